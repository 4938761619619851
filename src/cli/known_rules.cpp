// SPDX-License-Identifier: BSD-2-Clause
#include "cli/known_rules.hpp"

#include <array>

namespace hastls::cli {
namespace {
constexpr std::array kRules{
    posture::KnownRule{"strippable-upgrade"},
    posture::KnownRule{"obsolete-upgrade"},
    posture::KnownRule{"unknown-protocol"},
};
}
std::span<const posture::KnownRule> known_rules() {
  return kRules;
}
}  // namespace hastls::cli
