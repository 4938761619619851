// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/edit/edit.hpp"

namespace hastls::edit {

/// A text, and what edits have made of it.
class Revision {
 public:
  explicit Revision(std::string original) : original_(std::move(original)), text_(original_) {}

  [[nodiscard]] const std::string& original() const noexcept { return original_; }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] bool changed() const noexcept { return text_ != original_; }

  /// Makes edits, whose positions are those of text(). Precondition: as of edited().
  void apply(std::span<const Edit> edits);

  /// The difference as `diff -u` writes it, with three lines around; empty where there is none.
  /// Shape: `name` stands behind `---` and `+++`, quoted as git does where it has to be.
  [[nodiscard]] std::string unified_diff(std::string_view name) const;

 private:
  std::string original_;
  std::string text_;
  /// Of each line of text_, the line of original_ that it is, from 1; 0 for one that is not. Empty
  /// as long as nothing was edited.
  std::vector<std::uint32_t> origins_;
};

}  // namespace hastls::edit
