// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/host_names.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "hastls/core/domain_name.hpp"

namespace hastls::zone {

std::optional<HostNames> HostNames::of(std::span<const std::string_view> owners) {
  if (owners.empty() || owners.size() > kMostOwners) return std::nullopt;
  HostNames out;
  out.nodes.emplace_back();
  std::map<std::string, std::uint8_t, std::less<>> known;  // the nodes, by their text
  for (const std::string_view owner : owners) {
    const auto name = DomainName::parse_absolute(owner);
    if (!name) return std::nullopt;
    std::string wire(name->wire().substr(0, name->wire().size() - 1));
    std::vector<std::size_t> labels;
    for (std::size_t at = 0; at < wire.size(); at += static_cast<unsigned char>(wire[at]) + 1U)
      labels.push_back(at);
    if (!std::ranges::all_of(labels, [&](std::size_t at) { return wire[at + 1] == '_'; }))
      return std::nullopt;
    std::uint8_t node = 0;
    for (; !labels.empty(); labels.pop_back()) {
      const std::size_t at = labels.back();
      const auto [found, is_new] =
          known.try_emplace(wire.substr(at), static_cast<std::uint8_t>(out.nodes.size()));
      if (is_new)
        out.add({.label = static_cast<std::uint16_t>(out.text.size() + at),
                 .size = static_cast<std::uint8_t>(wire.size() - at),
                 .parent = node});
      node = found->second;
    }
    out.node_of.push_back(node);
    out.text += wire;
    out.owners.push_back(std::move(wire));
  }
  if (out.nodes.size() > kMostNodes) return std::nullopt;
  return out;
}

void HostNames::add(const Node& fresh) {
  nodes.push_back(fresh);
  Node& above = nodes[fresh.parent];
  nodes.back().next_sibling = above.first_child;
  above.first_child = static_cast<std::uint8_t>(nodes.size() - 1);
  ++above.children;
}

}  // namespace hastls::zone
