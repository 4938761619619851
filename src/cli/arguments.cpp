// SPDX-License-Identifier: BSD-2-Clause
#include "cli/arguments.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "cli/option_reader.hpp"

namespace hastls::cli {
namespace {

bool is_option(std::string_view token) {
  return token.size() > 1 && token.front() == '-';
}

Error usage(std::string message) {
  return {ErrorCode::Usage, std::move(message), {}};
}

}  // namespace

Result<Arguments> Arguments::parse(const Command& command, const std::vector<std::string>& args) {
  Arguments out;
  out.known_ = options_of(command);
  const OptionReader reader(out.known_);
  for (std::size_t at = 0; at < args.size();) {
    if (args[at] == "--") {
      out.operands_.insert(out.operands_.end(), args.begin() + static_cast<long>(at) + 1,
                           args.end());
      break;
    }
    if (!is_option(args[at])) {
      out.operands_.push_back(args[at++]);
      continue;
    }
    const bool has_next = at + 1 < args.size() && !is_option(args[at + 1]);
    const auto read = reader.read(args[at], has_next ? &args[at + 1] : nullptr);
    if (!read) return read.error();
    for (const GivenOption& given : read->options) {
      if (auto taken = out.take(*given.option, given.value); !taken) return taken.error();
    }
    at += read->tokens;
  }
  return out;
}

Status Arguments::take(const Option& option, const std::vector<std::string>& value) {
  auto [it, is_new] = given_.try_emplace(std::string(option.name));
  if (!is_new && !option.repeats && !option.argument.empty())
    return usage(fmt::format("option --{} is given twice", option.name));
  it->second.insert(it->second.end(), value.begin(), value.end());
  return Done{};
}

bool Arguments::is_known(std::string_view option) const noexcept {
  return std::ranges::find(known_, option, &Option::name) != known_.end();
}

bool Arguments::has(std::string_view option) const {
  assert(is_known(option));
  return given_.contains(option);
}

std::optional<std::string> Arguments::value(std::string_view option) const {
  assert(is_known(option));
  if (const auto it = given_.find(option); it != given_.end() && !it->second.empty())
    return it->second.back();
  const auto row = std::ranges::find(known_, option, &Option::name);
  if (row == known_.end() || row->preset.empty()) return std::nullopt;
  return std::string(row->preset);
}

const std::vector<std::string>& Arguments::values(std::string_view option) const {
  assert(is_known(option));
  static const std::vector<std::string> kNone;
  const auto it = given_.find(option);
  return it == given_.end() ? kNone : it->second;
}

Status Arguments::expect_operands(std::size_t least, std::size_t most,
                                  std::string_view what) const {
  if (operands_.size() < least) return usage(fmt::format("missing {}", what));
  if (operands_.size() > most) return usage(fmt::format("unexpected '{}'", operands_[most]));
  return Done{};
}

}  // namespace hastls::cli
