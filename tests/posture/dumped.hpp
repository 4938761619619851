// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "posture/tree.hpp"

namespace hastls::posture {

/// A node and all below it, with their places.
inline std::string dumped(const Node* node) {
  if (node == nullptr) return "none";
  std::string out = std::to_string(static_cast<int>(node->kind)) + "@" +
                    std::to_string(node->mark.line) + ":" + std::to_string(node->mark.column) +
                    "+" + std::to_string(node->width) + (node->plain ? "p" : "") + "'" +
                    std::string(node->text) + "'(";
  for (const Node* child = node->child; child != nullptr; child = child->next)
    out += dumped(child) + " ";
  return out + ")";
}

}  // namespace hastls::posture
