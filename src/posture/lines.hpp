// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/core/pool.hpp"
#include "hastls/io/input.hpp"

#include "posture/tree.hpp"
#include "posture/unwritten.hpp"

namespace hastls::posture {

/// Lines that are all plain ASCII, to be read elsewhere.
struct PlainBlock {
  Octets text;
  std::size_t at = 0;      ///< Where in the text they begin; they end with it.
  std::uint32_t line = 0;  ///< The number of the first one.

  [[nodiscard]] std::string_view lines() const noexcept {
    return std::string_view(text.data(), text.size()).substr(at);
  }
};

/// The lines of an input, one at a time, each checked before anybody sees it: valid UTF-8, no
/// control characters. Holds one block and one line of the input at a time.
class Lines {
 public:
  /// What a block has room for, unless it holds a line that is longer.
  static constexpr std::size_t kRoom = std::size_t{1} << 19;

  /// `spare` has blocks that nobody reads any more.
  explicit Lines(io::Input& input, Pool<Octets>* spare = nullptr);
  explicit Lines(PlainBlock block);

  /// The next line with its end, or nothing at the end of the input.
  /// Errors: Io.
  /// Views: valid until the next call.
  [[nodiscard]] Result<std::optional<std::string_view>> next();

  /// The next line, where the block at hand has all of it and it is plain ASCII; else empty, and
  /// next() is to be asked.
  /// Views: valid until the next call.
  [[nodiscard]] std::string_view ready() {
    if (at_ >= plain_end_) return {};
    const char* const from = block_.data() + at_;
    // The plain part of a block ends behind a line feed.
    const auto* end = static_cast<const char*>(std::memchr(from, '\n', plain_end_ - at_));
    const auto size = static_cast<std::size_t>(end - from) + 1;
    at_ += size;
    ++number_;
    return {from, size};
  }

  /// What ready() will give of the block at hand. Views: valid until the next call.
  [[nodiscard]] std::string_view ahead() const noexcept {
    return text().substr(at_, std::max(at_, plain_end_) - at_);
  }
  /// Another number for each block.
  [[nodiscard]] std::uint64_t block() const noexcept { return blocks_; }
  /// Takes the first `size` octets of ahead() away, which are so many lines.
  [[nodiscard]] PlainBlock take(std::size_t size, std::uint32_t lines);

  /// The number of the line that next() gave last, from 1.
  [[nodiscard]] std::uint32_t number() const noexcept { return number_; }
  /// The beginning of an input that cannot be opened again by its name, so that findings can quote
  /// it at the end.
  [[nodiscard]] std::optional<std::string> take_kept_text() { return std::exchange(kept_, {}); }
  /// What was wrong with the text so far; taken away by the call. A text that is no UTF-8 at all
  /// (UTF-16, UTF-32) is reported and reads as empty.
  [[nodiscard]] std::vector<Problem> take_problems() { return std::exchange(problems_, {}); }

 private:
  [[nodiscard]] Status fill();
  [[nodiscard]] std::string_view text() const noexcept { return {block_.data(), block_.size()}; }
  void find_plain();
  void begin();
  void give_up(std::string why);

  [[nodiscard]] Octets fresh_block() const;

  io::Input* input_;  ///< Null where the block is all.
  Pool<Octets>* spare_ = nullptr;
  Octets block_;
  std::uint64_t blocks_ = 0;
  std::size_t at_ = 0;
  std::size_t plain_end_ = 0;  ///< From `at_` to here all lines are whole and plain ASCII.
  std::string line_;           ///< A line that was put together from two blocks, or cleaned.
  bool begun_ = false;
  bool ended_ = false;
  std::uint32_t number_ = 0;
  std::vector<Problem> problems_;
  std::size_t told_ = 0;  ///< Problems so far.
  std::optional<std::string> kept_;
};

}  // namespace hastls::posture
