// SPDX-License-Identifier: BSD-2-Clause
#include "posture/document_items.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hastls::posture {
namespace {

TEST(DocumentItems, AreTheUnitsUpToTheNextDocument) {
  const std::string items = "  - a\n    b\n# c\n\n  -\n    - d\n   - e\n  -f\n  - g\n";
  Piece piece;
  for (const std::string& text : {items, items + "---\nversion: 1\n"}) {
    const StretchSize size = cut_items(text, 7, piece);
    EXPECT_EQ(size.octets, items.size());
    EXPECT_EQ(size.lines, 9U);
    EXPECT_EQ(piece.kind, Piece::Kind::Items);
    EXPECT_EQ(piece.indent, 2U);
    EXPECT_EQ(piece.text, items);
    ASSERT_EQ(piece.units.size(), 3U);
    EXPECT_EQ(piece.units[0].line, 7U);
    EXPECT_EQ(piece.unit_text(1), "  -\n    - d\n   - e\n  -f\n");
    EXPECT_EQ(piece.units[1].line, 11U);
    EXPECT_EQ(piece.units[2].line, 15U);
  }
}

TEST(DocumentItems, AreNotCutWhereAnythingElseStands) {
  Piece piece;
  for (const char* text :
       {"", "---\n", "- a\n", "  a\n", "\n  - a\n", "  - a\nb: c\n", "  - a\n--- # b\n",
        "  - a\n---", "  - a\n...\n", "  - a\n- b\n", "  - a\n%b\n", "  - a\n]\n", "  "}) {
    EXPECT_EQ(cut_items(text, 1, piece).octets, 0U) << text;
  }
}

TEST(DocumentItems, AreAtMostOnePiece) {
  const std::string item = "  - " + std::string(59, 'a') + "\n";
  std::string items;
  while (items.size() < std::size_t{1} << 16) items += item;
  Piece piece;
  EXPECT_EQ(cut_items(items, 1, piece).octets, items.size());
  const std::string more = "    b\n\n";
  EXPECT_EQ(cut_items(items + more + item, 1, piece).octets, items.size() + more.size());
  EXPECT_EQ(piece.text, items + more);
  EXPECT_EQ(piece.units.size(), items.size() / item.size());
}

TEST(DocumentItems, AreNotCutWhereOneIsLongerThanAPiece) {
  std::string item = "  - a\n";
  while (item.size() <= std::size_t{1} << 17) item += "    b\n";
  Piece piece;
  EXPECT_EQ(cut_items(item, 1, piece).octets, 0U);
  EXPECT_EQ(cut_items("  - c\n" + item, 1, piece).octets, 0U);
}

}  // namespace
}  // namespace hastls::posture
