// SPDX-License-Identifier: BSD-2-Clause
#include "zone/owner.hpp"

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
  wire_.set(name.wire());
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
  wire_.make(text_, origin);
}

}  // namespace hastls::zone
