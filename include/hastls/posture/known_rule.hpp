// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string_view>

namespace hastls::posture {

/// A lint rule, as far as YAML may name it: in `accept` (G9) and in the site's `rules`.
struct KnownRule {
  std::string_view id;
  bool is_error = false;      ///< Cannot be accepted.
  bool is_normative = false;  ///< Nothing can silence it.
};

}  // namespace hastls::posture
