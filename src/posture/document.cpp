// SPDX-License-Identifier: BSD-2-Clause
#include "posture/document.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "posture/hosts.hpp"
#include "posture/owner_key.hpp"

namespace hastls::posture {

Document::Document(const LoadOptions& options, FilePosture::Content& content, Findings& findings,
                   std::uint32_t line)
    : options_(options),
      content_(content),
      findings_(findings),
      offer_reader_(options, content.remarks, findings),
      line_(line),
      first_record_(content.records.size()) {}

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
  zone_ = *std::move(name);
  // A zone of several documents stands there several times: who puts files together looks it up
  // once.
  zone_index_ = static_cast<std::uint32_t>(content_.zones.size());
  content_.zones.push_back(*zone_);
}

void Document::take_type(const Node& value) {
  const auto text = read_text(value, "a type code", findings_);
  if (!text) return;
  const auto type = RrType::parse(*text);
  if (!type) {
    findings_.error(value, type.error().message, "leave it out for TYPE65443");
    return;
  }
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
    default_ttl_ = read_ttl(*ttl, findings_).value_or(default_ttl_);
  if (const Node* prefer = fields.value(DefaultsKey::PreferSecure))
    default_preference_ = read_flag(*prefer, findings_).value_or(false);
}

void Document::take_profiles(const Node& value) {
  if (!is_filled(value, Node::Kind::Mapping, "a mapping of names to applications", findings_))
    return;
  for (const Node* key = value.child; key != nullptr; key = key->next->next) {
    const auto name = read_text(*key, "a profile's name", findings_);
    if (!name) continue;
    const auto [profile, is_new] = profiles_.try_emplace(std::string(*name));
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
  for (const Node* item = value.child; item != nullptr; item = item->next) take_server(*item);
}

void Document::take_server(const Node& node) {
  if (auto server = read_server(node)) place(*std::move(server));
}

std::optional<Server> Document::read_server(const Node& node) {
  if (!is_filled(node, Node::Kind::Mapping, "a server: host or hosts, and what it offers",
                 findings_))
    return std::nullopt;
  Fields fields;
  fields.read(node, server_keys(), findings_);
  Server server;
  server.hosts = read_hosts(fields, node);
  const Node* profile = fields.value(ServerKey::Profile);
  if (profile != nullptr) {
    if (const auto name = read_text(*profile, "a profile's name", findings_))
      server.profile = std::string(*name);
    server.profile_mark = profile->mark;
    server.profile_width = profile->width;
  }
  const Node* applications = fields.value(ServerKey::Applications);
  if (applications != nullptr) server.own = offer_reader_.read(*applications);
  if (profile == nullptr && applications == nullptr && !fields.any_unknown())
    findings_.error(node, "this server offers nothing", "add profile or applications");
  return server;
}

std::vector<Host> Document::read_hosts(const Fields& fields, const Node& node) {
  std::vector<Host> hosts;
  const Node* one = fields.value(ServerKey::Host);
  const Node* several = fields.value(ServerKey::Hosts);
  const auto add = [&](const Node& value, bool may_be_range) {
    if (const auto text = read_text(value, "a host name", findings_))
      hosts.push_back({std::string(*text), value.mark, value.width, may_be_range});
  };
  if (one == nullptr && several == nullptr && !fields.any_unknown())
    findings_.error(node, "this server has no host", "add host, or hosts for several");
  if (one != nullptr && several != nullptr)
    findings_.error(*fields.key(ServerKey::Hosts), "host and hosts stand side by side",
                    "put all names into hosts");
  if (one != nullptr) add(*one, false);
  if (several != nullptr &&
      is_filled(*several, Node::Kind::Sequence, "a list of host names", findings_)) {
    for (const Node* item = several->child; item != nullptr; item = item->next) add(*item, true);
  }
  return hosts;
}

const Offers* Document::profile_of(const Server& server) const {
  static const Offers kNone;
  if (!server.profile) return &kNone;
  const auto it = profiles_.find(*server.profile);
  return it == profiles_.end() ? nullptr : &it->second;
}

void Document::place(Server server) {
  const Offers* inherited = profile_of(server);
  if (zone_ && inherited != nullptr) {
    emit(server, *inherited);
  } else {
    waiting_.push_back(std::move(server));
  }
}

void Document::report_profile(const Server& server) {
  std::vector<std::string_view> names;
  for (const auto& [name, offers] : profiles_) names.push_back(name);
  findings_.error(server.profile_mark, server.profile_width,
                  fmt::format("there is no profile '{}'", shown(*server.profile)),
                  suggestion(*server.profile, names, "define it under profiles"));
}

void Document::emit(const Server& server, const Offers& inherited) {
  for (const Host& host : server.hosts) emit_host(host, server, inherited);
}

void Document::emit_host(const Host& host, const Server& server, const Offers& inherited) {
  if (!host.may_be_range) return emit_name(host.text, host, server, inherited);
  const auto range = parse_range(host.text);
  if (!range) return report_name(range.error(), host);
  if (!range->has_value()) return emit_name(host.text, host, server, inherited);
  const HostRange& names = **range;
  // One name tells whether the others are good too: they differ in digits only, the last one is
  // the longest.
  if (const auto key = host_key(names.name(names.last), *zone_); !key)
    return report_name(key.error(), host);
  for (std::uint32_t number = names.first; number <= names.last; ++number)
    emit_name(names.name(number), host, server, inherited);
}

void Document::report_name(const Error& error, const Host& host) {
  findings_.error(host.mark, host.width, error.message, error.context.front());
}

void Document::emit_name(std::string_view name, const Host& host, const Server& server,
                         const Offers& inherited) {
  const auto key = host_key(name, *zone_);
  if (!key) return report_name(key.error(), host);
  emit_offers(*key, host, inherited, server.own);
  emit_offers(*key, host, server.own, {});
}

void Document::emit_offers(std::string_view key, const Host& host, const Offers& offers,
                           const Offers& replaced_by) {
  for (const Offer& offer : offers) {
    if (std::ranges::find(replaced_by, offer.labels, &Offer::labels) != replaced_by.end()) continue;
    const std::uint64_t name = content_.names.size();
    content_.names += key;
    if (!key.empty()) content_.names += kKeySeparator;
    content_.names += offer.labels;
    const std::size_t size = content_.names.size() - name;
    if (wire_size({content_.names.data() + name, size}) + zone_->wire().size() >
        DomainName::kMaxWire) {
      findings_.error(host.mark, host.width,
                      fmt::format("'{}' is too long to have a record: its owner would be over 255 "
                                  "octets (RFC 1035 §2.3.4)",
                                  shown(host.text)));
      return;
    }
    for (const Entry& entry : offer.entries) emit_entry(name, size, host, entry);
  }
}

void Document::emit_entry(std::uint64_t name, std::size_t name_size, const Host& host,
                          const Entry& entry) {
  const bool insecure_only = entry.sec_port == 0;
  Declaration made{};
  made.name = name;
  made.name_size = static_cast<std::uint8_t>(name_size);
  made.zone = zone_index_;
  made.ttl = entry.ttl.value_or(default_ttl_).seconds();
  made.line = entry.mark.line;
  made.column = kept_column(entry.mark);
  made.host_line = host.mark.line;
  made.host_column = kept_column(host.mark);
  made.remark = entry.remark;
  made.default_ttl = !entry.ttl.has_value();
  // G1: what the defaults prefer is not for what has no TLS at all.
  made.default_preference = !entry.prefer_secure.has_value() && !insecure_only;
  const bool prefers = entry.prefer_secure.value_or(default_preference_ && !insecure_only);
  made.record = {entry.ins_port, entry.sec_port, static_cast<std::uint16_t>(prefers ? 1 : 0)};
  content_.records.push_back(made);
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

void Document::finish(bool any_refused) {
  if (!any_refused) report_missing();
  for (const Server& server : waiting_) {
    const Offers* inherited = profile_of(server);
    if (inherited == nullptr) {
      if (!any_refused) report_profile(server);
    } else if (zone_) {
      emit(server, *inherited);
    }
  }
  apply_defaults();
}

// Defaults may stand below the servers.
void Document::apply_defaults() {
  for (std::size_t i = first_record_; i < content_.records.size(); ++i) {
    Declaration& made = content_.records[i];
    if (made.default_ttl) made.ttl = default_ttl_.seconds();
    if (made.default_preference) made.record.pol_pref = default_preference_ ? 1 : 0;
  }
}

}  // namespace hastls::posture
