// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/resolver/address.hpp"
#include "hastls/resolver/resolver.hpp"

namespace hastls::resolver {

/// A zone whose own servers are asked, whatever the others say.
struct Stub {
  DomainName zone;
  Address server;
};

/// Whom to ask, what to trust, how long to wait.
struct Options {
  std::vector<Address> servers;  ///< Resolvers; those of /etc/resolv.conf where there are none.
  std::vector<Stub> stubs;       ///< Several of one zone are its servers.
  std::optional<std::string> anchor_file;   ///< The system's anchor of the root where left out.
  bool without_anchor = false;              ///< Every answer is Indeterminate.
  std::chrono::milliseconds timeout{5000};  ///< For everything that is asked.
};

/// A validating resolver of our own, in this process (libunbound). Zones that it answers by itself
/// (RFC 6761 `test.` and its like) are asked for where a stub or a server is named.
/// Errors: Io or Usage where there is no trust anchor to read; Network where it cannot be set up.
[[nodiscard]] Result<std::unique_ptr<Resolver>> open(const Options& options);

}  // namespace hastls::resolver
