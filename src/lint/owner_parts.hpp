// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/lint/rule.hpp"

namespace hastls::lint {

/// `_app._proto.host` taken apart (SPEC.md R1), whether or not it is right.
/// Shape: labels in wire form, lower-case, underscores kept.
/// Views: into the name's wire form.
struct OwnerParts {
  std::string_view app;    ///< The first label; empty where there is none.
  std::string_view proto;  ///< The second.
  std::string_view host;   ///< The rest, in wire form.
};
[[nodiscard]] OwnerParts owner_parts(std::string_view wire) noexcept;

/// Without its underscore: "imap". Precondition: the owner is not bad (`bad-owner`).
[[nodiscard]] inline std::string_view app_name(const OwnerParts& parts) noexcept {
  return parts.app.substr(1);
}
[[nodiscard]] inline std::string_view proto_name(const OwnerParts& parts) noexcept {
  return parts.proto.substr(1);
}

/// The same for the owner of a set that bad-owner has passed, without its host.
[[nodiscard]] OwnerParts owner_parts(const Context& context, const RecordSet& set) noexcept;
/// The name of its host.
[[nodiscard]] zone::NameId host_of(const Context& context, const RecordSet& set) noexcept;

/// The line that says the same correctly: absolute owner, TTL, class, generic RDATA, comment.
[[nodiscard]] std::string corrected_line(const Context& context, const zone::HastlsRecord& record,
                                         const record::Hastls& rdata);

}  // namespace hastls::lint
