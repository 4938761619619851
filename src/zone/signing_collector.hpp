// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>

#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/typed_facts.hpp"

#include "zone/hastls_hosts.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Collects SigningFacts. Each add_... gives false where the RDATA is not of its type.
class SigningCollector {
 public:
  struct Wanted {
    std::optional<NameId> apex;
    std::uint16_t type = 0;  ///< The code that stands for HASTLS.
    bool keep_signatures = false;
  };
  SigningCollector(const Wanted& wanted, const HastlsHosts& hosts, RdataReader& rdata)
      : wanted_(wanted), hosts_(hosts), rdata_(rdata) {}

  [[nodiscard]] bool add_rrsig(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool add_nsec(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool add_dnskey(const TypedRecord& record, const Closest& at);

  [[nodiscard]] SigningFacts take() && { return std::move(facts_); }

 private:
  [[nodiscard]] bool is_other_type(std::span<const Token> words) const;

  Wanted wanted_;
  const HastlsHosts& hosts_;
  RdataReader& rdata_;
  SigningFacts facts_;
};

}  // namespace hastls::zone
