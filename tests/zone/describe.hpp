// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>
#include <unistd.h>

#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"

#include "zone/description.hpp"

namespace hastls::zone {

/// Reads text as if it stood in the file `name`.
inline Zone read_text(std::string_view text, const ReadOptions& options = {},
                      const std::string& name = "test.zone") {
  io::Input input = io::Input::from_text(std::string(text), name);
  auto zone = read(input, options);
  EXPECT_TRUE(zone.has_value());
  return zone ? *std::move(zone) : Zone{};
}

/// The same of a file, whose lines can be read again.
inline Zone zone_of_file(const std::string& path, const ReadOptions& options = {}) {
  auto input = io::Input::open(path);
  EXPECT_TRUE(input.has_value()) << path;
  if (!input) return {};
  auto zone = read(*input, options);
  EXPECT_TRUE(zone.has_value());
  return zone ? *std::move(zone) : Zone{};
}

/// The same through a pipe. Precondition: the text fits into one.
inline Zone read_piped(std::string_view text, const ReadOptions& options = {},
                       const std::string& name = "test.zone") {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  EXPECT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
  ::close(ends[1]);
  io::Input input = io::Input::adopt(ends[0], name);
  auto zone = read(input, options);
  EXPECT_TRUE(zone.has_value());
  return zone ? *std::move(zone) : Zone{};
}

}  // namespace hastls::zone
