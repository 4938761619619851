// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
  SigningCollector(const Wanted& wanted, const NameTree& names, const HastlsHosts& hosts,
                   RdataReader& rdata)
      : wanted_(wanted), names_(names), hosts_(hosts), rdata_(rdata) {}

  [[nodiscard]] bool add_rrsig(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool add_nsec(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool add_nsec3(const TypedRecord& record);
  [[nodiscard]] bool add_nsec3param(const TypedRecord& record, const Closest& at);
  [[nodiscard]] bool add_dnskey(const TypedRecord& record, const Closest& at);

  [[nodiscard]] SigningFacts take() &&;

 private:
  static constexpr std::size_t kHashSize = 32;  // SHA-1 in base32hex
  using Hash = std::array<char, kHashSize>;
  // The owners of HASTLS records by their hashes, in order of these.
  using Hashed = std::vector<std::pair<Hash, NameId>>;

  [[nodiscard]] bool is_other_type(std::span<const Token> words) const;
  [[nodiscard]] bool is_apex(const Closest& at) const noexcept;
  [[nodiscard]] bool note_signature(NameId owner);
  [[nodiscard]] bool is_of_last_chain(std::span<const Token> words) const;
  [[nodiscard]] std::optional<std::size_t> chain_of(const dns::Nsec3Parameters& parameters,
                                                    const Place& place);
  void hash_owners(Nsec3Chain& chain);
  [[nodiscard]] std::optional<NameId> owner_of(std::string_view nsec3_owner,
                                               std::size_t chain) const;

  Wanted wanted_;
  const NameTree& names_;
  const HastlsHosts& hosts_;
  RdataReader& rdata_;
  SigningFacts facts_;
  std::vector<std::uint8_t> signatures_;  ///< How many, by NameId.
  std::vector<Hashed> hashed_;            ///< By chain.
  std::size_t last_chain_ = 0;
  std::array<std::string, 3> last_words_;  ///< Of an NSEC3 of that chain: what it hashes with.
};

}  // namespace hastls::zone
