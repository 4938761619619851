// SPDX-License-Identifier: BSD-2-Clause
#include "posture/lines.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include "posture/text.hpp"

namespace hastls::posture {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;
// Of a pipe: enough to quote from what people pipe by hand, little beside what a run holds anyway.
constexpr std::size_t kMostKept = std::size_t{1} << 22;

bool is_utf16_or_utf32(std::string_view text) noexcept {
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) return true;
  // YAML begins with ASCII: a NUL among the first four octets gives a wider encoding away
  // (YAML 1.2 §5.2).
  const std::string_view head = text.substr(0, 4);
  return head.size() == 4 && std::ranges::count(head, '\0') >= 2;
}

}  // namespace

Lines::Lines(io::Input& input) : input_(input) {
  if (!input.reopens_by_name()) kept_.emplace();
}

// Keeps what is left of the block and reads more behind it.
Status Lines::fill() {
  block_.erase(0, at_);
  at_ = 0;
  plain_end_ = 0;
  const std::size_t kept = block_.size();
  // A line longer than a block grows by doubling, so that it is not copied over and over.
  block_.resize(kept + std::max(kBlock, kept));
  const auto count = input_.read({block_.data() + kept, block_.size() - kept});
  if (!count) return count.error();
  block_.resize(kept + *count);
  if (kept_ && kept_->size() < kMostKept) kept_->append(block_, kept);
  ended_ = *count == 0;
  return Done{};
}

// Looks ahead to the end of the block, or to the first octet that is no plain ASCII.
void Lines::find_plain() {
  const std::string_view rest = std::string_view(block_).substr(at_);
  const std::size_t last = rest.substr(0, plain_text_size(rest)).rfind('\n');
  plain_end_ = last == std::string_view::npos ? 0 : at_ + last + 1;
}

void Lines::begin() {
  begun_ = true;
  if (is_utf16_or_utf32(block_)) {
    problems_.push_back({{1, 1}, 1, "a text in UTF-16 or UTF-32", "save the file as UTF-8"});
    block_.clear();
    ended_ = true;
  } else if (block_.starts_with("\xef\xbb\xbf")) {
    at_ = 3;
  }
}

Result<std::optional<std::string_view>> Lines::next() {
  while (!begun_ && !ended_ && block_.size() < 4) {
    if (auto status = fill(); !status) return std::move(status).error();
  }
  if (!begun_) begin();
  std::size_t searched = at_;
  std::size_t end = block_.find('\n', searched);
  while (end == std::string::npos && !ended_) {
    searched = block_.size() - at_;
    if (auto status = fill(); !status) return std::move(status).error();
    end = block_.find('\n', searched);
  }
  if (at_ == block_.size()) return std::optional<std::string_view>{};
  end = std::min(end == std::string::npos ? end : end + 1, block_.size());
  const std::string_view line = std::string_view(block_).substr(at_, end - at_);
  at_ = end;
  ++number_;
  if (at_ > plain_end_) find_plain();
  if (is_plain_ascii(line)) return std::optional(line);
  line_ = line;
  std::ranges::move(clean_line(line_, number_), std::back_inserter(problems_));
  return std::optional<std::string_view>(line_);
}

}  // namespace hastls::posture
