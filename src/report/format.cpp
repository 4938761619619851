// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/report/format.hpp"

#include <algorithm>

namespace hastls::report {

const Format* find_format(std::string_view name) noexcept {
  const auto all = all_formats();
  const auto it = std::ranges::find(all, name, &Format::name);
  return it == all.end() ? nullptr : *it;
}

}  // namespace hastls::report
