// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace hastls::posture {

/// What stands behind a key of the posture file.
enum class Shape : std::uint8_t {
  Version,       ///< The number 1.
  ZoneName,      ///< A domain name.
  TypeCode,      ///< 65280 to 65534, or TYPEnnnnn.
  Defaults,      ///< A mapping with the keys of `defaults`.
  Profiles,      ///< A mapping of names to Applications.
  Servers,       ///< A list of mappings with the keys of `server`; may be empty.
  HostName,      ///< A name in or below the zone.
  HostList,      ///< A list of HostNames, which may hold one range each (G8).
  ProfileName,   ///< One of the names in Profiles.
  Applications,  ///< A mapping of `app` or `app/proto` to postures or entries, or lists of both.
  PostureName,   ///< SIO, SSO or SSB.
  PortNumber,    ///< 1 to 65535.
  Flag,          ///< true or false.
  Duration,      ///< A TTL.
  Accept,        ///< A mapping of rule ids to reasons.
  Severities,    ///< A mapping of rule ids to error, warning, info or off.
  Path,          ///< A path relative to the folder of the file.
  IncludeBase,   ///< `file` or `cwd`.
  Rows,          ///< A mapping of application names to rows of the application table.
  InBandName,    ///< yes, no or obsolete.
  Text,          ///< One line.
};

/// One key. The loader, its suggestions and the JSON Schema all come from these rows.
struct Key {
  std::string_view name;
  Shape shape;
  bool required;
  std::string_view says;  ///< One sentence.
};

/// The keys that one kind of mapping has.
struct KeyTable {
  std::string_view what;  ///< With its article: "a server".
  std::span<const Key> keys;
};

// The enumerators are the rows' places in the tables.
enum class DocumentKey : std::uint8_t { Version, Zone, Rrtype, Defaults, Profiles, Servers };
enum class DefaultsKey : std::uint8_t { Ttl, PreferSecure };
enum class ServerKey : std::uint8_t { Host, Hosts, Profile, Applications };
enum class EntryKey : std::uint8_t {
  Posture,
  InsecurePort,
  SecurePort,
  InBand,
  PreferSecure,
  Ttl,
  Accept,
};

// The site's own file, .hastls.yaml.
enum class SiteKey : std::uint8_t { Rules, Origin, Rrtype, IncludeRoot, IncludeBase, Applications };
enum class RowKey : std::uint8_t { Cleartext, TlsOnly, InBand, Source };

/// Spec: SPEC.md section 3.
[[nodiscard]] const KeyTable& document_keys() noexcept;
[[nodiscard]] const KeyTable& defaults_keys() noexcept;
[[nodiscard]] const KeyTable& server_keys() noexcept;
[[nodiscard]] const KeyTable& entry_keys() noexcept;
/// Spec: SPEC.md section 7.
[[nodiscard]] const KeyTable& site_keys() noexcept;
[[nodiscard]] const KeyTable& row_keys() noexcept;

}  // namespace hastls::posture
