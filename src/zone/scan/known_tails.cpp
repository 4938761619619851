// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/known_tails.hpp"

#include <cstring>

namespace hastls::zone::scan {

// Of `tail`: where it stands, or will.
std::uint8_t KnownTails::place_of(std::string_view tail) noexcept {
  std::array<char, kMostOctets> padded{};
  std::ranges::copy(tail, padded.begin());
  for (std::size_t i = 0; i < kTails; ++i) {
    if (tails_[i].size == tail.size() && matches(tails_[i], padded.data()))
      return static_cast<std::uint8_t>(i);
  }
  const std::uint8_t place = next_free_;
  next_free_ = (next_free_ + 1) % kTails;
  Tail& fresh = tails_[place];
  fresh = Tail{};
  fresh.size = static_cast<std::uint8_t>(tail.size());
  fresh.last_word = static_cast<std::uint8_t>((tail.size() - 1) / 8);
  fresh.last_mask = ~std::uint64_t{0} >> (8 * (7 - (tail.size() - 1) % 8));
  std::memcpy(fresh.words.data(), padded.data(), padded.size());
  return place;
}

void KnownTails::learn(std::string_view tail, const PlainRecord& record) noexcept {
  credit_ -= 2;
  if (credit_ < 0) {
    credit_ = kMostCredit / 2;
    pause_ = kPause;
  }
  if (tail.empty() || tail.size() > kMostOctets) return;
  const std::uint8_t place = place_of(tail);
  tails_[place].record = record;
  auto& next = tails_[last_].next;
  next = {place, next[0]};
  last_ = place;
}

}  // namespace hastls::zone::scan
