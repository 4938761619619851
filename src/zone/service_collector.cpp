// SPDX-License-Identifier: BSD-2-Clause
#include "zone/service_collector.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "hastls/core/decimal.hpp"
#include "hastls/dns/typed.hpp"
#include "hastls/registry/service_name.hpp"

namespace hastls::zone {
namespace {

constexpr std::size_t kFewFacts = 1024;

std::string_view first_label(std::string_view wire) noexcept {
  return wire.substr(1, static_cast<unsigned char>(wire.front()));
}

std::string_view behind_label(std::string_view wire) noexcept {
  return wire.substr(static_cast<unsigned char>(wire.front()) + 1U);
}

// `_443` and the like.
std::optional<std::uint16_t> port_of(std::string_view label) noexcept {
  if (!label.starts_with('_')) return std::nullopt;
  const Decimal number = Decimal::parse(label.substr(1), 65535);
  if (number.fault) return std::nullopt;
  return static_cast<std::uint16_t>(number.value);
}

std::string in_wire_form(std::string_view label) {
  return std::string(1, static_cast<char>(label.size())).append(label);
}

// The facts in order of what they say, and of several that say the same the first one.
template <class Fact, class Says>
void keep_first(std::vector<Fact>& facts, const Says& says) {
  std::ranges::sort(facts, {}, [&](const Fact& fact) { return std::pair(says(fact), fact.place); });
  const auto same = [&](const Fact& a, const Fact& b) { return says(a) == says(b); };
  facts.erase(std::unique(facts.begin(), facts.end(), same), facts.end());
}

constexpr auto kSrvSays = [](const SrvFact& fact) {
  return std::tuple(fact.set, fact.tls_name, fact.port);
};

}  // namespace

// The owner of HASTLS records of `app` at `host`.
std::optional<NameId> ServiceCollector::owner_of(std::string_view app, std::string_view proto,
                                                 const DomainName& host) const {
  if (app.empty() || app.size() >= DomainName::kMaxLabel) return std::nullopt;
  const std::string wire =
      in_wire_form('_' + std::string(app)).append(in_wire_form(proto)).append(host.wire());
  if (wire.size() > DomainName::kMaxWire) return std::nullopt;
  const NameId found = names_.closest(wire);
  if (names_.wire_size(found) != wire.size() || !hosts_.is_owner(found)) return std::nullopt;
  return found;
}

bool ServiceCollector::add_srv(const TypedRecord& record) {
  const std::string_view app = first_label(record.owner);
  if (!app.starts_with('_')) return true;
  const std::string_view proto = first_label(behind_label(record.owner));
  if (!proto.starts_with('_')) return true;
  const auto srv = dns::Srv::parse(rdata_.text(record), record.origin);
  if (!srv) return false;
  const std::string_view name = app.substr(1);
  if (const auto set = owner_of(name, proto, srv->target))
    add_srv({*set, false, srv->port, record.place});
  if (const auto set = owner_of(registry::cleartext_name(name), proto, srv->target))
    add_srv({*set, true, srv->port, record.place});
  return true;
}

// A million domains may name one host: what they repeat is dropped before it is too much.
void ServiceCollector::add_srv(const SrvFact& fact) {
  srv_.push_back(fact);
  if (srv_.size() < 2 * srv_settled_ + kFewFacts) return;
  keep_first(srv_, kSrvSays);
  srv_settled_ = srv_.size();
}

bool ServiceCollector::add_https(const TypedRecord& record, const Closest& at) {
  if (!at.exact || !hosts_.has_http(at.name)) return true;
  const auto https = dns::Svcb::parse(rdata_.text(record), record.origin);
  if (!https) return false;
  const bool again = !https_.empty() && https_.back().host == at.name;
  if (https->priority != 0 && !again) https_.push_back({at.name, record.place});
  return true;
}

void ServiceCollector::add_tlsa(const TypedRecord& record, const Closest& at) {
  const auto port = port_of(first_label(record.owner));
  if (!port) return;
  const auto proto = at.exact ? names_.parent(at.name) : at.name;
  if (!proto || !hosts_.is_proto(*proto) ||
      names_.wire_size(*proto) != behind_label(record.owner).size())
    return;
  const bool again = !tlsa_.empty() && tlsa_.back().proto == *proto && tlsa_.back().port == *port;
  if (!again) tlsa_.push_back({*proto, *port, record.place});
}

void ServiceCollector::finish() {
  keep_first(srv_, kSrvSays);
  keep_first(https_, [](const HttpsFact& fact) { return fact.host; });
  keep_first(tlsa_, [](const TlsaFact& fact) { return std::pair(fact.proto, fact.port); });
}

}  // namespace hastls::zone
