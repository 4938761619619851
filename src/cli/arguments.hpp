// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "hastls/core/result.hpp"

namespace hastls::cli {

/// A command line read against the option table of its command.
class Arguments {
 public:
  /// Options may stand anywhere; `--` ends them; `-` is an operand.
  /// Errors: Usage, with the closest option where one is close.
  [[nodiscard]] static Result<Arguments> parse(const Command& command,
                                               const std::vector<std::string>& args);

  [[nodiscard]] const std::vector<std::string>& operands() const noexcept { return operands_; }
  /// Precondition: `option` is in the command's table.
  [[nodiscard]] bool has(std::string_view option) const;
  /// The last value given, else the preset, else nothing.
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
  /// Every value given, in order.
  [[nodiscard]] const std::vector<std::string>& values(std::string_view option) const;

 private:
  std::vector<std::string> operands_;
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  std::map<std::string, std::string, std::less<>> presets_;
};

}  // namespace hastls::cli
