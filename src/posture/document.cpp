// SPDX-License-Identifier: BSD-2-Clause
#include "posture/document.hpp"

#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "posture/owner_key.hpp"

namespace hastls::posture {

Document::Document(const LoadOptions& options, FilePosture::Content& content, Findings& findings,
                   TermsMemo& memo, std::uint32_t line)
    : options_(options),
      content_(content),
      findings_(findings),
      offer_reader_(options, findings),
      line_(line),
      servers_(options, around_, content.store, findings, memo),
      first_menu_(content.store.menus.size()) {}

void Document::take_keys(const Node& mapping) {
  any_content_ = true;
  if (!is_filled(mapping, Node::Kind::Mapping, "a mapping with version, zone and servers",
                 findings_))
    return;
  fields_.read(mapping, document_keys(), findings_);
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    const auto key = static_cast<DocumentKey>(i);
    const Node* value = fields_.value(key);
    if (value == nullptr || std::exchange(taken_[i], true)) continue;
    take_key(key, *value);
  }
}

// In the order of the table: servers come last, so that what they refer to is known if it can be.
void Document::take_key(DocumentKey key, const Node& value) {
  switch (key) {
    case DocumentKey::Version: return take_version(value);
    case DocumentKey::Zone: return take_zone(value);
    case DocumentKey::Rrtype: return take_type(value);
    case DocumentKey::Defaults: return take_defaults(value);
    case DocumentKey::Profiles: return take_profiles(value);
    case DocumentKey::Servers: return take_servers(value);
  }
}

void Document::take_version(const Node& value) {
  const auto text = read_text(value, "the version of this format: 1", findings_);
  if (text && *text != "1")
    findings_.error(value, fmt::format("version '{}' is not known", shown(*text)),
                    "this program reads version 1");
}

void Document::take_zone(const Node& value) {
  const auto text = read_text(value, "a zone's name", findings_);
  if (!text) return;
  auto name = zone_name(*text);
  if (!name) {
    findings_.error(value, name.error().message, name.error().context.front());
    return;
  }
  begin_zone(*std::move(name));
}

// A zone of several documents stands there several times: who puts files together looks it up
// once.
void Document::begin_zone(DomainName name) {
  around_.zone = static_cast<std::uint32_t>(content_.zones.size());
  around_.names.emplace(name);
  content_.zones.push_back(std::move(name));
}

void Document::take_type(const Node& value) {
  const auto text = read_text(value, "a type code", findings_);
  if (!text) return;
  const auto type = RrType::parse(*text);
  if (!type) {
    findings_.error(value, type.error().message, "leave it out for TYPE65443");
    return;
  }
  type_ = content_.types.size();
  content_.types.push_back({*type, findings_.at(value.mark, value.width)});
  if (!type->used_by().empty() && !options_.type)
    findings_.warning(
        "type-collision", value,
        fmt::format("{} is used by {} for itself", type->to_string(), type->used_by()),
        "leave it out for TYPE65443, which no server is known to use");
}

void Document::take_defaults(const Node& value) {
  if (!is_filled(value, Node::Kind::Mapping, "a mapping with ttl or prefer-secure", findings_))
    return;
  Fields fields;
  fields.read(value, defaults_keys(), findings_);
  if (const Node* ttl = fields.value(DefaultsKey::Ttl))
    around_.defaults.ttl = read_ttl(*ttl, findings_).value_or(around_.defaults.ttl);
  if (const Node* prefer = fields.value(DefaultsKey::PreferSecure))
    around_.defaults.prefer_secure = read_flag(*prefer, findings_).value_or(false);
}

void Document::take_profiles(const Node& value) {
  if (!is_filled(value, Node::Kind::Mapping, "a mapping of names to applications", findings_))
    return;
  for (const Node* key = value.child; key != nullptr; key = key->next->next) {
    const auto name = read_text(*key, "a profile's name", findings_);
    if (!name) continue;
    const auto [profile, is_new] = around_.profiles.try_emplace(std::string(*name));
    if (!is_new) {
      findings_.error(*key, fmt::format("the profile '{}' stands here a second time", shown(*name)),
                      "join the two, or rename one");
      continue;
    }
    profile->second = offer_reader_.read(*key->next);
  }
}

void Document::take_servers(const Node& value) {
  if (value.is(Node::Kind::Null) || value.is(Node::Kind::Refused)) return;
  if (!value.is(Node::Kind::Sequence)) {
    findings_.error(
        value, fmt::format("here stands {}, and it should be a list of servers", describe(value)),
        "begin each server with '- host:' or '- hosts:'");
    return;
  }
  for (const Node* item = value.child; item != nullptr; item = item->next) servers_.take(*item);
}

void Document::take_waiting(std::vector<Server> servers) {
  std::move(servers.begin(), servers.end(), std::back_inserter(waiting_));
}

void Document::report_missing() {
  if (!any_content_) {
    findings_.error({line_, 1}, 1, "this document is empty",
                    "fill it, or take out the --- that begins it");
    return;
  }
  if (fields_.any_unknown()) return;
  if (!taken_[static_cast<std::size_t>(DocumentKey::Version)])
    findings_.error({line_, 1}, 1, "this document has no version", "begin it with version: 1");
  if (!taken_[static_cast<std::size_t>(DocumentKey::Zone)])
    findings_.error({line_, 1}, 1, "this document has no zone", "add zone: example.com");
}

bool Document::says_all() const noexcept {
  return any_content_ && !fields_.any_unknown() && around_.names &&
         taken_[static_cast<std::size_t>(DocumentKey::Version)];
}

void Document::begin_alike(DomainName zone, std::uint32_t shift) {
  if (type_) {
    FilePosture::Content::TypeClause clause = content_.types[*type_];
    clause.where.span.line += shift;
    content_.types.push_back(std::move(clause));
  }
  around_.shift = shift;
  waiting_.clear();
  first_menu_ = content_.store.menus.size();
  begin_zone(std::move(zone));
}

void Document::finish(bool any_refused) {
  if (!any_refused) report_missing();
  take_waiting(servers_.take_waiting());
  for (const Server& server : waiting_) servers_.settle(server, any_refused);
  // Defaults may stand below the servers.
  settle_menus(content_.store, first_menu_, around_.defaults);
}

}  // namespace hastls::posture
