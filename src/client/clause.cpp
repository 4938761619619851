// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/client/clause.hpp"

#include <algorithm>
#include <array>

namespace hastls::client {
namespace {

struct Row {
  Clause clause;
  std::string_view id;
  std::string_view summary;
};

constexpr std::array kRows{
    Row{Clause::C1, "C1", "a preference of 1 makes every client act as secure only"},
    Row{Clause::C2, "C2", "an insecure-only client connects only where ins-port is not 0"},
    Row{Clause::C3, "C3", "a secure-only client connects only where sec-port is not 0"},
    Row{Clause::C4, "C4",
        "a client that may fall back tries TLS first, and uses no port that is 0"},
    Row{Clause::R2, "R2", "a record must not have both ports 0"},
    Row{Clause::R5, "R5", "without a record nothing may be assumed"},
    Row{Clause::R6, "R6", "a preference is 0 or 1"},
    Row{Clause::R9, "R9", "what is not validated by DNSSEC is no information"},
    Row{Clause::D1, "D1", "RDATA is exactly six octets"},
    Row{Clause::D6, "D6",
        "how TLS starts on that port is not certain: from the first octet is likeliest"},
    Row{Clause::D8, "D8", "taken literally, a secure-only client avoids what gives an ins-port"},
    Row{Clause::D9, "D9", "of several records all count, secure ways first; invalid ones do not"},
    Row{Clause::D10, "D10", "the DNSSEC status of the answer decides whether it counts"},
    Row{Clause::D11, "D11", "a look-up that failed is no answer"},
};

// Rows stand in the order of the enumeration: a clause finds its own by its number.
constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].clause) != i) return false;
  }
  return true;
}
static_assert(is_in_order(), "one row a clause, in their order");

}  // namespace

std::string_view id(Clause clause) noexcept {
  return kRows[static_cast<std::size_t>(clause)].id;
}

std::string_view summary(Clause clause) noexcept {
  return kRows[static_cast<std::size_t>(clause)].summary;
}

}  // namespace hastls::client
