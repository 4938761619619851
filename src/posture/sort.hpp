// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "hastls/posture/fleet.hpp"

namespace hastls::posture {

/// Puts the placements in order of zones and, within each, of names; those of one name stay in the
/// order they have.
void sort_placements(Fleet::Store& store);

}  // namespace hastls::posture
