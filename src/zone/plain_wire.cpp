// SPDX-License-Identifier: BSD-2-Clause
#include "zone/plain_wire.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

#include "zone/scan/type_key.hpp"

namespace hastls::zone {

void PlainWire::set(std::string_view wire) noexcept {
  wire.copy(octets_.data(), wire.size());
  size_ = wire.size();
}

void PlainWire::make(std::string_view text, std::string_view origin) noexcept {
  const std::size_t size = text.size();
  if (size == 1 && (text[0] == '@' || text[0] == '.')) {
    static constexpr char kRoot = '\0';
    set(text[0] == '@' ? origin : std::string_view(&kRoot, 1));
    return;
  }
  // The text goes behind one octet of length; every dot then becomes the length of what follows.
  std::memcpy(octets_.data() + 1, text.data(), size);
  std::size_t length_at = 0;
  for (std::size_t at = 1; at <= size; at += 8) {
    const std::uint64_t word = scan::load8(octets_.data() + at);
    const std::uint64_t folded = scan::lower8(word);
    std::memcpy(octets_.data() + at, &folded, sizeof folded);
    for (std::uint64_t dots = scan::dots8(word); dots != 0; dots &= dots - 1) {
      const std::size_t dot = at + static_cast<std::size_t>(std::countr_zero(dots)) / 8;
      if (dot > size) break;
      octets_[length_at] = static_cast<char>(dot - length_at - 1);
      length_at = dot;
    }
  }
  if (length_at == size) {  // absolute
    octets_[size] = '\0';
    size_ = size + 1;
    return;
  }
  octets_[length_at] = static_cast<char>(size - length_at);
  std::memcpy(octets_.data() + size + 1, origin.data(), origin.size());
  size_ = size + 1 + origin.size();
}

}  // namespace hastls::zone
