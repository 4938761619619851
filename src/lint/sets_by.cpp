// SPDX-License-Identifier: BSD-2-Clause
#include "lint/sets_by.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lint/owner_parts.hpp"
#include "lint/related.hpp"

namespace hastls::lint {
namespace {

bool is_of(const Context& context, const RecordSet& set, std::string_view app) {
  const OwnerParts parts = owner_parts(context, set);
  return app_name(parts) == app && proto_name(parts) == "tcp";
}

}  // namespace

SetsBy::SetsBy(const Context& context, const RecordSets& sets, Key key) : sets_(sets) {
  for (auto at = sets.begin(); at != sets.end(); ++at) {
    if (const auto name = key(context, *at))
      entries_.push_back({*name, static_cast<std::uint32_t>(at.index())});
  }
  // Names are numbered as they came: most often they are in order.
  if (!std::ranges::is_sorted(entries_, {}, &Entry::key))
    std::ranges::stable_sort(entries_, {}, &Entry::key);
}

std::span<const SetsBy::Entry> SetsBy::all(zone::NameId key) const {
  const auto from = std::ranges::lower_bound(entries_, key, {}, &Entry::key);
  const auto to = std::ranges::upper_bound(entries_, key, {}, &Entry::key);
  return {from, to};
}

std::optional<RecordSet> SetsBy::find(zone::NameId key) const {
  const auto found = all(key);
  if (found.empty()) return std::nullopt;
  return sets_[found.front().set];
}

std::optional<zone::NameId> by_owner(const Context&, const RecordSet& set) {
  return set.owner;
}

std::optional<zone::NameId> by_proto(const Context& context, const RecordSet& set) {
  return context.zone.names().parent(set.owner);
}

std::optional<zone::NameId> by_web_host(const Context& context, const RecordSet& set) {
  if (!is_of(context, set, "http")) return std::nullopt;
  return host_of(context, set);
}

std::optional<zone::NameId> by_mail_host(const Context& context, const RecordSet& set) {
  if (!is_of(context, set, "smtp")) return std::nullopt;
  return host_of(context, set);
}

bool offers_tls(const RecordSet& set) {
  return std::ranges::any_of(set.records,
                             [](const auto* record) { return record->rdata.sec_port != 0; });
}

void report(const Context& context, Contradiction contradiction, Findings& findings) {
  auto& records = contradiction.records;
  std::ranges::sort(records, {}, [](const auto* record) { return record->place; });
  Finding finding{.message = std::move(contradiction.message),
                  .help = std::move(contradiction.help),
                  .related = std::move(contradiction.others)};
  auto rest = others_of(context, records, [](const zone::HastlsRecord& record) {
    return "and this record: " + record::to_text(record.rdata);
  });
  std::ranges::move(rest, std::back_inserter(finding.related));
  findings.at_owner(*records.back(), std::move(finding));
}

}  // namespace hastls::lint
