// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "hastls/registry/registry.hpp"

namespace hastls::cli {

/// The application table with a heading, in columns; a site's own rows are marked by an asterisk.
/// Spec: SPEC.md section 8.
[[nodiscard]] std::string applications_text(const registry::Registry& registry);

/// `{"version":1,"applications":[{"name","cleartext","tls_only","tls_only_on_request","in_band",
/// "upgrade","source","site"}]}`; a port that an application does not have is null.
[[nodiscard]] std::string applications_json(const registry::Registry& registry);

}  // namespace hastls::cli
