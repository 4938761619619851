// SPDX-License-Identifier: BSD-2-Clause
#include "zone/owner.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "zone/scan/type_key.hpp"

namespace hastls::zone {

bool Owner::is_plain(std::string_view text, const DomainName& origin) noexcept {
  if (text.empty() || text.size() + 1 + origin.wire().size() > DomainName::kMaxWire) return false;
  std::size_t label = 0;
  for (const char c : text) {
    if (c == '\\') return false;
    if (c != '.') {
      if (++label > DomainName::kMaxLabel) return false;
    } else {
      if (label == 0) return false;
      label = 0;
    }
  }
  return true;
}

void Owner::set(const DomainName& name) {
  state_ = State::Name;
  resolved_.clear();
  std::ranges::copy(name.wire(), wire_.begin());
  wire_size_ = name.wire().size();
  ++serial_;
}

void Owner::keep() {
  if (state_ != State::Text) return;
  kept_.assign(text_);
  text_ = kept_;
}

void Owner::settle(const DomainName& origin) {
  if (state_ == State::Text) {
    (void)wire(origin);
    state_ = State::Name;
  }
  resolved_.clear();
}

void Owner::resolve(std::string_view origin) {
  is_resolved_ = true;
  if (text_ == resolved_) return;
  ++serial_;
  resolved_.assign(text_);
  make_wire(origin);
}

void Owner::make_wire(std::string_view origin) {
  const std::size_t size = text_.size();
  if (text_ == "@") {
    std::ranges::copy(origin, wire_.begin());
    wire_size_ = origin.size();
    return;
  }
  if (text_ == ".") {
    wire_[0] = '\0';
    wire_size_ = 1;
    return;
  }
  // The text goes behind one octet of length; every dot then becomes the length of what follows.
  std::memcpy(wire_.data() + 1, text_.data(), size);
  std::size_t length_at = 0;
  for (std::size_t at = 1; at <= size; at += 8) {
    const std::uint64_t word = scan::load8(wire_.data() + at);
    const std::uint64_t folded = scan::lower8(word);
    std::memcpy(wire_.data() + at, &folded, sizeof folded);
    for (std::uint64_t dots = scan::dots8(word); dots != 0; dots &= dots - 1) {
      const std::size_t dot = at + static_cast<std::size_t>(std::countr_zero(dots)) / 8;
      if (dot > size) break;
      wire_[length_at] = static_cast<char>(dot - length_at - 1);
      length_at = dot;
    }
  }
  if (length_at == size) {  // absolute
    wire_[size] = '\0';
    wire_size_ = size + 1;
    return;
  }
  wire_[length_at] = static_cast<char>(size - length_at);
  std::memcpy(wire_.data() + size + 1, origin.data(), origin.size());
  wire_size_ = size + 1 + origin.size();
}

}  // namespace hastls::zone
