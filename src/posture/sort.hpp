// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>

#include "hastls/posture/fleet.hpp"

namespace hastls::posture {

/// Finds the order of the placements by zones and, within each, by names; those of one name stay in
/// the order they have. Sorts on so many threads.
void sort_placements(Fleet::Store& store, std::size_t jobs);

}  // namespace hastls::posture
