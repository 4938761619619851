// SPDX-License-Identifier: BSD-2-Clause
#include "posture/document_items.hpp"

#include <algorithm>

#include "posture/cutter.hpp"

namespace hastls::posture {
namespace {

constexpr std::size_t kMost = 2 * Cutter::kPieceSize;

// Of plain ASCII lines, in which no tab is.
bool begins_item(std::string_view text, std::size_t indent) noexcept {
  return indent + 1 < text.size() && text[indent] == '-' &&
         (text[indent + 1] == ' ' || text[indent + 1] == '\n') &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(indent),
                     [](char c) { return c == ' '; });
}

bool is_of_items(char first) noexcept {
  return first == ' ' || first == '#' || first == '\n';
}

}  // namespace

StretchSize cut_items(std::string_view text, std::uint32_t line, Piece& piece) {
  piece.kind = Piece::Kind::Items;
  piece.indent = std::min(text.find_first_not_of(' '), text.size());
  piece.units.clear();
  if (piece.indent == 0 || !begins_item(text, piece.indent)) return {};
  StretchSize size;
  std::size_t& at = size.octets;
  for (; at < text.size() && text[at] != '-'; ++size.lines) {
    if (!is_of_items(text[at])) return {};
    if (begins_item(text.substr(at), piece.indent)) {
      if (at >= Cutter::kPieceSize) break;
      piece.units.push_back({at, line + size.lines});
    }
    at = text.find('\n', at) + 1;
    if (at > kMost) return {};
  }
  const std::string_view rest = text.substr(at);
  if (rest.starts_with('-') && !rest.starts_with("---\n")) return {};
  piece.text.assign(text.substr(0, at));
  return size;
}

}  // namespace hastls::posture
