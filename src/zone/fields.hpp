// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"

#include "zone/entry.hpp"

namespace hastls::zone {

/// The fields of a record in front of its RDATA. Pointers and the span are into its Entry.
struct Fields {
  const Token* owner = nullptr;  ///< Null where it is inherited.
  const Token* ttl = nullptr;
  const Token* rr_class = nullptr;
  const Token* type = nullptr;
  std::uint32_t ttl_seconds = 0;
  std::uint16_t class_code = 0;
  std::uint16_t type_code = 0;
  bool hastls_mnemonic = false;
  std::span<const Token> rdata;

  [[nodiscard]] bool class_before_ttl() const noexcept {
    return ttl != nullptr && rr_class != nullptr && rr_class < ttl;
  }
  /// The first field that is written.
  [[nodiscard]] const Token& first() const noexcept;
};

/// Tells owner, TTL, class and type apart. `hastls` is what the mnemonic HASTLS stands for.
/// Precondition: the entry has a token.
[[nodiscard]] Result<Fields, TextFault> read_fields(const Entry& entry, RrType hastls);

/// Reads `3600` or BIND's `1h30m`, units in any order and repeated, up to 2^32-1.
[[nodiscard]] Result<std::uint32_t, std::string_view> read_ttl(std::string_view text);

/// The same, its fault with a position.
[[nodiscard]] Result<std::uint32_t, TextFault> read_ttl(const Token& token);

}  // namespace hastls::zone
