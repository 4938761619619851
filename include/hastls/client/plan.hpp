// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hastls/client/clause.hpp"
#include "hastls/client/permit.hpp"
#include "hastls/client/policy.hpp"
#include "hastls/core/dnssec_status.hpp"
#include "hastls/record/hastls.hpp"
#include "hastls/registry/application.hpp"

namespace hastls::client {

/// Who asks, and what is known beside the records.
struct Request {
  Policy policy = Policy::Fallback;
  /// Of the answer that the records came in, or that said there are none.
  DnssecStatus dnssec = DnssecStatus::Secure;
  /// Its row in the application table; null where it has none, and TLS then starts as D6 guesses.
  const registry::Application* application = nullptr;
  Reading reading = Reading::Sensible;
  /// The caller knows that no TLS session will come about: a CFB then does without (C4). It helps
  /// nobody who has to act as CSO.
  bool tls_is_out = false;
};

/// What is spoken on a connection.
enum class Security : std::uint8_t {
  None,       ///< The application in the clear.
  Immediate,  ///< TLS from the first octet.
  InBand,     ///< TLS by the application's own command, or the connection is given up.
};

/// "none", "immediate" or "in-band".
[[nodiscard]] std::string_view to_string(Security security) noexcept;

/// One attempt to connect.
struct Step {
  std::uint16_t port = 0;
  Security security = Security::None;
  bool ambiguous = false;  ///< How TLS starts there is D6's guess.
  friend constexpr bool operator==(const Step&, const Step&) = default;
};

/// What comes out of a plan.
enum class Verdict : std::uint8_t {
  Connect,       ///< Only as the steps say, in their order.
  OwnPolicy,     ///< Nothing is known of the host: the client does what it would have done.
  DoNotConnect,  ///< Not at all, neither securely nor insecurely.
};

/// A record that does not count, and the clause that says so.
struct Ignored {
  std::size_t index = 0;  ///< Into the records that plan() was given.
  Clause because = Clause::R2;
  friend constexpr bool operator==(const Ignored&, const Ignored&) = default;
};

/// What a conforming client does with one host and one application.
struct Plan {
  Verdict verdict = Verdict::DoNotConnect;
  Policy policy = Policy::Fallback;   ///< The client's own.
  Policy acts_as = Policy::Fallback;  ///< What C1 makes of it.
  DnssecStatus dnssec = DnssecStatus::Secure;
  std::vector<Step> steps;       ///< Empty unless the verdict is Connect.
  std::vector<Clause> reasons;   ///< What it rests on, in the order of application; never empty.
  std::vector<Ignored> ignored;  ///< In record order.
};

/// Decides. Pure: the same arguments give the same plan. `records` are those of one RRset, in the
/// order in which they are to be tried.
/// Spec: SPEC.md section 2.
[[nodiscard]] Plan plan(std::span<const record::Hastls> records, const Request& request);

}  // namespace hastls::client
