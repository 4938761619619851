// SPDX-License-Identifier: BSD-2-Clause
#include "cli/fixed_texts.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "hastls/core/printable.hpp"
#include "hastls/io/output.hpp"

namespace hastls::cli {

std::string resolved(const std::string& path) {
  std::error_code failed;
  const auto out = std::filesystem::canonical(path, failed);
  return failed ? std::string() : out.string();
}

Status FixedTexts::load(const std::string& key, const std::string& path) {
  auto input = io::Input::open(path);
  if (!input) return std::move(input).error();
  const auto state = input->state();
  if (!state)
    return Error{ErrorCode::Usage,
                 fmt::format("cannot mend {}: it is no regular file", printable(path)),
                 {}};
  auto text = io::read_all(*input);
  if (!text) return std::move(text).error();
  files_.emplace(key, File{path, *state, edit::Revision(*std::move(text))});
  return Done{};
}

void FixedTexts::apply(const std::string& key, std::span<const edit::Edit> edits) {
  files_.at(key).revision.apply(edits);
}

FixedTexts::Views FixedTexts::views() const {
  Views out;
  for (const auto& [key, file] : files_) out.emplace(key, file.revision.text());
  return out;
}

std::size_t FixedTexts::changed() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      files_, [](const auto& each) { return each.second.revision.changed(); }));
}

void FixedTexts::print_diff(std::ostream& out, bool to_terminal) const {
  for (const auto& each : files_) {
    const std::string diff = each.second.revision.unified_diff(each.second.path);
    std::string_view rest = diff;
    while (to_terminal && !rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      out << printable(rest.substr(0, end)) << '\n';
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    out << rest;
  }
}

Status FixedTexts::write() const {
  io::OutputSet outputs;
  for (const auto& each : files_) {
    const File& file = each.second;
    if (!file.revision.changed()) continue;
    if (auto added = outputs.replace(file.path, file.revision.text(), file.state); !added)
      return added;
  }
  if (auto written = outputs.commit(); !written) return std::move(written).error();
  return Done{};
}

}  // namespace hastls::cli
