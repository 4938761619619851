// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/registry/tls_start.hpp"

#include <cassert>

namespace hastls::registry {

TlsStartRule tls_start(std::uint16_t ins_port, std::uint16_t sec_port,
                       const Application* application) noexcept {
  assert(sec_port != 0);
  if (ins_port == sec_port) return {TlsStart::InBand, false};
  if (application == nullptr) return {TlsStart::Immediate, true};
  if (application->in_band != InBand::Yes) return {TlsStart::Immediate, false};
  if (sec_port == application->cleartext || application->tls_only == 0)
    return {TlsStart::InBand, false};
  return {TlsStart::Immediate, sec_port != application->tls_only};
}

}  // namespace hastls::registry
