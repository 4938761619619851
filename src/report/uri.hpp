// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace hastls::report {

/// Whether a file's name is a URI already: a zone by transfer, `axfr://SERVER/ZONE`.
[[nodiscard]] bool is_uri(std::string_view path) noexcept;

/// The URI of a file: `file:///...` for an absolute path, else a relative reference without `.`
/// segments. Octets that are not unreserved are percent-encoded, whatever their encoding.
/// Spec: RFC 3986, RFC 8089.
[[nodiscard]] std::string file_uri(std::string_view path);

}  // namespace hastls::report
