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

NameTree::Said NameTree::said_below(NameId name, NameNumbers::Holder at) const noexcept {
  if ((nodes_[at.index].flags & kSaidBelow) == 0) return {};
  const auto found = said_.find(static_cast<std::uint32_t>(name));
  return found == said_.end() ? Said{} : found->second;
}

NameTree::Said& NameTree::say_below(NameId name, NameNumbers::Holder at) {
  nodes_[at.index].flags |= kSaidBelow;
  return said_[static_cast<std::uint32_t>(name)];
}

void NameTree::set_flags(NameId name, std::uint8_t flags) {
  const NameNumbers::Holder at = holder(name);
  (at.below == 0 ? nodes_[at.index].flags : say_below(name, at).flags) |= flags;
}

unsigned NameTree::marks(NameId name) const noexcept {
  const NameNumbers::Holder at = holder(name);
  const Node& of = nodes_[at.index];
  if (at.below == 0) return of.marks;
  const std::uint8_t own = known_[of.next_sibling].names.nodes[at.below].marks;
  return own | unsigned{said_below(name, at).marks};
}

void NameTree::mark(NameId name, unsigned marks) {
  const NameNumbers::Holder at = holder(name);
  if (at.below == 0)
    nodes_[at.index].marks |= static_cast<std::uint8_t>(marks);
  else if ((this->marks(name) & marks) != marks)
    say_below(name, at).marks |= static_cast<std::uint8_t>(marks);
}

}  // namespace hastls::zone
