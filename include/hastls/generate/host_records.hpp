// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hastls/generate/owner_text.hpp"
#include "hastls/generate/records.hpp"
#include "hastls/posture/fleet.hpp"

namespace hastls::generate {

/// The records of some of a zone's hosts, host by host, in the order of Records: for those who
/// write many hosts that have the same records.
class HostRecords {
 public:
  /// Views: valid until the next call of next().
  struct Host {
    std::string_view ending;  ///< What its owners end in: `.www.example.com.`
    /// As posture::Hosts has it: the records of two hosts with the same number differ in their
    /// endings only.
    std::optional<std::uint32_t> likeness;
  };

  /// `fleet` must outlive this.
  HostRecords(const posture::Fleet& fleet, const posture::Fleet::Part& part);

  /// Null at the end.
  [[nodiscard]] const Host* next();
  /// The next record of the host at hand; null behind its last one.
  [[nodiscard]] const Record* next_record();

 private:
  const posture::Fleet& fleet_;
  posture::Hosts hosts_;
  OwnerText owner_;
  Host host_;
  Record current_;
};

}  // namespace hastls::generate
