// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/known_tails.hpp"

namespace hastls::zone::scan {

// Of `tail`: where it stands, or will.
std::uint8_t KnownTails::place_of(const Octets& tail) noexcept {
  for (std::size_t i = 0; i < kTails; ++i) {
    if (tails_[i].octets == tail) return static_cast<std::uint8_t>(i);
  }
  const std::uint8_t place = next_free_;
  next_free_ = (next_free_ + 1) % kTails;
  tails_[place] = Tail{};
  tails_[place].octets = tail;
  return place;
}

void KnownTails::learn(std::string_view tail, const PlainRecord& record) noexcept {
  credit_ -= 2;
  if (credit_ < 0) {
    credit_ = kMostCredit / 2;
    pause_ = kPause;
  }
  if (tail.empty() || tail.size() > Octets::kMost) return;
  const std::uint8_t place = place_of(Octets(tail));
  tails_[place].record = record;
  auto& next = tails_[last_].next;
  next = {place, next[0]};
  last_ = place;
}

}  // namespace hastls::zone::scan
