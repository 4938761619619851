// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"

#include "zone/plain_wire.hpp"

namespace hastls::zone {

/// The owner that the next record inherits. Kept as text until somebody asks for the name: most
/// owners of a zone are of no concern to any rule.
class Owner {
 public:
  enum class State : std::uint8_t {
    Missing,    ///< No record yet.
    Ambiguous,  ///< The last record was broken: who inherits from it, nobody knows.
    Text,
    Name,
  };

  [[nodiscard]] State state() const noexcept { return state_; }
  [[nodiscard]] bool known() const noexcept { return state_ >= State::Text; }

  /// True where set_plain() takes `text`; false where it might not.
  [[nodiscard]] static bool is_plain(std::string_view text, const DomainName& origin) noexcept;
  /// `text` has no escapes, no empty label, none over 63 octets, and fits behind the origin.
  /// Views: `text` is read until keep() is called.
  void set_plain(std::string_view text) noexcept {
    text_ = text;
    state_ = State::Text;
    is_resolved_ = false;
  }
  void set(const DomainName& name);
  /// Back to what it was. Precondition: `before` was settled.
  void restore(const Owner& before) {
    const std::uint64_t serial = serial_;
    *this = before;
    serial_ = serial + 1;
  }
  void set_ambiguous() noexcept { state_ = State::Ambiguous; }

  /// As written, where that is what set_plain() was given; else empty.
  [[nodiscard]] std::string_view plain() const noexcept {
    return state_ == State::Text ? text_ : std::string_view();
  }
  /// The lower-case wire form. Precondition: known(), and `origin` is the one at set_plain().
  /// Views: valid until the owner changes.
  [[nodiscard]] std::string_view wire(const DomainName& origin) {
    assert(known());
    if (state_ == State::Text && !is_resolved_) resolve(origin.wire());
    return wire_.view();
  }
  /// Another number whenever wire() has become another name.
  [[nodiscard]] std::uint64_t serial() const noexcept { return serial_; }

  /// To be called before the text given to set_plain() goes away.
  void keep();
  /// To be called before the origin changes.
  void settle(const DomainName& origin);

 private:
  void resolve(std::string_view origin);

  State state_ = State::Missing;
  std::string_view text_;
  std::string kept_;
  std::string resolved_;      ///< The text that wire_ was made from; empty where it was a name.
  bool is_resolved_ = false;  ///< wire_ is that of text_.
  PlainWire wire_;
  std::uint64_t serial_ = 0;
};

}  // namespace hastls::zone
