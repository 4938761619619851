// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/record/hastls.hpp"

namespace hastls::posture {

/// One HASTLS record that a posture file asks for: small and flat, for there may be millions.
struct Declaration {
  std::uint64_t name;       ///< Where its owner's sort key begins; Fleet::owner() reads it.
  std::uint32_t zone;       ///< Index into Fleet::zones().
  std::uint32_t ttl;        ///< Units: seconds.
  std::uint32_t line;       ///< Of its entry.
  std::uint32_t host_line;  ///< Of the host that has it.
  std::uint32_t file;       ///< Index into Fleet::files().
  std::uint32_t remark;     ///< Index into Fleet::remarks(); 0 is none.
  record::Hastls record;
  std::uint16_t column;  ///< Of its entry; 65535 stands for that and more.
  std::uint16_t host_column;
  std::uint8_t name_size;
  bool default_ttl;         ///< The entry does not say; the document's defaults do.
  bool default_preference;  ///< Likewise.
};

/// What a run's posture files ask for, contradictions already refused.
/// Shape: zones in canonical order; within each zone the records in the canonical order of owners
/// and RDATA (RFC 4034 §6.1, §6.3), none twice.
class Fleet {
 public:
  struct Zone {
    DomainName name;
    std::size_t first = 0;  ///< Its records: [first, last) of declarations().
    std::size_t last = 0;
  };

  [[nodiscard]] std::span<const Zone> zones() const noexcept { return zones_; }
  [[nodiscard]] std::span<const Declaration> declarations() const noexcept { return records_; }
  [[nodiscard]] std::span<const Declaration> declarations(const Zone& zone) const noexcept {
    return declarations().subspan(zone.first, zone.last - zone.first);
  }
  /// One comment per set of findings that are meant (G9): `hastls: ignore RULE -- reason`.
  [[nodiscard]] std::span<const std::string> remarks() const noexcept { return remarks_; }
  [[nodiscard]] std::span<const std::string> files() const noexcept { return files_; }
  [[nodiscard]] RrType type() const noexcept { return type_; }

  /// Appends the owner without its zone: `_http._tcp.www`, or `_http._tcp` at the apex.
  void append_owner(std::string& out, const Declaration& declaration) const;

 private:
  friend class Merger;

  std::vector<Zone> zones_;
  std::vector<Declaration> records_;
  std::string names_;
  std::vector<std::string> remarks_;
  std::vector<std::string> files_;
  RrType type_;
};

}  // namespace hastls::posture
