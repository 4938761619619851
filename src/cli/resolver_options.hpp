// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/resolver/unbound.hpp"

namespace hastls::cli {

// The options of every command that asks the DNS.
inline constexpr Option kServerOption{
    .name = "server",
    .letter = 's',
    .argument = "ADDR[@PORT]",
    .summary = "the resolver to ask (default: those of /etc/resolv.conf)",
    .repeats = true};
inline constexpr Option kStubOption{.name = "stub",
                                    .argument = "ZONE=ADDR[@PORT]",
                                    .summary = "ask this name server for what is in ZONE",
                                    .repeats = true};
inline constexpr Option kAnchorOption{
    .name = "anchor",
    .argument = "FILE",
    .summary = "the trust anchor, DNSKEY or DS records (default: the system's, of the root)"};
inline constexpr Option kNoAnchorOption{
    .name = "no-anchor",
    .summary = "validate nothing: every answer is indeterminate, and tells a client nothing"};
inline constexpr Option kTimeoutOption{.name = "timeout",
                                       .argument = "SECONDS",
                                       .summary = "how long to wait for the answers, 1 to 600",
                                       .preset = "5"};

/// Errors: Usage.
[[nodiscard]] Result<resolver::Options> read_resolver_options(const Arguments& arguments);

/// A host to connect to, as typed. Errors: Usage for what is no host's name.
[[nodiscard]] Result<DomainName> read_host(const std::string& text);

}  // namespace hastls::cli
