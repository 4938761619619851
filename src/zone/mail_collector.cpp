// SPDX-License-Identifier: BSD-2-Clause
#include "zone/mail_collector.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace hastls::zone {
namespace {

bool is_at_or_below(std::string_view wire, std::string_view apex) noexcept {
  while (wire.size() > apex.size()) wire.remove_prefix(static_cast<unsigned char>(wire[0]) + 1U);
  return wire == apex;
}

}  // namespace

void MailCollector::add_mx(const TypedRecord& record, const DomainName& exchange,
                           std::string_view lines) {
  const auto host = names_.find(exchange);
  if (host) mark_exchange(*host);
  if (!host || !hosts_.has_smtp(*host)) {
    add_uncovered(record, exchange, lines);
    return;
  }
  MailDomain* const at = domain(record.owner);
  if (at == nullptr) return;
  const auto is_known = [&](const ExchangeFact& known) { return known.host == *host; };
  if (std::ranges::none_of(at->exchanges, is_known)) at->exchanges.push_back({*host, record.place});
}

void MailCollector::mark_exchange(NameId host) {
  const auto index = static_cast<std::size_t>(host);
  if (facts_.exchanges.size() <= index) facts_.exchanges.resize(names_.size());
  facts_.exchanges[index] = true;
}

// Null where there are too many domains.
MailDomain* MailCollector::domain(std::string_view owner) {
  auto& domains = facts_.domains;
  if (current_ < domains.size() && domains[current_].name.wire() == owner)
    return &domains[current_];
  auto name = DomainName::from_wire(owner);
  if (!name) return nullptr;
  if (domains.size() >= MailFacts::kMostDomains) drop_untelling();
  if (domains.size() >= MailFacts::kMostDomains) return nullptr;
  const auto [known, is_new] = index_.try_emplace(*name, domains.size());
  if (is_new) domains.push_back({*std::move(name), {}, {}});
  current_ = known->second;
  return &domains[current_];
}

bool MailCollector::is_telling(const MailDomain& domain) const {
  return domain.exchanges.size() > 1 || hosts_.is_insecure(domain.exchanges.front().host);
}

// Happens once in many domains, or never helps again.
void MailCollector::drop_untelling() {
  if (std::ranges::all_of(facts_.domains, [this](const auto& at) { return is_telling(at); }))
    return;
  std::erase_if(facts_.domains, [this](const MailDomain& at) { return !is_telling(at); });
  index_.clear();
  for (std::size_t i = 0; i < facts_.domains.size(); ++i) index_.emplace(facts_.domains[i].name, i);
}

void MailCollector::add_uncovered(const TypedRecord& record, const DomainName& host,
                                  std::string_view lines) {
  if (!apex_ || facts_.uncovered.size() >= MailFacts::kMostUncovered) return;
  if (!is_at_or_below(host.wire(), names_.wire(*apex_))) return;
  auto owner = DomainName::from_wire(record.owner);
  if (owner && uncovered_.try_emplace(host, facts_.uncovered.size()).second)
    facts_.uncovered.push_back({{}, *std::move(owner), record.place, std::string(lines)});
}

void MailCollector::add_policy(std::string_view domain, const Place& place) {
  auto name = DomainName::from_wire(domain);
  if (name && policies_.size() < MailFacts::kMostDomains)
    policies_.try_emplace(*std::move(name), place);
}

bool MailCollector::finish() {
  for (MailDomain& domain : facts_.domains) {
    const auto policy = policies_.find(domain.name);
    if (policy != policies_.end()) domain.mta_sts = policy->second;
  }
  const std::size_t before = names_.size();
  std::vector<const DomainName*> hosts(uncovered_.size());
  for (const auto& [name, index] : uncovered_) hosts[index] = &name;
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    facts_.uncovered[i].host = names_.add(hosts[i]->wire());
    mark_exchange(facts_.uncovered[i].host);
  }
  return names_.size() != before;
}

MailFacts MailCollector::take() && {
  return std::move(facts_);
}

}  // namespace hastls::zone
