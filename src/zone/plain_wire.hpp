// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "hastls/core/domain_name.hpp"

namespace hastls::zone {

/// A name in lower-case wire form, made from its text.
class PlainWire {
 public:
  /// `text` has no escapes, no empty label, none over 63 octets, and fits behind the origin; a name
  /// that does not end with a dot is below it. Shape: `origin` is in wire form.
  void make(std::string_view text, std::string_view origin) noexcept;
  void set(std::string_view wire) noexcept;
  /// Views: valid until it is made again.
  [[nodiscard]] std::string_view view() const noexcept { return {octets_.data(), size_}; }

 private:
  static constexpr std::size_t kSlack = 8;  // texts are changed eight octets at a time

  std::array<char, DomainName::kMaxWire + 2 * kSlack> octets_{};
  std::size_t size_ = 0;
};

}  // namespace hastls::zone
