// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "hastls/core/ascii.hpp"
#include "hastls/zone/read.hpp"
#include "support/temporary_folder.hpp"

#include "fuzz/target.hpp"

namespace hastls::fuzz {

/// The folder that a fuzzed zone seems to stand in, with files that it may include.
class ZoneFolder {
 public:
  ZoneFolder() {
    folder_.write("plain.inc", "h A 192.0.2.2\n_a._tcp.h HASTLS 1 2 1\n");
    folder_.write("sub.inc", "$ORIGIN sub\n$TTL 5\nx 60 IN TXT \"a\"\n_b._tcp.x HASTLS 3 3 0");
    folder_.write("open.inc", "_c._tcp.x TYPE65443 ( \\# 6 000100020001\n");
    folder_.write("self.inc", "$INCLUDE self.inc\n$INCLUDE plain.inc\n\tTXT b\n");
  }
  [[nodiscard]] std::string path() const { return folder_.path("fuzz.zone"); }
  /// A file that holds `text`, until another one does.
  [[nodiscard]] io::Input file(const std::string& text) const {
    folder_.write("fuzz.zone", text);
    return *io::Input::open(path());
  }

 private:
  testing::TemporaryFolder folder_;
};

inline const ZoneFolder& zone_folder() {
  static const ZoneFolder kFolder;
  return kFolder;
}

/// A text as if it stood in that folder.
inline io::Input zone_input(const std::string& text) {
  return io::Input::from_text(text, zone_folder().path());
}

/// Origin for texts that name none.
inline DomainName zone_origin() {
  return *DomainName::parse_absolute("example.com");
}

/// With blocks that hold a whole input, and no more: what is allocated for each is what a fuzzer
/// would spend its time on.
inline zone::ReadOptions zone_options() {
  zone::ReadOptions out;
  out.block_size = 8192;
  return out;
}

/// A few octets may ask for tens of thousands of steps, within the limits of SPEC.md Z6: one such
/// input after the other would be all that a fuzzer does.
inline bool is_costly(const std::string& text) {
  constexpr std::size_t kMostDirectives = 3;
  constexpr std::size_t kMostDigits = 3;
  constexpr std::size_t kRange = 40;
  const std::string lower = ascii::lower(text);
  std::size_t directives = 0;
  const auto asks_for_much = [](std::string_view range) {
    std::size_t digits = 0;
    return std::ranges::any_of(range, [&digits](char c) {
      digits = ascii::is_digit(c) ? digits + 1 : 0;
      return digits > kMostDigits;
    });
  };
  for (std::size_t at = lower.find("$gen"); at != std::string::npos;
       at = lower.find("$gen", at + 1)) {
    if (++directives > kMostDirectives || asks_for_much(std::string_view(lower).substr(at, kRange)))
      return true;
  }
  return false;
}

}  // namespace hastls::fuzz
