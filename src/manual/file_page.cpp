// SPDX-License-Identifier: BSD-2-Clause
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "hastls/posture/keys.hpp"

#include "manual/pages.hpp"
#include "manual/sections.hpp"

namespace hastls::manual {
namespace {

using posture::Shape;

constexpr std::string_view kPosture =
    "One document of YAML describes one zone; a file may hold several, a run read many files. Host "
    "names are relative to the zone unless they end in a dot. A key that is not listed here, one "
    "that stands twice, and every contradiction is an error with file, line and column; nothing is "
    "written then.";

constexpr std::string_view kPostureExample =
    "version: 1\n"
    "zone: example.com\n"
    "defaults: {ttl: 1h, prefer-secure: false}\n"
    "profiles:\n"
    "  mailhost:\n"
    "    smtp: {posture: SSB, prefer-secure: true}\n"
    "    imap: SSO\n"
    "servers:\n"
    "  - host: www\n"
    "    applications:\n"
    "      http:\n"
    "        - SSB\n"
    "        - {posture: SSB, insecure-port: 8080, secure-port: 8443}\n"
    "  - hosts: ['mx{1..2}']\n"
    "    profile: mailhost\n"
    "    applications:\n"
    "      pop3: SSO\n";

constexpr std::string_view kSite =
    "The nearest .hastls.yaml in the folder of a file or upwards holds for that file, unless "
    "--config names another. All keys are optional. The command line wins over it.";

constexpr std::string_view kSiteExample =
    "origin: example.com\n"
    "rules: {insecure-only: warning, portability: 'off'}\n"
    "applications:\n"
    "  groupware: {cleartext: 1234, tls-only: 1235, in-band: 'no'}\n";

std::string_view describe(Shape shape) {
  switch (shape) {
    case Shape::Version: return "the number 1";
    case Shape::ZoneName: return "a domain name, absolute with or without its final dot";
    case Shape::TypeCode: return "65280 to 65534, or the same as TYPE65443";
    case Shape::Defaults: return "a mapping of defaults";
    case Shape::Profiles: return "a mapping of names to applications";
    case Shape::Servers: return "a list of servers";
    case Shape::HostName: return "a host name";
    case Shape::HostList: return "a list of host names, each with a range as in web{1..40} or none";
    case Shape::ProfileName: return "the name of a profile";
    case Shape::Applications:
      return "a mapping of names as in imap or sip/tcp to postures, entries, or lists of these";
    case Shape::PostureName: return "SIO (insecure only), SSO (secure only) or SSB (both)";
    case Shape::PortNumber: return "1 to 65535";
    case Shape::Flag: return "true or false";
    case Shape::Duration: return "seconds, or as in 1h30m or 2d";
    case Shape::Accept: return "a mapping of rule ids to reasons";
    case Shape::Severities: return "a mapping of rule ids to error, warning, info or off";
    case Shape::Path: return "a path relative to the folder of .hastls.yaml";
    case Shape::IncludeBase: return "file, or cwd as in BIND and NSD";
    case Shape::Rows: return "a mapping of application names to rows";
    case Shape::InBandName: return "yes, no or obsolete, quoted";
    case Shape::Text: return "one line of text";
  }
  return "";
}

void keys(Page& page, std::string_view title, const posture::KeyTable& table) {
  page.subsection(title);
  for (const posture::Key& key : table.keys)
    page.item(
        bold(key.name) + ": " + escaped(describe(key.shape)) + (key.required ? " (required)" : ""),
        escaped(key.says));
}

}  // namespace

std::string file_page(const Release& release) {
  Page page("hastls.yaml", 5, release);
  name_section(page, "hastls.yaml", "posture files and site configuration of hastls");
  page.section("Description");
  page.text(
      "A posture file says which hosts of a zone offer which applications with TLS, without, or "
      "both ways; hastls-generate(1) makes HASTLS records of it. The file .hastls.yaml holds what "
      "a "
      "site sets for every run.");
  page.section("Posture files");
  page.text(kPosture);
  keys(page, "The document", posture::document_keys());
  keys(page, "Defaults", posture::defaults_keys());
  keys(page, "A server", posture::server_keys());
  keys(page, "An entry of applications", posture::entry_keys());
  page.section("Site configuration");
  page.text(kSite);
  keys(page, "The file", posture::site_keys());
  keys(page, "A row of applications", posture::row_keys());
  page.section("Examples");
  page.line("A posture file:");
  page.verbatim(kPostureExample);
  page.paragraph("A .hastls.yaml:");
  page.verbatim(kSiteExample);
  see_also_section(page, "hastls.yaml");
  return std::move(page).take();
}

}  // namespace hastls::manual
