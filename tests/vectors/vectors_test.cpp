// SPDX-License-Identifier: BSD-2-Clause
#include "vectors/vectors.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace hastls::testing {
namespace {

// HASTLS_WRITE_VECTORS=1 writes the file anew; tests/vectors/check.py then has to agree with it.
TEST(Vectors, AreWhatTheLibraryMakes) {
  const std::string path = HASTLS_SOURCE_DIR "/examples/vectors.json";
  if (std::getenv("HASTLS_WRITE_VECTORS") != nullptr)
    std::ofstream(path, std::ios::binary) << make_vectors();
  std::ifstream in(path, std::ios::binary);
  const std::string file{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(file == make_vectors()) << path << " is not current";
}

}  // namespace
}  // namespace hastls::testing
