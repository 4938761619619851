// SPDX-License-Identifier: BSD-2-Clause
#include "posture/host_line.hpp"

#include <string>

#include "posture/plain_flow.hpp"

namespace hastls::posture {

bool HostLine::read(std::string_view server, std::size_t indent, std::uint32_t line) {
  text_ = server;
  line_ = line;
  at_ = indent;
  hosts_.clear();
  if (!skip("- ")) return false;
  skip_blanks();
  column_ = at_;
  if (skip("host: ")) {
    skip_blanks();
    return read_name(false) && read_end();
  }
  return skip("hosts: ") && read_list() && read_end();
}

void HostLine::skip_blanks() noexcept {
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
}

bool HostLine::read_list() {
  skip_blanks();
  if (!skip("[")) return false;
  for (;;) {
    skip_blanks();
    if (!read_name(true)) return false;
    skip_blanks();
    if (skip("]")) return true;
    if (!skip(",")) return false;
  }
}

bool HostLine::read_name(bool may_be_range) {
  const std::string_view rest = text_.substr(at_);
  const std::size_t quoted = quoted_word_size(rest);
  const std::size_t size = quoted == 0 ? plain_word_size(rest) : quoted;
  const std::string_view name = quoted == 0 ? rest.substr(0, size) : rest.substr(1, size - 2);
  if (size == 0 || (quoted == 0 && !is_plain_word(name))) return false;
  const Mark mark{line_, static_cast<std::uint32_t>(at_) + 1};
  // A plain word has no brace.
  hosts_.push_back(
      {std::string(name), mark, static_cast<std::uint32_t>(size), may_be_range && quoted != 0});
  at_ += size;
  return true;
}

bool HostLine::read_end() noexcept {
  const std::size_t end = at_;
  skip_blanks();
  if (at_ > end && skip("#")) at_ = text_.find('\n', at_);
  if (at_ >= text_.size() || text_[at_] != '\n') return false;
  ++at_;
  return true;
}

}  // namespace hastls::posture
