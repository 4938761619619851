// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hastls::zone {

/// Codes of the types that the reader or a rule asks about by name.
/// Spec: IANA DNS Parameters, Resource Record (RR) TYPEs.
namespace types {
inline constexpr std::uint16_t kA = 1;
inline constexpr std::uint16_t kNs = 2;
inline constexpr std::uint16_t kCname = 5;
inline constexpr std::uint16_t kSoa = 6;
inline constexpr std::uint16_t kHinfo = 13;
inline constexpr std::uint16_t kMx = 15;
inline constexpr std::uint16_t kTxt = 16;
inline constexpr std::uint16_t kAaaa = 28;
inline constexpr std::uint16_t kLoc = 29;
inline constexpr std::uint16_t kSrv = 33;
inline constexpr std::uint16_t kDname = 39;
inline constexpr std::uint16_t kDs = 43;
inline constexpr std::uint16_t kSshfp = 44;
inline constexpr std::uint16_t kRrsig = 46;
inline constexpr std::uint16_t kNsec = 47;
inline constexpr std::uint16_t kDnskey = 48;
inline constexpr std::uint16_t kNsec3 = 50;
inline constexpr std::uint16_t kNsec3param = 51;
inline constexpr std::uint16_t kTlsa = 52;
inline constexpr std::uint16_t kSvcb = 64;
inline constexpr std::uint16_t kHttps = 65;
inline constexpr std::uint16_t kSpf = 99;
inline constexpr std::uint16_t kCaa = 257;
}  // namespace types

/// The code of a type in any letter case: a mnemonic of the registry, or TYPEnnn (RFC 3597 §5)
/// without leading zeros. `HASTLS` is none: it has no code of its own.
[[nodiscard]] std::optional<std::uint16_t> type_code(std::string_view text) noexcept;

/// The mnemonic, or TYPEnnn where there is none.
[[nodiscard]] std::string type_name(std::uint16_t code);

}  // namespace hastls::zone
