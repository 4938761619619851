// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace hastls::zone {

namespace wire_hash {

template <class Word>
[[nodiscard]] inline std::uint64_t load(const char* at) noexcept {
  Word out = 0;
  std::memcpy(&out, at, sizeof out);
  return out;
}

/// Of up to 8 octets: all of them in one word.
[[nodiscard]] inline std::uint64_t load_few(const char* at, std::size_t size) noexcept {
  if (size >= 4) return load<std::uint32_t>(at) << 32 | load<std::uint32_t>(at + size - 4);
  if (size == 0) return 0;
  return load<std::uint8_t>(at) << 16 | load<std::uint8_t>(at + size / 2) << 8 |
         load<std::uint8_t>(at + size - 1);
}

}  // namespace wire_hash

/// Of a name in wire form, or of labels: eight octets at a time, the last of which may be some that
/// were looked at before; the multiplications are those of wyhash.
[[nodiscard]] inline std::uint32_t hash_of(std::string_view wire) noexcept {
  std::uint64_t hash = wire.size() * 0xa0761d6478bd642f;
  for (std::size_t at = 0; at + 8 < wire.size(); at += 8) {
    hash = (hash ^ wire_hash::load<std::uint64_t>(wire.data() + at)) * 0xe7037ed1a0b428db;
    hash ^= hash >> 32;
  }
  const std::uint64_t rest = wire.size() > 8
                                 ? wire_hash::load<std::uint64_t>(wire.data() + wire.size() - 8)
                                 : wire_hash::load_few(wire.data(), wire.size());
  hash = (hash ^ rest) * 0x8ebc6af09c88c6e3;
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace hastls::zone
