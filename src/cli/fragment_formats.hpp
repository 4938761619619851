// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/io/output.hpp"
#include "hastls/posture/fleet.hpp"

namespace hastls::cli {

/// The owners that earlier fragments published, by zone (`--previous`).
struct PreviousZone {
  RrType type;
  std::vector<DomainName> owners;
};
using PreviousZones = std::map<DomainName, PreviousZone>;

/// How texts are made.
struct Rendering {
  std::size_t jobs = 1;
  /// Every stretch of zone text is read back before it is given out.
  bool read_back = true;
};

/// One way to write what a fleet asks for.
struct FragmentFormat {
  std::string_view name;       ///< As in --format.
  std::string_view extension;  ///< Of a file in an output folder.
  /// Gives the text of some of the fleet's zones, one behind the other, to `sink`.
  /// Errors: as read_back(), and those of `sink`.
  Status (*render)(const posture::Fleet& fleet, std::span<const posture::Fleet::Zone> zones,
                   const PreviousZones& previous, const Rendering& rendering,
                   const io::Write& sink);
};

[[nodiscard]] std::span<const FragmentFormat> fragment_formats() noexcept;

[[nodiscard]] std::vector<std::string> fragment_format_names();

}  // namespace hastls::cli
