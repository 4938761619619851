// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "zone/host_shape.hpp"
#include "zone/scan/cursor.hpp"
#include "zone/scan/octets.hpp"

namespace hastls::zone {

/// Types whose records say no more than that they are there, whatever their RDATA.
[[nodiscard]] bool is_silent(std::uint16_t type) noexcept;

/// Goes through the lines of a host that may be of a shape.
class HostPass {
 public:
  static constexpr std::size_t kMostIdle = 255;  ///< Lines, as HostPlaces counts them.

  HostPass(const HostShape& shape, std::string_view host, const scan::Cursor& at)
      : shape_(shape), name_(scan::Octets::at(host.data(), host.size())), at_(at) {}

  /// True where they are those of the shape.
  [[nodiscard]] bool run();
  [[nodiscard]] const HostPlaces& places() const noexcept { return places_; }
  /// True where, in front of `line_at`, nothing stands but what a host may have behind the last
  /// line of the shape. Precondition: that is where the cursor is.
  [[nodiscard]] bool reaches(std::size_t line_at);

 private:
  [[nodiscard]] bool pass_between(std::size_t next);
  [[nodiscard]] bool pass_aside(std::size_t line);

  const HostShape& shape_;
  scan::Octets name_;
  scan::Cursor at_;
  HostPlaces places_;
  std::size_t idle_ = 0;
};

}  // namespace hastls::zone
