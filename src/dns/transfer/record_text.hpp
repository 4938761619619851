// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "hastls/core/result.hpp"

#include "dns/transfer/message.hpp"

namespace hastls::dns {

/// Appends `record` of `message` as one line of a zone file, absolute and with nothing left out.
/// RDATA that consists of names, numbers and addresses is readable, everything else generic
/// (RFC 3597 §5).
/// Errors: Syntax where RDATA that may hold compressed names is not of its type.
[[nodiscard]] Status append_line(std::string& out, Message message, const WireRecord& record);

}  // namespace hastls::dns
