// SPDX-License-Identifier: BSD-2-Clause
#include "cli/sources.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hastls/core/printable.hpp"

namespace hastls::cli {
namespace {

namespace fs = std::filesystem;

Error cannot_read(const fs::path& folder, const std::error_code& error) {
  return {ErrorCode::Io,
          fmt::format("cannot read the folder {}: {}", printable(folder.string()), error.message()),
          {}};
}

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

Result<std::vector<std::string>> files_below(const std::string& folder,
                                             std::span<const std::string_view> endings) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; it != end; it.increment(error)) {
    if (error) return cannot_read(folder, error);
    if (is_hidden(it->path())) {
      if (it->is_directory(error)) it.disable_recursion_pending();
    } else if (std::ranges::find(endings, it->path().extension().native()) != endings.end() &&
               !it->is_directory(error)) {
      found.push_back(it->path().string());
    }
  }
  if (error) return cannot_read(folder, error);
  if (found.empty())
    return Error{ErrorCode::Io,
                 fmt::format("the folder {} holds no {} file", printable(folder),
                             fmt::join(endings, " or ")),
                 {}};
  std::ranges::sort(found);
  return found;
}

}  // namespace

Result<std::vector<std::string>> expand_sources(const std::vector<std::string>& operands,
                                                std::span<const std::string_view> endings) {
  std::vector<std::string> files;
  for (const std::string& operand : operands) {
    std::error_code ignored;
    if (operand == "-" || !fs::is_directory(operand, ignored)) {
      files.push_back(operand);
      continue;
    }
    auto below = files_below(operand, endings);
    if (!below) return std::move(below).error();
    std::ranges::move(*below, std::back_inserter(files));
  }
  return files;
}

Result<io::Input> open_source(const std::string& file, const std::optional<std::string>& name,
                              const std::function<io::Input()>& standard_input) {
  if (file != "-") return io::Input::open(file);
  io::Input input = standard_input();
  return name ? std::move(input).called(*name) : std::move(input);
}

}  // namespace hastls::cli
