// SPDX-License-Identifier: BSD-2-Clause
#include "zone/seams.hpp"

#include <algorithm>
#include <array>

#include "hastls/core/ascii.hpp"

namespace hastls::zone {
namespace {

// What an owner may begin with and no line of another kind does.
bool begins_owner(char c) noexcept {
  return ascii::is_digit(c) || (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z') || c == '_' ||
         c == '*' || c == '@' || c == '-';
}

}  // namespace

std::size_t Seams::count() const noexcept {
  const std::uint64_t rest = size() - std::min<std::uint64_t>(size(), first_size_);
  return static_cast<std::size_t>(1 + (rest + piece_size_ - 1) / piece_size_);
}

std::uint64_t Seams::at(std::size_t index) {
  if (index >= count()) return size();
  while (found_.size() <= index) {
    const std::uint64_t from = first_size_ + (found_.size() - 1) * std::uint64_t{piece_size_};
    found_.push_back(find(std::max(from, found_.back())));
  }
  return found_[index];
}

// The first such line that begins at or behind `from`.
std::uint64_t Seams::find(std::uint64_t from) const {
  std::array<char, 4096> block{};
  char before = 0;
  for (std::uint64_t at = from - 1;;) {
    const auto count = file_.read_at(at, block);
    if (!count || *count == 0) return size();
    for (std::size_t i = 0; i < *count; ++i) {
      if (before == '\n' && begins_owner(block[i])) return at + i;
      before = block[i];
    }
    at += *count;
  }
}

}  // namespace hastls::zone
