// SPDX-License-Identifier: BSD-2-Clause
#include "mutation/mutant.hpp"

#include <cstdlib>

namespace hastls {
namespace {

int from_environment() noexcept {
  const char* const number = std::getenv("HASTLS_MUTANT");
  return number == nullptr ? 0 : std::atoi(number);
}

}  // namespace

int chosen_mutant() noexcept {
  static const int kChosen = from_environment();
  return kChosen;
}

}  // namespace hastls
