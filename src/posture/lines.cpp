// SPDX-License-Identifier: BSD-2-Clause
#include "posture/lines.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "posture/text.hpp"

namespace hastls::posture {
namespace {

// Behind what is left of the block before.
constexpr std::size_t kBlock = Lines::kRoom / 2;
// Most files are small: clearing a whole block would take longer than reading them.
constexpr std::size_t kFirstBlock = std::size_t{1} << 14;
// Of a pipe: enough to quote from what people pipe by hand, little beside what a run holds anyway.
constexpr std::size_t kMostKept = std::size_t{1} << 22;

// A document on one line, as programs write JSON, is far smaller; so is what is wrong with a text
// that is meant.
constexpr std::size_t kMostLine = std::size_t{1} << 24;
constexpr std::size_t kMostProblems = 10000;

bool is_utf16_or_utf32(std::string_view text) noexcept {
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) return true;
  // YAML begins with ASCII: a NUL among the first four octets gives a wider encoding away
  // (YAML 1.2 §5.2).
  const std::string_view head = text.substr(0, 4);
  return head.size() == 4 && std::ranges::count(head, '\0') >= 2;
}

}  // namespace

Lines::Lines(io::Input& input, Pool<Octets>* spare) : input_(&input), spare_(spare) {
  if (!input.reopens_by_name()) kept_.emplace();
}

Lines::Lines(PlainBlock block)
    : input_(nullptr),
      block_(std::move(block.text)),
      at_(block.at),
      plain_end_(block_.size()),
      begun_(true),
      ended_(true),
      number_(block.line - 1) {}

PlainBlock Lines::take(std::size_t size, std::uint32_t lines) {
  const std::size_t end = at_ + size;
  PlainBlock out{{}, at_, number_ + 1};
  Octets rest = fresh_block();
  rest.assign(block_.begin() + static_cast<std::ptrdiff_t>(end), block_.end());
  out.text = std::exchange(block_, std::move(rest));
  out.text.resize(end);
  plain_end_ -= end;
  at_ = 0;
  number_ += lines;
  return out;
}

Octets Lines::fresh_block() const {
  Octets out;
  if (spare_ != nullptr) out = spare_->take();
  out.reserve(kRoom);
  return out;
}

// Keeps what is left of the block and reads more behind it.
Status Lines::fill() {
  block_.erase(block_.begin(), block_.begin() + static_cast<std::ptrdiff_t>(at_));
  at_ = 0;
  plain_end_ = 0;
  ++blocks_;
  const std::size_t kept = block_.size();
  // A line longer than a block grows by doubling, so that it is not copied over and over; a pipe
  // gives less at a time.
  const std::size_t wanted = kept + std::max(begun_ ? kBlock : kFirstBlock, kept);
  const std::size_t enough = kept < kBlock ? kept + 1 : wanted;
  block_.resize(wanted);
  std::size_t size = kept;
  while (size < enough && !ended_) {
    const auto count = input_->read({block_.data() + size, wanted - size});
    if (!count) return count.error();
    size += *count;
    ended_ = *count == 0;
  }
  block_.resize(size);
  if (kept_ && kept_->size() < kMostKept) kept_->append(text().substr(kept));
  return Done{};
}

// Looks ahead to the end of the block, or to the first octet that is no plain ASCII.
void Lines::find_plain() {
  const std::string_view rest = text().substr(at_);
  const std::size_t last = rest.substr(0, plain_text_size(rest)).rfind('\n');
  plain_end_ = last == std::string_view::npos ? 0 : at_ + last + 1;
}

void Lines::begin() {
  begun_ = true;
  if (is_utf16_or_utf32(text())) {
    problems_.push_back({{1, 1}, 1, "a text in UTF-16 or UTF-32", "save the file as UTF-8"});
    block_.clear();
    ended_ = true;
  } else if (text().starts_with("\xef\xbb\xbf")) {
    at_ = 3;
  }
}

void Lines::give_up(std::string why) {
  problems_.push_back({{number_, 1}, 1, std::move(why), "the file was read no further"});
  block_.clear();
  at_ = 0;
  plain_end_ = 0;
  ended_ = true;
}

Result<std::optional<std::string_view>> Lines::next() {
  while (!begun_ && !ended_ && block_.size() < 4) {
    if (auto status = fill(); !status) return std::move(status).error();
  }
  if (!begun_) begin();
  std::size_t searched = at_;
  std::size_t end = text().find('\n', searched);
  while (end == std::string::npos && !ended_ && block_.size() - at_ <= kMostLine) {
    searched = block_.size() - at_;
    if (auto status = fill(); !status) return std::move(status).error();
    end = text().find('\n', searched);
  }
  if (at_ == block_.size()) return std::optional<std::string_view>{};
  end = std::min(end == std::string::npos ? end : end + 1, block_.size());
  if (end - at_ > kMostLine) {
    ++number_;
    give_up(fmt::format("a line of more than {} octets", kMostLine));
    return std::optional<std::string_view>{};
  }
  const std::string_view line = text().substr(at_, end - at_);
  at_ = end;
  ++number_;
  if (at_ > plain_end_) find_plain();
  if (is_plain_ascii(line)) return std::optional(line);
  line_ = line;
  auto found = clean_line(line_, number_, kMostProblems - told_);
  told_ += found.size();
  std::ranges::move(found, std::back_inserter(problems_));
  if (told_ == kMostProblems)
    give_up(fmt::format("more than {} octets that are no text", kMostProblems));
  return std::optional<std::string_view>(line_);
}

}  // namespace hastls::posture
