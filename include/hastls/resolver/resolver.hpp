// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hastls/core/dnssec_status.hpp"
#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"

namespace hastls::resolver {

/// A name and a type; the class is IN.
struct Question {
  DomainName name;
  std::uint16_t type = 0;
};

/// What an answer says there is.
enum class Found : std::uint8_t {
  Records,
  NoData,  ///< The name exists, or other names below it do, but nothing of that type.
  NoName,  ///< NXDOMAIN.
};

/// One validated answer, aliases followed. Where its status is Bogus or Failed nothing of it is to
/// be used, and there is nothing in it but the reason.
struct Answer {
  DnssecStatus status = DnssecStatus::Failed;
  Found found = Found::NoData;
  std::vector<std::string> rdata;  ///< Octets as on the wire, in the order of RFC 4034 §6.3.
  std::uint32_t ttl = 0;           ///< Units: seconds.
  std::string alias;               ///< The name at the end of the CNAMEs; empty without any.
  std::string reason;              ///< Why it is Bogus or Failed, as the resolver tells it.
};

/// Whatever answers questions with a DNSSEC status.
class Resolver {
 public:
  Resolver() = default;
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;
  Resolver(Resolver&&) = delete;
  Resolver& operator=(Resolver&&) = delete;
  virtual ~Resolver() = default;

  /// One answer a question, in their order. A look-up that fails is an answer (SPEC.md D11).
  /// Errors: Network where nothing can be asked at all.
  [[nodiscard]] virtual Result<std::vector<Answer>> ask(std::span<const Question> questions) = 0;
};

}  // namespace hastls::resolver
