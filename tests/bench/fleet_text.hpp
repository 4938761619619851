// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hastls::bench {

/// What a generated posture file looks like; always the same text for the same number.
enum class FleetShape {
  Servers,      ///< One document: the two servers of the specification's example over and over.
  Documents,    ///< The whole example over and over, a zone each.
  Hosts,        ///< One document: servers of two hosts each, no ranges, no quotes.
  Varied,       ///< One document: no two servers offer the same.
  Other,        ///< One document that is never plain: escapes, lists over several lines.
  OtherVaried,  ///< The same, and no two servers offer the same.
  Sorted,       ///< One document whose hosts are in order already.
};

[[nodiscard]] std::optional<FleetShape> fleet_shape(std::string_view name);
[[nodiscard]] std::string_view fleet_shapes();

/// `servers` is how many servers there are in all.
[[nodiscard]] std::string fleet_text(FleetShape shape, std::size_t servers);

}  // namespace hastls::bench
