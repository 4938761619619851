// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace hastls::report {

/// True where a report's file is no file: `axfr://192.0.2.53/example.com`.
[[nodiscard]] bool names_server(std::string_view path) noexcept;

/// The URI of a file: `file:///...` for an absolute path, else a relative reference without `.`
/// segments; of what names_server() says so, itself. Octets that are not unreserved are
/// percent-encoded, whatever their encoding. Spec: RFC 3986, RFC 8089.
[[nodiscard]] std::string file_uri(std::string_view path);

}  // namespace hastls::report
