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

// Labels behind a dot each.
bool are_plain_labels(std::string_view text) noexcept {
  if (!text.empty() && !text.starts_with('.')) return false;
  std::size_t label = 1;
  for (const char c : text) {
    if (c != '.') {
      if (!kInLabels[static_cast<unsigned char>(c)] || ++label > DomainName::kMaxLabel)
        return false;
    } else {
      if (label == 0) return false;
      label = 0;
    }
  }
  return label != 0;
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
  /// Of a record's line that is kept: where in the text it is, and the host's ending in it.
  struct Line {
    std::size_t from = 0;
    std::size_t ending = 0;
    std::size_t rest = 0;
    std::size_t to = 0;
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
      Line line{at_, 0, 0, 0};
      if (!skip(meant_.labels(meant_.records()[i]))) return false;
      line.ending = at_;
      if (!skip(meant_.ending(host))) return false;
      line.rest = at_;
      at_ = line.from;
      if (!keep_line()) return false;
      line.to = at_;
      lines_[i] = line;
    }
    out_.hosts.push_back(host);
    return true;
  }

  // Goes behind the lines of a host that repeats another one's.
  bool skip_repeat(const Host& host) {
    const std::string_view ending = meant_.ending(host);
    if (host.count == 0 || lines_[host.first].to == 0 || !is_plain(ending)) return false;
    const std::size_t begin = at_;
    if (skip_lines(host, ending)) return true;
    at_ = begin;
    return false;
  }

  // The other one's stand one behind the other: what is between two endings is compared at once.
  bool skip_lines(const Host& host, std::string_view ending) {
    std::size_t from = lines_[host.first].from;
    for (std::size_t i = host.first; i < host.first + host.count; ++i) {
      const Line& line = lines_[i];
      if (line.ending - line.from + ending.size() >= DomainName::kMaxWire ||
          !skip(text_.substr(from, line.ending - from)) || !skip(ending))
        return false;
      from = line.rest;
    }
    return skip(text_.substr(from, lines_[host.first + host.count - 1].to - from));
  }

  // True for labels and the last dot of an absolute name. Most hosts are one label in front of what
  // the one before was in front of.
  bool is_plain(std::string_view ending) {
    const std::size_t host = std::min(ending.find('.', 1), ending.size());
    const std::string_view rest = ending.substr(host);
    if (!rest.ends_with('.') || !are_plain_labels(ending.substr(0, host))) return false;
    if (rest == plain_rest_) return true;
    if (!are_plain_labels(rest.substr(0, rest.size() - 1))) return false;
    plain_rest_ = rest;
    return true;
  }

  bool skip(std::string_view octets) {
    if (!text_.substr(at_).starts_with(octets)) return false;
    at_ += octets.size();
    return true;
  }

  std::string_view text_;
  const MeantRecords& meant_;
  std::vector<Line> lines_;      ///< By record; empty where none is kept yet.
  std::string_view plain_rest_;  ///< Behind the first label of an ending that is plain.
  std::size_t at_ = 0;
  Unrepeated out_;
};

}  // namespace

std::optional<Unrepeated> without_repeats(std::string_view text, const MeantRecords& meant) {
  return Walk(text, meant).to_the_end();
}

}  // namespace hastls::cli
