// SPDX-License-Identifier: BSD-2-Clause
#include "cli/repeats.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "hastls/core/ascii.hpp"
#include "hastls/core/domain_name.hpp"

namespace hastls::cli {
namespace {

using Host = MeantRecords::Host;

constexpr auto kInLabels = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 128; ++c) {
    const char character = static_cast<char>(c);
    table[c] = ascii::is_letter(character) || ascii::is_digit(character) || character == '-' ||
               character == '_';
  }
  return table;
}();

// Labels behind a dot each, and the last dot of an absolute name.
bool is_plain_ending(std::string_view ending) noexcept {
  if (!ending.starts_with('.') || !ending.ends_with('.')) return false;
  std::size_t label = 1;
  for (const char c : ending) {
    if (c != '.') {
      if (!kInLabels[static_cast<unsigned char>(c)] || ++label > DomainName::kMaxLabel)
        return false;
    } else {
      if (label == 0) return false;
      label = 0;
    }
  }
  return true;
}

// Walks a text and the hosts that it should be about.
class Walk {
 public:
  Walk(std::string_view text, const MeantRecords& meant)
      : text_(text), meant_(meant), lines_(meant.records().size()) {}

  std::optional<Unrepeated> to_the_end() {
    for (const Host& host : meant_.hosts()) {
      while (at_ < text_.size() && text_[at_] == ';') {
        if (!keep_line()) return std::nullopt;
      }
      if (!skip_repeat(host) && !keep(host)) return std::nullopt;
    }
    out_.text += text_.substr(at_);
    return std::move(out_);
  }

 private:
  /// Of a record's line that is kept: where in the text it is.
  struct Line {
    std::size_t from = 0;
    std::size_t size = 0;
    std::size_t ending_size = 0;
  };

  bool keep_line() {
    const std::size_t end = text_.find('\n', at_);
    if (end == std::string_view::npos) return false;
    out_.text += text_.substr(at_, end + 1 - at_);
    at_ = end + 1;
    return true;
  }

  // Each record has to stand where it is looked for later: on a line that begins with its owner.
  bool keep(const Host& host) {
    for (std::size_t i = host.first; i < host.first + host.count; ++i) {
      const std::size_t from = at_;
      if (!skip(meant_.labels(meant_.records()[i])) || !skip(meant_.ending(host))) return false;
      at_ = from;
      if (!keep_line()) return false;
      lines_[i] = {from, at_ - from, host.ending_size};
    }
    out_.hosts.push_back(host);
    return true;
  }

  // Goes behind the lines of a host that repeats another one's.
  bool skip_repeat(const Host& host) {
    const std::string_view ending = meant_.ending(host);
    if (host.count == 0 || lines_[host.first].size == 0 || !is_plain_ending(ending)) return false;
    const std::size_t from = at_;
    for (std::size_t i = host.first; i < host.first + host.count; ++i) {
      if (skip_line(i, ending)) continue;
      at_ = from;
      return false;
    }
    return true;
  }

  bool skip_line(std::size_t record, std::string_view ending) {
    const std::string_view model = text_.substr(lines_[record].from, lines_[record].size);
    const std::size_t labels = meant_.records()[record].labels_size;
    const std::size_t behind = labels + lines_[record].ending_size;
    return behind <= model.size() && labels + ending.size() < DomainName::kMaxWire &&
           skip(model.substr(0, labels)) && skip(ending) && skip(model.substr(behind));
  }

  bool skip(std::string_view octets) {
    if (!text_.substr(at_).starts_with(octets)) return false;
    at_ += octets.size();
    return true;
  }

  std::string_view text_;
  const MeantRecords& meant_;
  std::vector<Line> lines_;  ///< By record; empty where none is kept yet.
  std::size_t at_ = 0;
  Unrepeated out_;
};

}  // namespace

std::optional<Unrepeated> without_repeats(std::string_view text, const MeantRecords& meant) {
  return Walk(text, meant).to_the_end();
}

}  // namespace hastls::cli
