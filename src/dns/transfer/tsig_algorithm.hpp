// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string_view>

#include "hastls/core/domain_name.hpp"

namespace hastls::dns {

/// A row of RFC 8945 §6.
struct TsigAlgorithm {
  std::string_view name;    ///< `hmac-sha256`
  std::string_view digest;  ///< What OpenSSL calls its hash.
  std::size_t size;         ///< Octets of a MAC that is not truncated.
};

/// Null for what is no algorithm of a TSIG key here.
[[nodiscard]] const TsigAlgorithm* find_tsig_algorithm(const DomainName& name) noexcept;

}  // namespace hastls::dns
