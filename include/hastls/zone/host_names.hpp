// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hastls::zone {

/// Underscore names that many hosts have in common.
struct HostNames {
  static constexpr std::size_t kMostOwners = 16;
  static constexpr std::size_t kMostNodes = 64;

  struct Node {
    std::uint16_t label = 0;  ///< Where its first label stands in `text`.
    std::uint8_t size = 0;    ///< Of its name, the host's left out.
    // As NameTree links them: numbers of nodes. The host's is 0.
    std::uint8_t parent = 0;
    std::uint8_t first_child = 0;
    std::uint8_t next_sibling = 0;
    std::uint8_t children = 0;
    std::uint8_t marks = 0;  ///< As NameTree::mark() sets them.

    friend bool operator==(const Node&, const Node&) = default;
  };

  std::vector<std::string> owners;    ///< In lower-case wire form, the host's name left out.
  std::string text;                   ///< These, one behind the other.
  std::vector<Node> nodes;            ///< The host, and each name once, parents first.
  std::vector<std::uint8_t> node_of;  ///< Of each owner: its number.

  /// Of a node but the host: its first label, the octet of its length in front of it.
  [[nodiscard]] std::string_view label(std::size_t node) const noexcept {
    const char* const at = text.data() + nodes[node].label;
    return {at, static_cast<unsigned char>(*at) + std::size_t{1}};
  }
  friend bool operator==(const HostNames&, const HostNames&) = default;

  /// `owners` as they are written, different from each other, each with the dot in front of the
  /// host's name. Nothing where they are too many or too long, or have a plain label.
  [[nodiscard]] static std::optional<HostNames> of(std::span<const std::string_view> owners);

 private:
  void add(const Node& fresh);
};

}  // namespace hastls::zone
