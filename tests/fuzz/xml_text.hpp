// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace hastls::fuzz {

/// What is wrong with a text as an XML 1.0 document; empty where it is well-formed. Knows elements,
/// attributes, the five entities and a declaration, which is all that reports consist of.
[[nodiscard]] std::string xml_fault(std::string_view text);

}  // namespace hastls::fuzz
