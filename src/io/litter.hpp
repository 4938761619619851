// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "hastls/core/result.hpp"

#include "io/descriptor.hpp"

namespace hastls::io {

/// A name for the temporary files of one run, without its ending: `.hastls-XXXXXXXX`.
[[nodiscard]] std::string new_token();
/// The file whose lock says that the run is alive.
[[nodiscard]] std::string lock_name(const std::string& token);

/// Creates and locks the lock file of `token`.
/// Shape: not open where the name is taken, or where another run took the file for litter before
/// it was locked; another token will do then.
/// Errors: an errno.
[[nodiscard]] Result<Descriptor, int> create_lock(int folder, const std::string& token);

/// Removes the temporary files of runs that are no longer alive from `folder`, a descriptor.
/// What cannot be removed stays.
void remove_litter(int folder);

}  // namespace hastls::io
