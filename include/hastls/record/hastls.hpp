// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hastls/core/posture.hpp"
#include "hastls/core/result.hpp"

namespace hastls::record {

/// The RDATA of a HASTLS record, valid or not: what it says, before any rule has judged it.
/// Shape: three unsigned 16-bit integers, six octets on the wire in network order.
/// Spec: draft-hoffman-server-has-tls-04 §3; SPEC.md R1 to R8, D1, D4.
struct Hastls {
  std::uint16_t ins_port = 0;  ///< The insecure port; 0 where that service is not offered.
  std::uint16_t sec_port = 0;  ///< The port for TLS; 0 where that service is not offered.
  std::uint16_t pol_pref = 0;  ///< 1: no client is to fall back to the insecure form.

  /// Canonical order of RDATA (RFC 4034 §6.3).
  friend constexpr auto operator<=>(const Hastls&, const Hastls&) = default;

  /// R8; nothing where both ports are 0 (R2).
  [[nodiscard]] constexpr std::optional<Posture> posture() const noexcept {
    if (ins_port == 0 && sec_port == 0) return std::nullopt;
    if (ins_port == 0) return Posture::SecureOnly;
    return sec_port == 0 ? Posture::InsecureOnly : Posture::Both;
  }
  /// R2 and R6.
  [[nodiscard]] constexpr bool is_valid() const noexcept {
    return posture().has_value() && pol_pref <= 1;
  }
};

/// One of the three fields. Text, hex and wire forms are all read and written along kFields.
struct Field {
  std::string_view name;
  std::uint16_t Hastls::*member;
};
inline constexpr std::array<Field, 3> kFields{{
    {"ins-port", &Hastls::ins_port},
    {"sec-port", &Hastls::sec_port},
    {"pol-pref", &Hastls::pol_pref},
}};
inline constexpr std::size_t kWireSize = 2 * kFields.size();
using Wire = std::array<std::uint8_t, kWireSize>;

/// The forms that RDATA can be wrong in.
enum class FaultKind : std::uint8_t {
  TooFewFields,
  TooManyFields,
  NotDecimal,
  LeadingZero,
  OutOfRange,
  NoLength,  ///< `\#` without a decimal length behind it.
  NotHex,
  OddHex,          ///< Half an octet is left over.
  LengthMismatch,  ///< `\# N` with more or fewer than N octets.
  FiveOctets,      ///< pol-pref as one octet.
  WrongSize,       ///< Neither 5 nor 6 octets.
  NeedsGeneric,    ///< `TYPE65443 25 25 1`: an unknown type's RDATA is written with `\#`.
};

/// Why RDATA could not be read.
struct Fault {
  FaultKind kind;
  std::size_t word = 0;  ///< Which of the given words is at fault; the number of words at the end.
  std::size_t offset = 0;  ///< Octets into that word.
  std::string message;     ///< One clause, lower case, no full stop.
  std::string help;        ///< What to write instead.
};

template <class T>
using Decoded = Result<T, Fault>;

[[nodiscard]] Decoded<Hastls> from_wire(std::span<const std::uint8_t> wire);

/// Reads the words behind a type in presentation format.
/// Shape: `25 25 1` where `mnemonic` is true, or `\# 6 001900190001` with the hex split anyhow.
/// Spec: SPEC.md D3, RFC 3597 §5.
[[nodiscard]] Decoded<Hastls> from_words(std::span<const std::string_view> words, bool mnemonic);

[[nodiscard]] Wire to_wire(const Hastls& record) noexcept;
/// `25 25 1`
[[nodiscard]] std::string to_text(const Hastls& record);
/// `\# 6 001900190001`
[[nodiscard]] std::string to_generic(const Hastls& record);

/// The same two, put behind what `out` holds already.
void append_text(std::string& out, const Hastls& record);
void append_generic(std::string& out, const Hastls& record);

}  // namespace hastls::record
