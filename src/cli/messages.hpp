// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <ostream>
#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls::cli {

/// Writes `hastls: message` and its layers as one block, made safe for a terminal.
void explain(const Error& error, std::ostream& err);

/// Writes `hastls: message`, made safe for a terminal.
void say(std::string_view message, std::ostream& err);

}  // namespace hastls::cli
