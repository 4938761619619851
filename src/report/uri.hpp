// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace hastls::report {

/// The URI of a file: `file:///...` for an absolute path, else a relative reference without `.`
/// segments. Octets that are not unreserved are percent-encoded, whatever their encoding.
/// Spec: RFC 3986, RFC 8089.
[[nodiscard]] std::string file_uri(std::string_view path);

}  // namespace hastls::report
