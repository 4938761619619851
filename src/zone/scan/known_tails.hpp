// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "zone/scan/octets.hpp"
#include "zone/scan/plain_record.hpp"

namespace hastls::zone::scan {

/// What stood behind owners before, and what it meant. A zone's lines repeat each other there, and
/// a line of one kind is followed by one of another that followed it before: two guesses are all
/// that is tried, and where these fail too often nothing is tried for a while.
/// Shape: of HASTLS records a tail reaches to the end of the line, newline included; of others
/// from the owner's end to the first octet of their RDATA, which is not in it.
class KnownTails {
 public:
  struct Tail {
    Octets octets;  ///< None where nothing stands here yet.
    std::array<std::uint8_t, 2> next{};
    PlainRecord record;  ///< Without positions.
  };

  /// The likely tail that `at` begins with, else null. Octets::kMost may be read there.
  [[nodiscard]] const Tail* find(const char* at) noexcept {
    if (pause_ != 0) {
      --pause_;
      return nullptr;
    }
    auto& next = tails_[last_].next;
    if (!matches(tails_[next[0]], at)) {
      if (!matches(tails_[next[1]], at)) return nullptr;
      std::swap(next[0], next[1]);
    }
    last_ = next[0];
    credit_ = std::min(credit_ + 1, kMostCredit);
    return &tails_[last_];
  }
  /// True where find() has guessed, and learn() would help.
  [[nodiscard]] bool is_learning() const noexcept { return pause_ == 0; }
  /// `tail` is what find() did not find, and means `record`.
  void learn(std::string_view tail, const PlainRecord& record) noexcept;

 private:
  static constexpr std::size_t kTails = 16;
  static constexpr int kMostCredit = 16;
  static constexpr int kPause = 256;  // lines

  [[nodiscard]] static bool matches(const Tail& tail, const char* at) noexcept {
    return tail.octets.size() != 0 && tail.octets.stand_at(at);
  }
  [[nodiscard]] std::uint8_t place_of(const Octets& tail) noexcept;

  std::array<Tail, kTails> tails_{};
  std::uint8_t last_ = 0;
  std::uint8_t next_free_ = 0;
  int credit_ = kMostCredit;
  int pause_ = 0;
};

}  // namespace hastls::zone::scan
