// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"

#include "zone/scan/classify.hpp"

namespace hastls::zone::scan {

/// The piece of an input that is being read: whole blocks as they come, and what was left of the
/// one before.
class Window {
 public:
  /// Memory that one window after the other may use.
  struct Room {
    std::vector<char> octets;
    std::vector<BlockMasks> masks;
  };

  /// `instructions` as for classify_with().
  Window(io::Input& input, std::size_t block_size, std::string_view instructions = {},
         Room room = {});

  /// What has been read and not dropped. At the end of the input it ends with a newline, which is
  /// added where the file lacks it. At least 64 octets behind it may be read; they are NUL.
  [[nodiscard]] std::string_view text() const noexcept { return {room_.octets.data(), size_}; }
  [[nodiscard]] bool at_end() const noexcept { return at_end_; }
  /// Where text() begins in the input.
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }
  /// True where the last newline of text() is one that the file lacks.
  [[nodiscard]] bool added_newline() const noexcept { return added_newline_; }
  /// One for each 64 octets of text(), and one more.
  [[nodiscard]] const BlockMasks* masks() const noexcept { return room_.masks.data(); }

  /// Where what has been read ends in the input.
  [[nodiscard]] std::uint64_t end() const noexcept { return offset_ + size_; }

  /// Drops the first `done` octets and reads on, no further than to `limit` in the input.
  /// Views into text() die. Precondition: end() is in front of `limit`.
  [[nodiscard]] Status advance(std::size_t done,
                               std::uint64_t limit = std::numeric_limits<std::uint64_t>::max());
  /// Drops everything and goes on at `offset`. Precondition: the input is rewindable().
  [[nodiscard]] Status jump(std::uint64_t offset);

  /// For another window. This one is not to be used any more.
  [[nodiscard]] Room take_room() noexcept { return std::move(room_); }

 private:
  void classify();

  io::Input& input_;
  std::size_t block_size_;
  Classify classify_;
  Room room_;
  std::uint64_t offset_ = 0;
  std::size_t size_ = 0;
  bool at_end_ = false;
  bool added_newline_ = false;
};

}  // namespace hastls::zone::scan
