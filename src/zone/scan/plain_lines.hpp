// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hastls/core/rr_type.hpp"
#include "hastls/record/hastls.hpp"

#include "zone/owner.hpp"
#include "zone/scan/line_scan.hpp"
#include "zone/scan/window.hpp"

namespace hastls::zone::scan {

/// Reads a text whose records are all HASTLS records on lines of their own, with an absolute owner,
/// a TTL and a class. Such lines repeat each other behind their owners, and what LineScan has read
/// once needs no second look: it means the same again.
class PlainLines {
 public:
  struct Line {
    std::string_view owner;
    std::uint32_t ttl = 0;
    std::uint32_t number = 0;
    record::Hastls rdata;
  };

  PlainLines(Window& window, RrType type);

  /// The next record; null at the end, and at a line that is neither such a record nor a comment
  /// nor blank. Views: valid until the next call.
  [[nodiscard]] const Line* next();
  /// True where next() has come to the end of the text.
  [[nodiscard]] bool at_end() const noexcept { return at_end_; }

 private:
  /// What stands behind an owner, newline included, and what it means.
  struct Tail {
    std::string text;
    std::uint32_t ttl = 0;
    record::Hastls rdata;
  };
  static constexpr std::size_t kTails = 256;

  [[nodiscard]] bool take_known();
  [[nodiscard]] bool take_new();
  [[nodiscard]] static std::size_t place_of(std::string_view tail) noexcept;

  Window& window_;
  Owner owner_;
  LineScan scan_;
  Line line_;
  bool at_end_ = false;
  std::array<Tail, kTails> tails_;
};

}  // namespace hastls::zone::scan
