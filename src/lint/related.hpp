// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "hastls/lint/rule.hpp"

namespace hastls::lint {

using Says = std::function<std::string(const zone::HastlsRecord&)>;

/// Every record but the last, where the finding stands; of very many the first ones.
[[nodiscard]] std::vector<diag::Related> others_of(
    const Context& context, std::span<const zone::HastlsRecord* const> records, const Says& says);

}  // namespace hastls::lint
