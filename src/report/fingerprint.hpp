// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "hastls/diag/diagnostic.hpp"

namespace hastls::report {

/// Names findings by what they are about, so that one is known again when lines move: the rule, the
/// owner, and the text of the line without its blanks' widths; never the line's number.
class Fingerprints {
 public:
  /// 16 hex digits, a colon, and the how manieth in its file with these this is. One call for each
  /// finding, in their order.
  [[nodiscard]] std::string next(const diag::Diagnostic& finding);

 private:
  std::unordered_map<std::string, int> seen_;
};

}  // namespace hastls::report
