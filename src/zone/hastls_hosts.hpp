// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string_view>

#include "hastls/zone/hastls_record.hpp"
#include "hastls/zone/name_tree.hpp"

#include "zone/host_shape.hpp"

namespace hastls::zone {

/// What is known of the HASTLS records when the facts about their names are read. It is marked in
/// the NameTree.
class HastlsHosts {
 public:
  /// What the owners of mail hosts begin with, in lower-case wire form.
  static constexpr std::string_view kSmtp{"\5_smtp\4_tcp", 11};

  explicit HastlsHosts(NameTree& names) : names_(names) {}

  void note(const HastlsRecord& record);
  /// Notes the records of a shape, among its own names, for ...
  static void note(HostShape& shape);
  /// ... each host of that shape, when its names are added.
  void note_host(const HostShape& shape) noexcept {
    any_smtp_ = any_smtp_ || shape.any_smtp;
    insecure_ += shape.insecure;
  }

  /// HASTLS records stand at `name`.
  [[nodiscard]] bool is_owner(NameId name) const noexcept { return has(name, Owner); }
  /// They stand below it, as below the `_tcp` of a host.
  [[nodiscard]] bool is_proto(NameId name) const noexcept { return has(name, Proto); }
  [[nodiscard]] bool has_http(NameId host) const noexcept { return has(host, Http); }
  [[nodiscard]] bool has_smtp(NameId host) const noexcept { return has(host, Smtp); }
  /// No `_smtp._tcp` record of `host` has a port for TLS.
  [[nodiscard]] bool is_insecure(NameId host) const noexcept {
    return is_insecure(names_.marks(host));
  }
  [[nodiscard]] bool any_smtp() const noexcept { return any_smtp_; }
  [[nodiscard]] bool any_insecure() const noexcept { return insecure_ > 0; }

 private:
  enum Mark : unsigned { Owner = 1, Proto = 2, Http = 4, Smtp = 8, SmtpTls = 16 };

  [[nodiscard]] static unsigned marks_of_host(const HastlsRecord& record, std::string_view app,
                                              std::string_view proto) noexcept;
  [[nodiscard]] static bool is_insecure(unsigned marks) noexcept {
    return (marks & (Smtp | SmtpTls)) == Smtp;
  }
  [[nodiscard]] bool has(NameId name, Mark mark) const noexcept {
    return (names_.marks(name) & mark) != 0;
  }

  NameTree& names_;
  bool any_smtp_ = false;
  std::size_t insecure_ = 0;  ///< How many hosts there are.
};

}  // namespace hastls::zone
