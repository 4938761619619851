// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include "hastls/zone/name_tree.hpp"

// Names that came with a host: what they are is what they are at every host of the kind.

namespace hastls::zone {

std::optional<KnownNames> NameTree::know(const HostNames& names) {
  const auto is_same = [&names](const Known& known) { return known.names == names; };
  const auto found = std::ranges::find_if(known_, is_same);
  const auto index = static_cast<std::uint32_t>(found - known_.begin());
  if (found == known_.end()) {
    if (known_.size() == kMostKnown) return std::nullopt;
    known_.push_back({names, wires_.append(names.text.data(), names.text.size())});
  }
  return KnownNames{index};
}

NameTree::Links NameTree::links_below(NameId name, NameNumbers::Holder at) const noexcept {
  const Node& host = nodes_[at.index];
  const Known& known = known_[host.next_sibling];
  const HostNames::Node& of = known.names.nodes[at.below];
  const std::uint32_t first = static_cast<std::uint32_t>(name) - at.below;
  const auto linked = [first](std::uint8_t number) { return number == 0 ? 0 : first + number; };
  return {.text = known.text + of.label,
          .parent = first + of.parent,
          .first_child = linked(of.first_child),
          .next_sibling = linked(of.next_sibling),
          .wire_size = static_cast<std::uint8_t>(of.size + host.wire_size)};
}

}  // namespace hastls::zone
