// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "hastls/registry/application.hpp"

namespace hastls::registry {

/// How a client starts TLS on a sec-port.
enum class TlsStart : std::uint8_t {
  Immediate,  ///< From the first octet.
  InBand,     ///< By the application's own command, on a connection that begins in the clear.
};

struct TlsStartRule {
  TlsStart start;
  bool ambiguous;  ///< Both ways exist and the port belongs to neither, or nobody knows the ways.
};

/// The draft's open Appendix A, decided (SPEC.md D6). `application` is null for one that is not in
/// the table. Precondition: sec_port is not 0.
[[nodiscard]] TlsStartRule tls_start(std::uint16_t ins_port, std::uint16_t sec_port,
                                     const Application* application) noexcept;

}  // namespace hastls::registry
