// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/registry/application.hpp"

namespace hastls::registry {

/// The rows that every installation has, in the order of SPEC.md section 8.
[[nodiscard]] std::span<const Application> built_in() noexcept;

/// The application table: the built-in rows and those that a site adds.
class Registry {
 public:
  Registry() = default;
  Registry(Registry&&) = default;
  Registry& operator=(Registry&&) = default;
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;
  ~Registry() = default;

  /// Adds a row of the site's own. The texts in `row` are copied.
  /// Errors: Usage, with what to do in the context, where the name is none or exists already, or
  /// where the ports cannot be those of one application.
  [[nodiscard]] Status add(const Application& row);

  /// Null where the table has no such name. Letter case does not matter.
  /// Views: valid as long as this registry.
  [[nodiscard]] const Application* find(std::string_view name) const noexcept;

  /// Every row, the site's own last.
  [[nodiscard]] std::vector<const Application*> rows() const;

 private:
  std::deque<Application> own_;  // deques: rows and their texts never move
  std::deque<std::string> texts_;
};

}  // namespace hastls::registry
