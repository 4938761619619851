// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hastls/zone/hastls_record.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/typed_facts.hpp"

#include "zone/hastls_hosts.hpp"
#include "zone/mail_collector.hpp"
#include "zone/plain_exchange.hpp"
#include "zone/service_collector.hpp"
#include "zone/signing_collector.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Collects the facts that take more of a record than its owner and type.
///
/// To read another type: a struct in hastls/zone/typed_facts.hpp, an add_... function in the
/// collector that it belongs to, a take_... function here that calls it, and a row in kTypes
/// (typed_collector.cpp). From the row follows all else: that the fast way hands its lines on,
/// that pipes spool them, and that a fault in RDATA that was asked for is a finding. Judge by the
/// owner first and ask for the RDATA last.
///
/// What names are in question may depend on RDATA, as on that of MX records: finish_pass() adds
/// such names to the tree and asks for one more pass. In that one the tree gets its facts about
/// them, and no RDATA is looked at.
/// Spec: SPEC.md Z1, Z4.
class TypedCollector {
 public:
  TypedCollector(NameTree& names, const HastlsHosts& hosts, const SigningCollector::Wanted& wanted);
  TypedCollector(const TypedCollector&) = delete;
  TypedCollector& operator=(const TypedCollector&) = delete;
  TypedCollector(TypedCollector&&) = delete;
  TypedCollector& operator=(TypedCollector&&) = delete;
  ~TypedCollector() = default;

  /// True for what may be taken.
  [[nodiscard]] static bool takes(std::uint16_t type, std::string_view owner) noexcept;
  /// The same where it needs its text.
  [[nodiscard]] static bool reads(std::uint16_t type, std::string_view owner) noexcept;

  void add(const TypedRecord& record, const Closest& at);
  /// The same for MX records of hosts which have `_smtp._tcp` HASTLS records, that name just these.
  void add_exchanges(std::span<const ExchangeFact> all) {
    if (!second_pass_) mail_.add_exchanges(all);
  }

  /// To be called behind the last record. True where everything has to be read once more.
  [[nodiscard]] bool finish_pass();
  [[nodiscard]] TypedFacts take_facts();
  [[nodiscard]] std::vector<RdataFinding> take_findings() { return std::move(findings_); }

 private:
  static constexpr std::size_t kMostFindings = 10000;

  struct Type;
  [[nodiscard]] static const Type* find(std::uint16_t type) noexcept;

  // Each gives false where the RDATA is not of its type.
  [[nodiscard]] bool take_mx(const TypedRecord& record, const Closest& at);
  void take_exchange(const TypedRecord& record, const Closest& at, std::string_view exchange);
  [[nodiscard]] bool take_txt(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool take_srv(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool take_tlsa(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool take_https(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool take_rrsig(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool take_nsec(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool take_nsec3(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool take_nsec3param(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool take_dnskey(const TypedRecord& record, const Closest& at);

  const HastlsHosts& hosts_;
  RdataReader rdata_;
  PlainExchange exchange_;
  MailCollector mail_;
  ServiceCollector services_;
  SigningCollector signing_;
  bool second_pass_ = false;
  std::vector<RdataFinding> findings_;
};

}  // namespace hastls::zone
