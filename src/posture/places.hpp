// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "posture/tree.hpp"

namespace hastls::posture {

/// Where things of a list stand, to find those that stand there twice. A list of a few, as nearly
/// all are, is looked through; one of many has an index.
template <class Key>
class Places {
 public:
  /// The place of an equal one before; nothing where `key` is the first, which is kept.
  std::optional<Mark> find_or_keep(const Key& key, Mark mark) {
    if (!many_.empty() || few_.size() == kFew) return find_or_index(key, mark);
    const auto it = std::ranges::find(few_, key, &std::pair<Key, Mark>::first);
    if (it != few_.end()) return it->second;
    if (few_.empty()) few_.reserve(kFew);
    few_.emplace_back(key, mark);
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kFew = 8;

  std::optional<Mark> find_or_index(const Key& key, Mark mark) {
    many_.insert(few_.begin(), few_.end());
    few_.clear();
    const auto [it, is_new] = many_.try_emplace(key, mark);
    return is_new ? std::nullopt : std::optional(it->second);
  }

  std::vector<std::pair<Key, Mark>> few_;
  std::map<Key, Mark> many_;
};

}  // namespace hastls::posture
