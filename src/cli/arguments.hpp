// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "hastls/core/result.hpp"

namespace hastls::cli {

/// A command line read against the option table of its command and the common options.
class Arguments {
 public:
  /// Options may stand anywhere; `--` ends them; `-` is an operand. A value that begins with `-`
  /// is written as `--option=-value`.
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

  /// Errors: Usage where there are fewer operands than `least` or more than `most`. `what` is
  /// what one of them is called, as "FILE".
  [[nodiscard]] Status expect_operands(std::size_t least, std::size_t most,
                                       std::string_view what) const;

 private:
  [[nodiscard]] bool is_known(std::string_view option) const noexcept;
  [[nodiscard]] Status take(const Option& option, const std::vector<std::string>& value);

  std::vector<Option> known_;
  std::vector<std::string> operands_;
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
};

}  // namespace hastls::cli
