// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

namespace hastls::testing {

/// The text of examples/vectors.json, as the library of this build makes it.
[[nodiscard]] std::string make_vectors();

}  // namespace hastls::testing
