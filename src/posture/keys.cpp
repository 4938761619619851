// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/posture/keys.hpp"

#include <array>

namespace hastls::posture {
namespace {

constexpr bool kRequired = true;
constexpr bool kOptional = false;

constexpr std::array kDocument{
    Key{"version", Shape::Version, kRequired, "The version of this format: 1."},
    Key{"zone", Shape::ZoneName, kRequired, "The zone that the names below belong to."},
    Key{"rrtype", Shape::TypeCode, kOptional, "The type code that stands for HASTLS."},
    Key{"defaults", Shape::Defaults, kOptional, "What entries that do not say it get."},
    Key{"profiles", Shape::Profiles, kOptional, "Named sets of applications."},
    Key{"servers", Shape::Servers, kOptional, "The hosts and what they offer."},
};
constexpr std::array kDefaults{
    Key{"ttl", Shape::Duration, kOptional, "The TTL of the records; 1h where it is left out."},
    Key{"prefer-secure", Shape::Flag, kOptional,
        "Whether no client is to fall back to the insecure form; false where it is left out."},
};
constexpr std::array kServer{
    Key{"host", Shape::HostName, kOptional, "The host; @ is the zone itself."},
    Key{"hosts", Shape::HostList, kOptional, "Several hosts with the same posture."},
    Key{"profile", Shape::ProfileName, kOptional, "The profile whose applications it offers."},
    Key{"applications", Shape::Applications, kOptional,
        "What it offers, added to the profile; the same key replaces the profile's."},
};
constexpr std::array kEntry{
    Key{"posture", Shape::PostureName, kRequired, "SIO, SSO or SSB."},
    Key{"insecure-port", Shape::PortNumber, kOptional, "The port without TLS."},
    Key{"secure-port", Shape::PortNumber, kOptional, "The port for TLS."},
    Key{"in-band", Shape::Flag, kOptional,
        "Whether TLS is started by a command on the port without TLS."},
    Key{"prefer-secure", Shape::Flag, kOptional,
        "Whether no client is to fall back to the insecure form."},
    Key{"ttl", Shape::Duration, kOptional, "The TTL of the record."},
    Key{"accept", Shape::Accept, kOptional,
        "Findings that are meant: the rule's id, and the reason."},
};
constexpr std::array kSite{
    Key{"rules", Shape::Severities, kOptional, "Severities of rules."},
    Key{"origin", Shape::ZoneName, kOptional, "The origin of zone files."},
    Key{"rrtype", Shape::TypeCode, kOptional, "The type code that stands for HASTLS."},
    Key{"include-root", Shape::Path, kOptional, "The folder that $INCLUDE may not leave."},
    Key{"include-base", Shape::IncludeBase, kOptional, "What $INCLUDE is relative to."},
    Key{"applications", Shape::Rows, kOptional, "Rows added to the application table."},
};
constexpr std::array kRow{
    Key{"cleartext", Shape::PortNumber, kOptional, "The port without TLS."},
    Key{"tls-only", Shape::PortNumber, kOptional, "The port that speaks TLS from the first octet."},
    Key{"in-band", Shape::InBandName, kOptional, "Whether TLS can start on the cleartext port."},
    Key{"source", Shape::Text, kOptional, "Where this is written down."},
};

constexpr KeyTable kDocumentTable{"a posture document", kDocument};
constexpr KeyTable kDefaultsTable{"defaults", kDefaults};
constexpr KeyTable kServerTable{"a server", kServer};
constexpr KeyTable kEntryTable{"an application's entry", kEntry};
constexpr KeyTable kSiteTable{"a site's configuration", kSite};
constexpr KeyTable kRowTable{"a row of the application table", kRow};

}  // namespace

const KeyTable& document_keys() noexcept {
  return kDocumentTable;
}
const KeyTable& defaults_keys() noexcept {
  return kDefaultsTable;
}
const KeyTable& server_keys() noexcept {
  return kServerTable;
}
const KeyTable& entry_keys() noexcept {
  return kEntryTable;
}
const KeyTable& site_keys() noexcept {
  return kSiteTable;
}
const KeyTable& row_keys() noexcept {
  return kRowTable;
}

}  // namespace hastls::posture
