// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls::io {

/// "cannot write zones/a.hastls: No space left on device". `number` is an errno.
[[nodiscard]] Error failure(std::string_view doing, std::string_view path, int number);

}  // namespace hastls::io
