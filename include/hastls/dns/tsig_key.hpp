// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"

namespace hastls::dns {

/// A secret that two hosts share to sign their messages (RFC 8945).
struct TsigKey {
  DomainName name;
  DomainName algorithm;  ///< `hmac-sha256.`, one of RFC 8945 §6 but HMAC-MD5.
  std::vector<std::uint8_t> secret;

  /// Reads one `key "name" { algorithm hmac-sha256; secret "base64"; };` as tsig-keygen writes it,
  /// with the comments that named.conf may have.
  /// Errors: Syntax with the line, which quotes nothing; Unsupported for an algorithm.
  [[nodiscard]] static Result<TsigKey> parse(std::string_view text);
};

}  // namespace hastls::dns
