// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/printable.hpp"

#include <gtest/gtest.h>

#include "hastls/core/utf8.hpp"

namespace hastls {
namespace {

using namespace std::string_view_literals;

TEST(Printable, LeavesOrdinaryTextAlone) {
  for (const auto text : {""sv, "zone 'a b'.hastls ~"sv, "zürich.example 日本 🎉"sv})
    EXPECT_EQ(printable(text), text);
}

TEST(Printable, EscapesWhatATerminalObeys) {
  EXPECT_EQ(printable("\x1b[31mred\a\0\x7f"sv), "\\x1b[31mred\\x07\\x00\\x7f");
  EXPECT_EQ(printable("a\nb\rc\td"), "a\\nb\\rc\\td");
  EXPECT_EQ(printable("\u009b31m"), "\\u{9b}31m");
}

TEST(Printable, EscapesWhatHidesOrReorders) {
  EXPECT_EQ(printable("a\u202eb\u200b\ufeff\u2028"), "a\\u{202e}b\\u{200b}\\u{feff}\\u{2028}");
}

TEST(Printable, EscapesEachOctetThatIsNoUtf8) {
  EXPECT_EQ(printable("\xff\xc3(\xe2\x82"), "\\xff\\xc3(\\xe2\\x82");
  EXPECT_EQ(printable("\xc0\x80"), "\\xc0\\x80");
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80");
  EXPECT_EQ(printable("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");
}

TEST(Utf8, ReadsTheFirstCodePointOfEachLength) {
  EXPECT_EQ(utf8::first("A").value, U'A');
  EXPECT_EQ(utf8::first("\u07ff").size, 2U);
  EXPECT_EQ(utf8::first("\uffff").value, U'\uffff');
  EXPECT_EQ(utf8::first("\U0010ffff").value, U'\U0010ffff');
  EXPECT_EQ(utf8::first("\u0800\u0800").size, 3U);
  EXPECT_FALSE(utf8::first("\xe0\x9f\xbf").valid);
  EXPECT_FALSE(utf8::first("\xf0\x8f\xbf\xbf").valid);
}

}  // namespace
}  // namespace hastls
