// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <type_traits>

namespace hastls {

/// The number that HASTLS_MUTANT names; 0 for none.
[[nodiscard]] int chosen_mutant() noexcept;

/// True where the fault `number` is awake. Nothing that a compiler works out has faults.
[[nodiscard]] constexpr bool mutant(int number) noexcept {
  return !std::is_constant_evaluated() && chosen_mutant() == number;
}

}  // namespace hastls
