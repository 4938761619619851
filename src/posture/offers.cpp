// SPDX-License-Identifier: BSD-2-Clause
#include "posture/offers.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/registry/service.hpp"

#include "posture/accept.hpp"
#include "posture/fields.hpp"
#include "posture/owner_key.hpp"
#include "posture/places.hpp"
#include "posture/ports.hpp"

namespace hastls::posture {
namespace {

std::string labels_of(std::string_view app, std::string_view protocol) {
  std::string out;
  out.reserve(protocol.size() + app.size() + 3);
  (out += '_').append(protocol) += kKeySeparator;
  (out += '_').append(app);
  return out;
}

}  // namespace

Offers OfferReader::read(const Node& applications) {
  Offers offers;
  if (!is_filled(applications, Node::Kind::Mapping, "a mapping of applications to postures",
                 findings_))
    return offers;
  Places<std::string> places;
  for (const Node* key = applications.child; key != nullptr; key = key->next->next) {
    const auto app = read_key(*key);
    if (!app) continue;
    std::string labels = labels_of(app->app, app->protocol);
    if (const auto first = places.find_or_keep(labels, key->mark)) {
      findings_
          .error(*key, fmt::format("{}/{} stands here a second time", app->app, app->protocol),
                 "several pairs of one application are a list behind one key")
          .related.push_back({findings_.at(*first), "the first one"});
      continue;
    }
    offers.push_back({std::move(labels), key->mark, read_entries(*key->next, *app, *key)});
  }
  return offers;
}

std::optional<OfferReader::AppKey> OfferReader::read_key(const Node& key) {
  const auto text = read_text(key, "an application", findings_);
  if (!text) return std::nullopt;
  const std::size_t slash = text->find('/');
  const std::string_view app = text->substr(0, slash);
  if (!registry::is_service_name(app)) {
    findings_.error(key, fmt::format("'{}' is no application's name", shown(app)),
                    app.starts_with('_')
                        ? "leave the underscore out: hastls puts it there"
                        : "a service name is 1 to 15 letters, digits and hyphens (RFC 6335 §5.1)");
    return std::nullopt;
  }
  AppKey out{ascii::lower(app), "tcp"};
  if (slash == std::string_view::npos) return out;
  out.protocol = ascii::lower(text->substr(slash + 1));
  if (!is_protocol(key, out.protocol)) return std::nullopt;
  return out;
}

bool OfferReader::is_protocol(const Node& key, std::string_view protocol) {
  if (std::ranges::find(registry::kProtocols, protocol) != registry::kProtocols.end()) return true;
  findings_.error(key, fmt::format("'{}' is no protocol", shown(protocol)),
                  suggestion(protocol, registry::kProtocols, "write tcp, udp, sctp or dccp"));
  return false;
}

void OfferReader::warn_of_protocol(const AppKey& app, const Node& key, const PortClauses& entry) {
  constexpr std::string_view kRule = "unknown-protocol";
  if (app.protocol == "tcp" || app.protocol == "sctp") return;
  if (std::ranges::find(entry.accepted, kRule) != entry.accepted.end()) return;
  findings_.warning_of_entry(
      entry.entry.mark, kRule, key,
      fmt::format("over {} it is DTLS, and the draft speaks of TLS", app.protocol),
      "no client is known to look there");
}

std::vector<Entry> OfferReader::read_entries(const Node& value, const AppKey& app,
                                             const Node& key) {
  std::vector<Entry> entries;
  if (!value.is(Node::Kind::Sequence)) {
    if (auto entry = read_entry(value, app, key)) entries.push_back(*std::move(entry));
    return entries;
  }
  if (!is_filled(value, Node::Kind::Sequence, "a list of entries", findings_)) return entries;
  for (const Node* item = value.child; item != nullptr; item = item->next) {
    if (auto entry = read_entry(*item, app, key)) entries.push_back(*std::move(entry));
  }
  check_repeats(entries, app);
  return entries;
}

// Caught here once, not at every host that has the list.
void OfferReader::check_repeats(std::vector<Entry>& entries, const AppKey& app) {
  if (entries.size() < 2) return;
  Places<std::pair<std::uint16_t, std::uint16_t>> places;
  std::erase_if(entries, [&](const Entry& entry) {
    const auto first = places.find_or_keep({entry.ins_port, entry.sec_port}, entry.mark);
    if (!first) return false;
    findings_
        .error(
            entry.mark, 1,
            fmt::format("{} offers {} {} a second time", app.app, entry.ins_port, entry.sec_port),
            "drop one of the two")
        .related.push_back({findings_.at(*first), "the first one"});
    return true;
  });
}

std::optional<Entry> OfferReader::read_entry(const Node& node, const AppKey& app, const Node& key) {
  if (node.is(Node::Kind::Refused)) return std::nullopt;
  if (node.is(Node::Kind::Mapping)) return read_entry_mapping(node, app, key);
  if (!node.is(Node::Kind::Scalar)) {
    findings_.error(node, fmt::format("here stands {}, and it should be a posture", describe(node)),
                    "write SIO, SSO or SSB, or a mapping as {posture: SSB, prefer-secure: true}");
    return std::nullopt;
  }
  const auto posture = read_posture(node, findings_);
  if (!posture) return std::nullopt;
  const PortClauses clauses(node, *posture);
  return finish_entry(clauses, app, key);
}

PortClauses OfferReader::read_port_clauses(const Fields& fields, const Node& node,
                                           Posture posture) {
  PortClauses clauses(node, posture);
  clauses.insecure_node = fields.value(EntryKey::InsecurePort);
  clauses.secure_node = fields.value(EntryKey::SecurePort);
  clauses.in_band_node = fields.value(EntryKey::InBand);
  if (clauses.insecure_node != nullptr)
    clauses.insecure = read_port(*clauses.insecure_node, findings_);
  if (clauses.secure_node != nullptr) clauses.secure = read_port(*clauses.secure_node, findings_);
  if (clauses.in_band_node != nullptr)
    clauses.in_band = read_flag(*clauses.in_band_node, findings_);
  return clauses;
}

std::optional<Posture> OfferReader::read_posture_of(const Fields& fields, const Node& node) {
  if (const Node* value = fields.value(EntryKey::Posture)) return read_posture(*value, findings_);
  if (!fields.any_unknown())
    findings_.error(node, "this entry names no posture", "add posture: SIO, SSO or SSB");
  return std::nullopt;
}

std::optional<bool> OfferReader::read_preference(const Fields& fields, Posture posture) {
  const Node* value = fields.value(EntryKey::PreferSecure);
  if (value == nullptr) return std::nullopt;
  const auto prefer = read_flag(*value, findings_);
  if (prefer == true && posture == Posture::InsecureOnly)
    findings_.error(*value, "SIO has nothing secure to prefer (R7): every client would refuse it",
                    "drop prefer-secure, or write SSB");
  return prefer;
}

std::optional<Entry> OfferReader::read_entry_mapping(const Node& node, const AppKey& app,
                                                     const Node& key) {
  if (!is_filled(node, Node::Kind::Mapping, "an entry with its posture", findings_))
    return std::nullopt;
  Fields fields;
  fields.read(node, entry_keys(), findings_);
  // Without a posture the rest is read all the same, for errors of its own.
  const auto posture = read_posture_of(fields, node);
  PortClauses clauses = read_port_clauses(fields, node, posture.value_or(Posture::Both));
  const Node* ttl = fields.value(EntryKey::Ttl);
  const Node* accept = fields.value(EntryKey::Accept);
  Accepted accepted = accept == nullptr ? Accepted{} : read_accept(*accept);
  const auto seconds = ttl == nullptr ? std::nullopt : read_ttl(*ttl, findings_);
  if (!posture) return std::nullopt;
  const auto prefer = read_preference(fields, *posture);
  clauses.accepted = accepted.rules;
  // A port that was refused is not one that was left out: nothing is filled in for it.
  if (clauses.any_refused()) return std::nullopt;
  auto entry = finish_entry(clauses, app, key);
  if (!entry) return std::nullopt;
  entry->prefer_secure = prefer;
  entry->ttl = seconds;
  entry->remark = std::move(accepted.remark);
  return entry;
}

std::optional<Entry> OfferReader::finish_entry(const PortClauses& given, const AppKey& app,
                                               const Node& key) {
  PortClauses clauses = given;
  clauses.app = app.app;
  clauses.table = &options_.registry;
  clauses.row = options_.registry.find(app.app);
  const auto ports = resolve_ports(clauses, findings_);
  if (!ports) return std::nullopt;
  warn_of_protocol(app, key, clauses);
  Entry entry;
  entry.ins_port = ports->ins_port;
  entry.sec_port = ports->sec_port;
  entry.mark = clauses.entry.mark;
  return entry;
}

std::optional<std::string_view> OfferReader::read_rule(const Node& key) {
  const auto text = read_text(key, "a rule's id", findings_);
  if (!text) return std::nullopt;
  const auto rule = std::ranges::find(options_.rules, *text, &KnownRule::id);
  if (rule == options_.rules.end()) {
    std::vector<std::string_view> ids;
    std::ranges::transform(options_.rules, std::back_inserter(ids), &KnownRule::id);
    findings_.error(key, fmt::format("there is no rule '{}'", shown(*text)),
                    suggestion(*text, ids));
    return std::nullopt;
  }
  if (rule->is_error) {
    findings_.error(key, fmt::format("{} is an error, and cannot be accepted", rule->id),
                    "mend what it finds");
    return std::nullopt;
  }
  return rule->id;
}

OfferReader::Accepted OfferReader::read_accept(const Node& node) {
  if (!is_filled(node, Node::Kind::Mapping, "a mapping of rule ids to reasons", findings_))
    return {};
  std::vector<AcceptedRule> accepted;
  for (const Node* key = node.child; key != nullptr; key = key->next->next) {
    const auto rule = read_rule(*key);
    const auto reason = read_text(*key->next, "the reason, one line of text", findings_);
    if (!rule || !reason) continue;
    if (std::ranges::find(accepted, *rule, &AcceptedRule::rule) != accepted.end()) {
      findings_.error(*key, fmt::format("{} stands here a second time", *rule),
                      "drop one of the two");
    } else if (reason->find(';') != std::string_view::npos) {
      findings_.error(*key->next, "a reason becomes part of a comment, and holds no ';'",
                      "write a ',' instead");
    } else {
      accepted.push_back({*rule, *reason});
    }
  }
  Accepted out;
  std::ranges::transform(accepted, std::back_inserter(out.rules), &AcceptedRule::rule);
  if (!accepted.empty()) out.remark = ignore_comment(accepted);
  return out;
}

}  // namespace hastls::posture
