// SPDX-License-Identifier: BSD-2-Clause
// Writes a large posture file to standard output, always the same one: `make_fleet SHAPE SERVERS`.
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "fleet_text.hpp"

int main(int argc, char** argv) {
  using namespace hastls::bench;
  const auto shape = argc == 3 ? fleet_shape(argv[1]) : std::nullopt;
  std::size_t servers = 0;
  if (argc == 3) std::from_chars(argv[2], argv[2] + std::string_view(argv[2]).size(), servers);
  if (!shape || servers == 0) {
    std::fputs(fmt::format("usage: make_fleet {} SERVERS\n", fleet_shapes()).c_str(), stderr);
    return 2;
  }
  const std::string text = fleet_text(*shape, servers);
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
