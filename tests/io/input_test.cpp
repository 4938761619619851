// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/io/input.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hastls::io {
namespace {

TEST(Input, IsReadNoFurtherThanItGoesOn) {
  const std::string text(std::size_t{1} << 20, 'x');
  for (const std::size_t most : {std::size_t{0}, std::size_t{1} << 16, std::size_t{1} << 19}) {
    Input input = Input::from_text(text, "x");
    const auto read =
        read_while(input, [most](std::string_view so_far) { return so_far.size() <= most; });
    ASSERT_TRUE(read);
    EXPECT_GT(read->size(), most);
    EXPECT_LE(read->size(), most + (std::size_t{1} << 16));
  }
  Input whole = Input::from_text(text, "x");
  EXPECT_EQ(*read_all(whole), text);
}

TEST(Input, GoesByAnotherNameAndIsNotFoundByIt) {
  Input input = Input::from_text("text", "<stdin>").called("a.zone");
  EXPECT_EQ(input.name(), "a.zone");
  EXPECT_FALSE(input.reopens_by_name());
  EXPECT_EQ(*read_all(input), "text");
}

TEST(Input, SaysWhyARegularFileCannotBeOpened) {
  EXPECT_EQ(Input::open_regular("/not/here", "x").error().message,
            "cannot open the file: No such file or directory");
  EXPECT_EQ(Input::open_regular("/", "x").error().message, "this is no regular file");
}

}  // namespace
}  // namespace hastls::io
