// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>

#include "hastls/lint/rule.hpp"
#include "hastls/lint/settings.hpp"

namespace hastls::lint {

/// Lists those of zone.alike() that some rule may have something to say about: where this finds
/// nothing in one host of a kind, the others need no judging unless they stand in an unusual way or
/// other records speak of them. To be called before run() for a zone that was read with
/// ReadOptions::alike_apart. Looks at them on `jobs` threads.
/// Precondition: `context` is of that zone.
void list_unusual(zone::Zone& zone, const Context& context, const Settings& settings,
                  std::size_t jobs = 1);

}  // namespace hastls::lint
