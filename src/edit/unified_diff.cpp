// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/edit/revision.hpp"

#include "edit/lines.hpp"

namespace hastls::edit {
namespace {

constexpr std::size_t kContext = 3;

// Old lines [old_from, old_to) became new lines [new_from, new_to); from 0.
struct Gap {
  std::size_t old_from;
  std::size_t old_to;
  std::size_t new_from;
  std::size_t new_to;
};

std::vector<Gap> gaps_of(std::size_t old_lines, std::span<const std::uint32_t> origins) {
  std::vector<Gap> out;
  std::size_t old_at = 0;
  std::size_t new_at = 0;
  while (old_at < old_lines || new_at < origins.size()) {
    Gap gap{old_at, old_at, new_at, new_at};
    while (gap.new_to < origins.size() && origins[gap.new_to] == 0) ++gap.new_to;
    gap.old_to = gap.new_to < origins.size() ? origins[gap.new_to] - 1 : old_lines;
    if (gap.old_to > gap.old_from || gap.new_to > gap.new_from) out.push_back(gap);
    old_at = gap.old_to;
    new_at = gap.new_to;
    while (new_at < origins.size() && origins[new_at] == old_at + 1) {
      ++old_at;
      ++new_at;
    }
  }
  return out;
}

// As git quotes names that would break the line or end early.
std::string file_name(std::string_view name) {
  const auto is_plain = [](char c) { return ascii::is_printable(c) && c != '"' && c != '\\'; };
  if (std::ranges::all_of(name, is_plain)) return std::string(name);
  std::string out = "\"";
  for (const char c : name) {
    if (is_plain(c))
      out += c;
    else if (c == '"' || c == '\\')
      out.append("\\").push_back(c);
    else
      out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  }
  return out + '"';
}

void add_lines(std::string& out, char mark, std::span<const std::string_view> lines) {
  for (const std::string_view line : lines) {
    out += mark;
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

// A range of zero lines is named by the line before it.
std::string range(std::size_t from, std::size_t count) {
  const std::size_t first = count == 0 ? from : from + 1;
  return count == 1 ? fmt::format("{}", first) : fmt::format("{},{}", first, count);
}

class Hunks {
 public:
  Hunks(std::span<const std::string_view> old_lines, std::span<const std::string_view> new_lines)
      : old_(old_lines), new_(new_lines) {}

  // Gaps that are less than two contexts apart share a hunk.
  std::string write(std::span<const Gap> gaps) {
    std::string out;
    for (std::size_t first = 0; first < gaps.size();) {
      std::size_t last = first;
      while (last + 1 < gaps.size() && gaps[last + 1].old_from - gaps[last].old_to <= 2 * kContext)
        ++last;
      hunk(out, gaps.subspan(first, last - first + 1));
      first = last + 1;
    }
    return out;
  }

 private:
  void hunk(std::string& out, std::span<const Gap> gaps) const {
    const std::size_t before = std::min(kContext, gaps.front().old_from);
    const std::size_t after = std::min(kContext, old_.size() - gaps.back().old_to);
    const std::size_t old_from = gaps.front().old_from - before;
    const std::size_t new_from = gaps.front().new_from - before;
    out += fmt::format("@@ -{} +{} @@\n", range(old_from, gaps.back().old_to + after - old_from),
                       range(new_from, gaps.back().new_to + after - new_from));
    std::size_t at = old_from;
    for (const Gap& gap : gaps) {
      add_lines(out, ' ', old_.subspan(at, gap.old_from - at));
      add_lines(out, '-', old_.subspan(gap.old_from, gap.old_to - gap.old_from));
      add_lines(out, '+', new_.subspan(gap.new_from, gap.new_to - gap.new_from));
      at = gap.old_to;
    }
    add_lines(out, ' ', old_.subspan(at, after));
  }

  std::span<const std::string_view> old_;
  std::span<const std::string_view> new_;
};

}  // namespace

std::string Revision::unified_diff(std::string_view name) const {
  if (!changed()) return {};
  const auto old_lines = lines_of(original_);
  const auto new_lines = lines_of(text_);
  const std::string shown = file_name(name);
  return fmt::format("--- {0}\n+++ {0}\n", shown) +
         Hunks(old_lines, new_lines).write(gaps_of(old_lines.size(), origins_));
}

}  // namespace hastls::edit
