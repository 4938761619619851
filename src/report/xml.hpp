// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace hastls::report {

inline constexpr std::string_view kXmlDeclaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";

/// Any octets as text or a quoted attribute of XML 1.0, on one line: what XML or a terminal would
/// not take is escaped as printable() does it.
[[nodiscard]] std::string xml(std::string_view text);

}  // namespace hastls::report
