// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace hastls::zone {

/// Of a name in wire form, or of labels: eight octets at a time; the multiplications are those of
/// wyhash.
[[nodiscard]] inline std::uint32_t hash_of(std::string_view wire) noexcept {
  std::uint64_t hash = wire.size() * 0xa0761d6478bd642f;
  std::size_t at = 0;
  for (; at + 8 <= wire.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, wire.data() + at, 8);
    hash = (hash ^ word) * 0xe7037ed1a0b428db;
    hash ^= hash >> 32;
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, wire.data() + at, wire.size() - at);
  hash = (hash ^ rest) * 0x8ebc6af09c88c6e3;
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace hastls::zone
