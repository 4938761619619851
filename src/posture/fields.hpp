// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/port.hpp"
#include "hastls/core/posture.hpp"
#include "hastls/core/ttl.hpp"
#include "hastls/posture/keys.hpp"

#include "posture/findings.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// The values of a mapping by the rows of its key table.
class Fields {
 public:
  struct Field {
    const Node* key = nullptr;
    const Node* value = nullptr;
  };
  /// Null where the mapping does not have the key.
  template <class KeyEnum>
  [[nodiscard]] const Node* value(KeyEnum key) const noexcept {
    return found_[static_cast<std::size_t>(key)].value;
  }
  template <class KeyEnum>
  [[nodiscard]] const Node* key(KeyEnum key) const noexcept {
    return found_[static_cast<std::size_t>(key)].key;
  }
  /// True where a key was not understood: it may be the one that seems to be missing.
  [[nodiscard]] bool any_unknown() const noexcept { return any_unknown_; }
  /// Sorts the pairs of `mapping` in; a key that is unknown, no text, or there already is reported.
  void read(const Node& mapping, const KeyTable& table, Findings& findings);

 private:
  std::array<Field, 8> found_{};
  bool any_unknown_ = false;
};

/// "the text 'x'", "a list", "a mapping" or "nothing".
[[nodiscard]] std::string describe(const Node& node);

/// True for a mapping or sequence of that kind with something in it; anything else is reported as
/// not being `wanted`, an empty one as empty. A refused node is neither.
[[nodiscard]] bool is_filled(const Node& node, Node::Kind kind, std::string_view wanted,
                             Findings& findings);

// Each reads one scalar, or reports what it should have been and gives nothing (G4).
[[nodiscard]] std::optional<Port> read_port(const Node& node, Findings& findings);
[[nodiscard]] std::optional<Ttl> read_ttl(const Node& node, Findings& findings);
[[nodiscard]] std::optional<bool> read_flag(const Node& node, Findings& findings);
[[nodiscard]] std::optional<Posture> read_posture(const Node& node, Findings& findings);
/// `wanted` says what the text is: "a host name".
[[nodiscard]] std::optional<std::string_view> read_text(const Node& node, std::string_view wanted,
                                                        Findings& findings);

/// "did you mean 'x'?" where a candidate is close to `word`, else `otherwise`.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     std::span<const std::string_view> candidates,
                                     std::string otherwise = {});

/// A hostile text shortened and stripped of what a terminal must not get.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace hastls::posture
