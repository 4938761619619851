// SPDX-License-Identifier: BSD-2-Clause
#include "cli/option_reader.hpp"

#include <algorithm>
#include <string_view>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "hastls/core/suggest.hpp"

namespace hastls::cli {
namespace {

namespace po = boost::program_options;
namespace style = boost::program_options::command_line_style;

// No guessing: an abbreviation in a script would change its meaning with the next option added.
constexpr int kStyle = style::allow_long | style::long_allow_adjacent | style::long_allow_next |
                       style::allow_short | style::allow_dash_for_short |
                       style::short_allow_adjacent | style::short_allow_next | style::allow_sticky;

Error usage(std::string message) {
  return {ErrorCode::Usage, std::move(message), {}};
}

std::string_view name_in(std::string_view token) {
  return token.substr(0, token.find('='));
}

Error unknown(std::string_view name, std::span<const Option> table) {
  std::string message = fmt::format("unknown option {}", name);
  std::vector<std::string_view> names;
  for (const Option& option : table) names.push_back(option.name);
  if (name.starts_with("--")) {
    if (const auto near = closest(name.substr(2), names))
      message += fmt::format("; did you mean --{}?", *near);
  }
  return usage(std::move(message));
}

Error refused(const po::invalid_command_line_syntax& problem, std::string_view token) {
  using Syntax = po::invalid_command_line_syntax;
  const bool is_extra = problem.kind() == Syntax::extra_parameter;
  return usage(
      fmt::format("option {} {} value", name_in(token), is_extra ? "takes no" : "needs a"));
}

}  // namespace

struct OptionReader::Description {
  po::options_description all;
};

OptionReader::OptionReader(std::span<const Option> table) : table_(table) {
  auto description = std::make_unique<Description>();
  auto add = description->all.add_options();
  for (const Option& option : table) {
    std::string name(option.name);
    if (option.letter != '\0') name.append(",").push_back(option.letter);
    if (option.argument.empty()) {
      add(name.c_str(), new po::untyped_value(true), "");
    } else {
      add(name.c_str(), po::value<std::string>(), "");
    }
  }
  description_ = std::move(description);
}

OptionReader::~OptionReader() = default;

// One option at a time: Boost takes its words from the front of a vector, so that a command line
// of a hundred thousand files would take minutes.
Result<ReadOptions> OptionReader::read(const std::string& token, const std::string* next) const {
  if (name_in(token) == "--") return unknown(token, table_);  // Boost passes over --=VALUE
  std::vector<std::string> words{token};
  if (next != nullptr) words.push_back(*next);
  ReadOptions out;
  try {
    const auto parsed =
        po::command_line_parser(words).options(description_->all).style(kStyle).run();
    for (const po::option& option : parsed.options) {
      if (option.position_key >= 0 || option.string_key.empty()) continue;
      const auto row = std::ranges::find(table_, option.string_key, &Option::name);
      if (option.original_tokens.size() > 1) out.tokens = 2;
      out.options.push_back({&*row, option.value});
    }
  } catch (const po::unknown_option&) {
    return unknown(name_in(token), table_);
  } catch (const po::invalid_command_line_syntax& problem) {
    return refused(problem, token);
  } catch (const po::error& problem) {
    return usage(fmt::format("cannot read option {}: {}", token, problem.what()));
  }
  return out;
}

}  // namespace hastls::cli
