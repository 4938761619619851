// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// What every file of this folder defines: tries one input, and does not return where something
/// that has to hold does not.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer calls it by this name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace hastls::fuzz {

/// Ends the process as a crash does, which is what libFuzzer and the replay take for a failure.
[[noreturn]] inline void fail(std::string_view what, std::string_view shown = {}) {
  std::fprintf(stderr, "does not hold: %.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(shown.size()), shown.data());
  std::abort();
}

inline void hold(bool holds, std::string_view what, std::string_view shown = {}) {
  if (!holds) fail(what, shown);
}

inline void same(std::string_view one, std::string_view other, std::string_view what) {
  if (one != other) fail(what, std::string(one) + "\n---- the other way\n" + std::string(other));
}

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {data, data + size};
}

/// The input of a target that has no text format of its own, taken apart from the front. What is
/// behind the end is 0.
class Feed {
 public:
  Feed(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

  [[nodiscard]] bool at_end() const noexcept { return left_ == 0; }
  std::uint8_t octet() noexcept {
    if (left_ == 0) return 0;
    --left_;
    return *data_++;
  }
  std::uint16_t number() noexcept {
    const unsigned high = octet();
    return static_cast<std::uint16_t>(high << 8U | octet());
  }
  std::size_t below(std::size_t limit) noexcept { return octet() % limit; }
  /// As many octets as the next one says.
  std::string text() {
    std::string out;
    for (std::size_t size = octet(); size > 0 && left_ > 0; --size)
      out += static_cast<char>(octet());
    return out;
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

}  // namespace hastls::fuzz
