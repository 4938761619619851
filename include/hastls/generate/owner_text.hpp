// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/posture/fleet.hpp"

namespace hastls::generate {

/// The owners of one zone's records, one after the other. Those of a host end alike: its name is
/// written once, and the labels of each record in front of it.
class OwnerText {
 public:
  explicit OwnerText(const DomainName& zone);

  /// Goes to the host of that sort key.
  void take_host(std::string_view key);
  /// What the owners of the host's records end in: `.www.example.com.`
  /// Views: valid until the next host.
  [[nodiscard]] std::string_view ending() const noexcept {
    return std::string_view(text_).substr(host_at_);
  }
  /// The host's owner with the labels of that sort key. Views: valid until the next labels or host.
  [[nodiscard]] std::string_view with_labels(std::string_view labels);

 private:
  std::string zone_text_;
  std::string text_;  ///< Room for labels, and the host's ending from `host_at_` on.
  std::size_t host_at_ = 0;
};

}  // namespace hastls::generate
