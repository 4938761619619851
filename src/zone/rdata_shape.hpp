// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string_view>

namespace hastls::zone {

/// What one field of RDATA looks like, in text and on the wire.
enum class FieldShape : char {
  Name = 'n',
  Octet = '1',
  Short = '2',
  Long = '4',
  Period = 't',  ///< 32 bits; units in text.
  Address4 = 'a',
  Address6 = '6',
  String = 's',     ///< Up to 255 octets.
  Strings = 'S',    ///< One or more, to the end.
  Text = 'q',       ///< Octets to the end, one field in text.
  Hex = 'x',        ///< Octets to the end, hex in one field or more.
  HexWord = 'w',    ///< Octets to the end, hex in one field.
  Salt = 'h',       ///< A length octet and hex, or `-`.
  Base64 = 'b',     ///< Octets to the end, base64 in one field or more.
  Hash = '3',       ///< A length octet and base32hex.
  Time = 'T',       ///< 32 bits; YYYYMMDDHHmmSS in text.
  Type = 'y',       ///< 16 bits; a mnemonic in text.
  Bitmap = 'B',     ///< Type bit maps (RFC 4034 §4.1.2) to the end.
  Algorithm = 'g',  ///< An octet; a mnemonic in text.
  CertType = 'c',   ///< 16 bits; a mnemonic in text.
  Eui = 'e',        ///< Hex octets with dashes, to the end.
  Rest = '?',       ///< Whatever else there is: left to the DNS library.
};

/// One letter a field, in order. `?` alone for a type that is not known.
[[nodiscard]] std::string_view rdata_shape(std::uint16_t type) noexcept;

}  // namespace hastls::zone
