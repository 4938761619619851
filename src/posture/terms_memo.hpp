// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "posture/model.hpp"

namespace hastls::posture {

/// Remembers what the lines below a server's hosts mean: the servers of a fleet repeat each other,
/// and what was understood once, and nothing found at, needs no second look.
class TermsMemo {
 public:
  static constexpr std::size_t kSlots = 256;  // a power of two

  struct Known {
    std::string lines;
    std::size_t column = 0;     ///< Of the server's keys.
    std::uint32_t line = 0;     ///< Where the server stood.
    std::uint64_t version = 0;  ///< Another number whenever the slot is filled anew; 0 is empty.
    std::size_t slot = 0;
    Terms terms;
  };

  /// What the same `lines` below keys in the same column meant before; null where that is not
  /// known. Views: valid until the next keep().
  [[nodiscard]] const Known* find(std::string_view lines, std::size_t column) const;
  const Known& keep(std::string_view lines, std::size_t column, std::uint32_t line, Terms terms);
  /// False where there are too many.
  [[nodiscard]] static bool keeps(std::string_view lines) noexcept;

 private:
  [[nodiscard]] static std::size_t slot_of(std::string_view lines, std::size_t column) noexcept;

  std::array<Known, kSlots> slots_;
  std::uint64_t version_ = 0;
};

}  // namespace hastls::posture
