// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "hastls/report/value.hpp"

namespace hastls::cli {

/// The JSON Schema (draft 2020-12) of one document of posture YAML, from the loader's key tables.
[[nodiscard]] report::Value posture_schema();

}  // namespace hastls::cli
