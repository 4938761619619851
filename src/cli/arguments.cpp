// SPDX-License-Identifier: BSD-2-Clause
#include "cli/arguments.hpp"

namespace hastls::cli {

Result<Arguments> Arguments::parse(const Command& command, const std::vector<std::string>& args) {
  (void)command;
  Arguments out;
  out.operands_ = args;
  return out;
}

bool Arguments::has(std::string_view option) const {
  return given_.contains(option);
}

std::optional<std::string> Arguments::value(std::string_view option) const {
  if (const auto it = given_.find(option); it != given_.end()) return it->second.back();
  if (const auto it = presets_.find(option); it != presets_.end()) return it->second;
  return std::nullopt;
}

const std::vector<std::string>& Arguments::values(std::string_view option) const {
  static const std::vector<std::string> kNone;
  const auto it = given_.find(option);
  return it == given_.end() ? kNone : it->second;
}

}  // namespace hastls::cli
