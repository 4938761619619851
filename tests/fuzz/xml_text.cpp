// SPDX-License-Identifier: BSD-2-Clause
#include "fuzz/xml_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "hastls/core/ascii.hpp"
#include "hastls/core/utf8.hpp"

namespace hastls::fuzz {
namespace {

// Production 2 of XML 1.0.
bool is_character(const utf8::CodePoint& point) {
  const char32_t value = point.value;
  if (!point.valid) return false;
  if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
  return value != 0xfffe && value != 0xffff;
}

bool is_name(std::string_view text) {
  const auto fits = [](char c) { return ascii::is_letter(c) || c == '-'; };
  return !text.empty() && std::ranges::all_of(text, fits);
}

class Document {
 public:
  explicit Document(std::string_view text) : rest_(text) {}

  std::string fault() && {
    if (take("<?xml")) rest_.remove_prefix(std::min(rest_.find("?>"), rest_.size() - 2) + 2);
    while (!rest_.empty()) {
      if (rest_.front() == '<') {
        if (!read_tag()) return "a broken tag before: " + here();
      } else if (!read_text("<")) {
        return "broken text before: " + here();
      } else if (open_.empty() && ended_ && text_.find_first_not_of(" \n") != std::string::npos) {
        return "text outside the root";
      }
    }
    return open_.empty() && ended_ ? "" : "an element without its end";
  }

 private:
  [[nodiscard]] std::string here() const { return std::string(rest_.substr(0, 60)); }

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  std::string_view take_name() {
    const auto* const end =
        std::ranges::find_if_not(rest_, [](char c) { return ascii::is_letter(c) || c == '-'; });
    const std::string_view out = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(out.size());
    return out;
  }

  bool read_text(std::string_view end) {
    text_ = rest_.substr(0, rest_.find_first_of(end));
    rest_.remove_prefix(text_.size());
    for (std::string_view left = text_; !left.empty();) {
      const utf8::CodePoint point = utf8::first(left);
      if (!is_character(point) || left.front() == '<') return false;
      if (left.front() == '&' && !is_entity(left)) return false;
      left.remove_prefix(point.size);
    }
    return true;
  }
  static bool is_entity(std::string_view text) {
    constexpr std::array<std::string_view, 5> kEntities{"&amp;", "&lt;", "&gt;", "&quot;",
                                                        "&apos;"};
    return std::ranges::any_of(kEntities,
                               [text](std::string_view one) { return text.starts_with(one); });
  }

  bool read_tag() {
    if (take("</")) {
      if (open_.empty() || take_name() != open_.back()) return false;
      close();
      return take(">");
    }
    if (!take("<") || (open_.empty() && ended_)) return false;
    open_.push_back(take_name());
    if (!is_name(open_.back()) || !read_attributes()) return false;
    if (take("/>")) {
      close();
      return true;
    }
    return take(">");
  }
  bool read_attributes() {
    std::set<std::string_view> names;
    while (take(" ")) {
      const std::string_view name = take_name();
      if (!is_name(name) || !names.insert(name).second || !take("=\"")) return false;
      if (!read_text("\"") || text_.find('\n') != std::string_view::npos || !take("\""))
        return false;
    }
    return true;
  }
  void close() {
    open_.pop_back();
    ended_ = open_.empty();
  }

  std::string_view rest_;
  std::string_view text_;
  std::vector<std::string_view> open_;
  bool ended_ = false;
};

}  // namespace

std::string xml_fault(std::string_view text) {
  return Document(text).fault();
}

}  // namespace hastls::fuzz
