// SPDX-License-Identifier: BSD-2-Clause
#include "zone/typed_collector.hpp"

#include <array>
#include <utility>

#include "hastls/dns/rdata.hpp"
#include "hastls/dns/typed.hpp"
#include "hastls/zone/type_code.hpp"

namespace hastls::zone {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kPolicyLabel = "\x08_mta-sts"sv;

// The strings of a TXT record one behind the other (RFC 8461 §3.1).
std::string strings_of(const std::vector<std::uint8_t>& rdata) {
  std::string out;
  for (std::size_t at = 0; at < rdata.size(); at += rdata[at] + 1U)
    out.append(reinterpret_cast<const char*>(rdata.data()) + at + 1, rdata[at]);
  return out;
}

bool is_policy(std::string_view text) noexcept {
  constexpr std::string_view kVersion = "v=STSv1";
  if (!text.starts_with(kVersion)) return false;
  text.remove_prefix(kVersion.size());
  const std::size_t end = text.find_first_not_of(" \t");
  return end != std::string_view::npos && text[end] == ';';
}

}  // namespace

struct TypedCollector::Type {
  std::uint16_t code = 0;
  bool (TypedCollector::*take)(const TypedRecord&, const Closest&) = nullptr;
  bool has_text = true;         ///< Its RDATA is read.
  std::string_view owner = {};  ///< What the owners of interest begin with, in wire form.
};

const TypedCollector::Type* TypedCollector::find(std::uint16_t type) noexcept {
  using T = TypedCollector;
  constexpr std::size_t kCodes = 128;
  static constexpr std::array kTypes{
      Type{.code = types::kMx, .take = &T::take_mx},
      Type{.code = types::kTxt, .take = &T::take_txt, .owner = kPolicyLabel},
      Type{.code = types::kSrv, .take = &T::take_srv},
      Type{.code = types::kRrsig, .take = &T::take_rrsig},
      Type{.code = types::kNsec, .take = &T::take_nsec},
      Type{.code = types::kNsec3, .take = &T::take_nsec3},
      Type{.code = types::kNsec3param, .take = &T::take_nsec3param},
      Type{.code = types::kDnskey, .take = &T::take_dnskey},
      Type{.code = types::kTlsa, .take = &T::take_tlsa, .has_text = false},
      Type{.code = types::kHttps, .take = &T::take_https},
  };
  static constexpr auto kIndex = [] {
    std::array<std::uint8_t, kCodes> out{};
    for (std::size_t i = 0; i < kTypes.size(); ++i)
      out[kTypes[i].code] = static_cast<std::uint8_t>(i + 1);
    return out;
  }();
  return type < kCodes && kIndex[type] != 0 ? &kTypes[kIndex[type] - 1U] : nullptr;
}

TypedCollector::TypedCollector(NameTree& names, const HastlsHosts& hosts,
                               const SigningCollector::Wanted& wanted)
    : hosts_(hosts),
      mail_(names, hosts_, wanted.apex, rdata_),
      services_(names, hosts_, rdata_),
      signing_(wanted, names, hosts_, rdata_) {}

bool TypedCollector::takes(std::uint16_t type, std::string_view owner) noexcept {
  const Type* const known = find(type);
  return known != nullptr && owner.starts_with(known->owner);
}

bool TypedCollector::reads(std::uint16_t type, std::string_view owner) noexcept {
  const Type* const known = find(type);
  return known != nullptr && known->has_text && owner.starts_with(known->owner);
}

void TypedCollector::add(const TypedRecord& record, const Closest& at) {
  const Type* const type = find(record.type);
  if (second_pass_ || type == nullptr || !record.owner.starts_with(type->owner)) return;
  if (!(this->*type->take)(record, at) && findings_.size() < kMostFindings)
    findings_.push_back(rdata_.finding(record));
}

bool TypedCollector::finish_pass() {
  if (second_pass_) return false;
  second_pass_ = true;
  services_.finish();
  return mail_.finish();
}

TypedFacts TypedCollector::take_facts() {
  return {.tlsa = std::move(services_).take_tlsa(),
          .https = std::move(services_).take_https(),
          .srv = std::move(services_).take_srv(),
          .mail = std::move(mail_).take(),
          .signing = std::move(signing_).take()};
}

bool TypedCollector::take_mx(const TypedRecord& record, const Closest& at) {
  if (!hosts_.any_smtp()) return true;
  if (const auto exchange = exchange_.read(record)) {
    take_exchange(record, at, *exchange);
    return true;
  }
  const auto mx = dns::Mx::parse(rdata_.text(record), record.origin);
  if (mx) take_exchange(record, at, mx->exchange.wire());
  return mx.has_value();
}

void TypedCollector::take_exchange(const TypedRecord& record, const Closest& at,
                                   std::string_view exchange) {
  if (at.exact && hosts_.has_smtp(at.name) && exchange != record.owner)
    mail_.add_elsewhere(at.name, record.place);
  const bool is_null = exchange.size() == 1;  // RFC 7505
  if (!is_null) mail_.add_mx(record, at, exchange);
}

bool TypedCollector::take_txt(const TypedRecord& record, const Closest&) {
  if (!hosts_.any_insecure()) return true;
  const auto rdata = dns::rdata_wire(types::kTxt, rdata_.text(record), record.origin);
  if (!rdata) return false;
  if (is_policy(strings_of(*rdata)))
    mail_.add_policy(record.owner.substr(kPolicyLabel.size()), record.place);
  return true;
}

bool TypedCollector::take_srv(const TypedRecord& record, const Closest&) {
  return services_.add_srv(record);
}

bool TypedCollector::take_tlsa(const TypedRecord& record, const Closest& at) {
  services_.add_tlsa(record, at);
  return true;
}

bool TypedCollector::take_https(const TypedRecord& record, const Closest& at) {
  return services_.add_https(record, at);
}

bool TypedCollector::take_rrsig(const TypedRecord& record, const Closest& at) {
  return signing_.add_rrsig(record, at);
}

bool TypedCollector::take_nsec(const TypedRecord& record, const Closest& at) {
  return signing_.add_nsec(record, at);
}

bool TypedCollector::take_nsec3(const TypedRecord& record, const Closest&) {
  return signing_.add_nsec3(record);
}

bool TypedCollector::take_nsec3param(const TypedRecord& record, const Closest& at) {
  return signing_.add_nsec3param(record, at);
}

bool TypedCollector::take_dnskey(const TypedRecord& record, const Closest& at) {
  return signing_.add_dnskey(record, at);
}

}  // namespace hastls::zone
