// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string_view>

#include "hastls/lint/rule.hpp"

namespace hastls::lint {

/// Reports each record with equal ports where the application's in-band upgrade is `in_band`.
/// `fact` is what the message says of the application.
void report_equal_ports(const Context& context, const RecordSet& set, registry::InBand in_band,
                        std::string_view fact, Findings& findings);

}  // namespace hastls::lint
