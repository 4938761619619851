// SPDX-License-Identifier: BSD-2-Clause
// Writes a large zone to standard output, always the same one: `make_zone SHAPE MEBIBYTES`.
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "zone_text.hpp"

namespace {

bool write(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace hastls::bench;
  const auto shape = argc == 3 ? zone_shape(argv[1]) : std::nullopt;
  std::uint64_t mebibytes = 0;
  if (argc == 3) std::from_chars(argv[2], argv[2] + std::string_view(argv[2]).size(), mebibytes);
  if (!shape || mebibytes == 0) {
    std::fputs(fmt::format("usage: make_zone {} MEBIBYTES\n", zone_shapes()).c_str(), stderr);
    return 2;
  }
  ZoneText text(*shape);
  std::string out;
  ZoneText::append_head(out);
  std::uint64_t written = 0;
  while (written + out.size() < mebibytes << 20) {
    text.append_name(out);
    if (out.size() < std::size_t{1} << 20) continue;
    if (!write(out)) return 1;
    written += out.size();
    out.clear();
  }
  return write(out) ? 0 : 1;
}
