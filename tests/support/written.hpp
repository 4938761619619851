// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "support/temporary_folder.hpp"

namespace hastls::testing {

/// Writes a file in `folder`; the result is its path.
inline std::string written(const TemporaryFolder& folder, const std::string& name,
                           const std::string& text) {
  folder.write(name, text);
  return folder.path(name);
}

}  // namespace hastls::testing
