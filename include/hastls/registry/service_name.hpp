// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace hastls::registry {

/// The name of the service that `name` is with TLS: the s stands at its end, as in imaps, or at
/// that of its first word, as in xmpps-client. Empty where `name` is not of that form; whether
/// there is such an application is for the table to say.
/// Spec: SPEC.md section 7, `srv-contradiction` and `tls-service-name`.
[[nodiscard]] std::string cleartext_name(std::string_view name);

/// The other way: "imap" to "imaps".
[[nodiscard]] std::string tls_name(std::string_view cleartext);

}  // namespace hastls::registry
