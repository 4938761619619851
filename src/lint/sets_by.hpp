// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hastls/lint/rule.hpp"

namespace hastls::lint {

/// The sets of a zone, found by a name that each is about.
class SetsBy {
 public:
  struct Entry {
    zone::NameId key{};
    std::uint32_t set = 0;  ///< Into the sets.
  };
  /// Nothing for a set that is to be left out.
  using Key = std::optional<zone::NameId> (*)(const Context&, const RecordSet&);

  SetsBy(const Context& context, const RecordSets& sets, Key key);

  [[nodiscard]] std::span<const Entry> all(zone::NameId key) const;
  /// The first one.
  [[nodiscard]] std::optional<RecordSet> find(zone::NameId key) const;
  [[nodiscard]] std::span<const Entry> entries() const noexcept { return entries_; }

 private:
  const RecordSets& sets_;
  std::vector<Entry> entries_;  ///< By key.
};

// Keys.
[[nodiscard]] std::optional<zone::NameId> by_owner(const Context& context, const RecordSet& set);
/// `_tcp.host`
[[nodiscard]] std::optional<zone::NameId> by_proto(const Context& context, const RecordSet& set);
/// The host, of `_http._tcp` records alone.
[[nodiscard]] std::optional<zone::NameId> by_web_host(const Context& context, const RecordSet& set);
/// The host, of `_smtp._tcp` records alone.
[[nodiscard]] std::optional<zone::NameId> by_mail_host(const Context& context,
                                                       const RecordSet& set);

/// True where some record of the set has a port for TLS.
[[nodiscard]] bool offers_tls(const RecordSet& set);

/// What a contradiction between HASTLS records and another one says.
struct Contradiction {
  std::vector<const zone::HastlsRecord*> records;  ///< Those that take part; never empty.
  std::vector<diag::Related> others;               ///< The records of other types.
  std::string message;
  std::string help;
};

/// Reports at the last of the records in reading order; the others are related to it.
void report(const Context& context, Contradiction contradiction, Findings& findings);

}  // namespace hastls::lint
