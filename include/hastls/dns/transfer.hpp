// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/port.hpp"
#include "hastls/core/result.hpp"
#include "hastls/dns/tsig_key.hpp"
#include "hastls/io/input.hpp"

namespace hastls::dns {

/// Which zone, and where it is transferred from: `axfr://SERVER[:PORT]/ZONE`.
struct TransferUri {
  std::string server;  ///< An IPv4 or IPv6 address, or a name that the system looks up.
  Port port{53};
  DomainName zone;

  /// True for what begins with `axfr://`.
  [[nodiscard]] static bool is_one(std::string_view text) noexcept;
  /// An IPv6 address stands in brackets; a zone's final dot may be left out, and `/.` is the root.
  /// Errors: Syntax, Range.
  [[nodiscard]] static Result<TransferUri> parse(std::string_view text);
};

struct TransferRequest {
  TransferUri uri;
  std::optional<TsigKey> key;
  std::chrono::milliseconds message_limit{10'000};  ///< How long one message may take.
  std::chrono::milliseconds limit{600'000};         ///< How long the whole transfer may take.
};

/// Asks for the zone (AXFR, RFC 5936) and gives its records as zone text: one a line, in the order
/// they come in, without the SOA record that closes it. `name` is what diagnostics call it.
/// Errors: Network where the server refuses or cannot be reached, Timeout. So are those of reading,
/// where what comes is no whole zone: then none of it counts. With a key, every octet was signed
/// with it once the end has been read; without one, nothing protects the zone on its way.
[[nodiscard]] Result<io::Input> open_transfer(const TransferRequest& request, std::string name);

}  // namespace hastls::dns
