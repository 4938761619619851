// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/posture/fleet.hpp"

namespace hastls::generate {

/// What a zone published before: the owners of its HASTLS RRsets, under the code they had.
struct Previous {
  RrType type;
  std::span<const DomainName> owners;  ///< In any order.
};

/// The script that makes nsupdate(1) publish what `zone` asks for: each RRset is replaced, and
/// what `previous` had and the fleet does not is deleted. No server, no key: these are nsupdate's.
/// Applied twice it changes nothing. RRsets are never split between two messages (RFC 2136 §3.7:
/// each message is atomic).
[[nodiscard]] std::string update_script(const posture::Fleet& fleet,
                                        const posture::Fleet::Zone& zone, const Previous& previous);

}  // namespace hastls::generate
