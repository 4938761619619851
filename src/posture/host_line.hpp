// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "posture/model.hpp"

namespace hastls::posture {

/// The first line of a server in the usual style, `- host: www` or `- hosts: [mx1, mx2]`, and
/// nothing more on it than a comment.
class HostLine {
 public:
  /// False where the server, whose dash stands in column `indent` from 0 of line `line`, does not
  /// begin so.
  [[nodiscard]] bool read(std::string_view server, std::size_t indent, std::uint32_t line);

  [[nodiscard]] const std::vector<Host>& hosts() const noexcept { return hosts_; }
  /// The column of the key, from 0: the server's other keys stand there too.
  [[nodiscard]] std::size_t column() const noexcept { return column_; }
  /// Where the next line begins.
  [[nodiscard]] std::size_t size() const noexcept { return at_; }

 private:
  // The compiler knows how many octets it compares.
  template <std::size_t size>
  [[nodiscard]] bool skip(const char (&word)[size]) noexcept {
    constexpr std::size_t kOctets = size - 1;
    if (text_.size() - at_ < kOctets || std::memcmp(text_.data() + at_, word, kOctets) != 0)
      return false;
    at_ += kOctets;
    return true;
  }
  void skip_blanks() noexcept;
  [[nodiscard]] bool read_list();
  [[nodiscard]] bool read_name(bool may_be_range);
  [[nodiscard]] bool read_end() noexcept;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t column_ = 0;
  std::uint32_t line_ = 0;
  std::vector<Host> hosts_;
};

}  // namespace hastls::posture
