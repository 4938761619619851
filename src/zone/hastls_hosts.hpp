// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hastls/zone/hastls_record.hpp"
#include "hastls/zone/name_tree.hpp"

namespace hastls::zone {

/// What is known of the HASTLS records when the facts about their names are read.
class HastlsHosts {
 public:
  /// What the owners of mail hosts begin with, in lower-case wire form.
  static constexpr std::string_view kSmtp{"\5_smtp\4_tcp", 11};

  HastlsHosts(const NameTree& names, std::span<const HastlsRecord> records);

  /// HASTLS records stand at `name`.
  [[nodiscard]] bool is_owner(NameId name) const noexcept { return has(name, Owner); }
  /// They stand below it, as below the `_tcp` of a host.
  [[nodiscard]] bool is_proto(NameId name) const noexcept { return has(name, Proto); }
  [[nodiscard]] bool has_http(NameId host) const noexcept { return has(host, Http); }
  [[nodiscard]] bool has_smtp(NameId host) const noexcept { return has(host, Smtp); }
  /// No `_smtp._tcp` record of `host` has a port for TLS.
  [[nodiscard]] bool is_insecure(NameId host) const noexcept {
    return has(host, Smtp) && !has(host, SmtpTls);
  }
  [[nodiscard]] bool any_smtp() const noexcept { return any_smtp_; }
  [[nodiscard]] bool any_insecure() const noexcept { return any_insecure_; }

 private:
  enum Flag : std::uint8_t { Owner = 1, Proto = 2, Http = 4, Smtp = 8, SmtpTls = 16 };

  [[nodiscard]] bool has(NameId name, Flag flag) const noexcept {
    const auto index = static_cast<std::size_t>(name);
    return index < flags_.size() && (flags_[index] & flag) != 0;
  }
  void set(NameId name, unsigned flags) {
    flags_[static_cast<std::size_t>(name)] |= static_cast<std::uint8_t>(flags);
  }
  void note(const NameTree& names, const HastlsRecord& record);

  std::vector<std::uint8_t> flags_;  ///< By NameId.
  bool any_smtp_ = false;
  bool any_insecure_ = false;
};

}  // namespace hastls::zone
