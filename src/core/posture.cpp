// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/posture.hpp"

#include "hastls/core/ascii.hpp"

namespace hastls {

std::string_view to_string(Posture posture) noexcept {
  switch (posture) {
    case Posture::InsecureOnly: return "SIO";
    case Posture::SecureOnly: return "SSO";
    case Posture::Both: return "SSB";
  }
  return "";
}

std::optional<Posture> parse_posture(std::string_view text) noexcept {
  for (const Posture posture : {Posture::InsecureOnly, Posture::SecureOnly, Posture::Both}) {
    if (ascii::equal_ignoring_case(text, to_string(posture))) return posture;
  }
  return std::nullopt;
}

}  // namespace hastls
