// SPDX-License-Identifier: BSD-2-Clause
#include "posture/ports.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hastls/registry/tls_start.hpp"

#include "posture/fields.hpp"

namespace hastls::posture {
namespace {

using registry::InBand;

// One entry on its way to a pair of ports.
class Resolution {
 public:
  Resolution(const PortClauses& clauses, Findings& findings)
      : says_(clauses), findings_(findings) {}

  std::optional<PortPair> pair() {
    if (contradicts_posture() || contradicts_in_band()) return std::nullopt;
    switch (says_.posture) {
      case Posture::InsecureOnly: return insecure_only();
      case Posture::SecureOnly: return secure_only();
      case Posture::Both: return both();
    }
    return std::nullopt;
  }

 private:
  // G1: a port that the posture has no use for.
  bool contradicts_posture() {
    if (says_.posture == Posture::InsecureOnly && says_.secure)
      return refuse(says_.secure_node, "SIO is insecure only, and has no secure port",
                    "drop secure-port, or write SSB");
    if (says_.posture == Posture::InsecureOnly && says_.in_band == true)
      return refuse(says_.in_band_node, "SIO is insecure only, and in-band would start TLS",
                    "drop in-band, or write SSB");
    if (says_.posture == Posture::SecureOnly && says_.insecure)
      return refuse(says_.insecure_node, "SSO is secure only, and has no insecure port",
                    says_.in_band == true ? "write secure-port: in-band TLS starts there (D5)"
                                          : "drop insecure-port, or write SSB");
    return false;
  }

  // G2: in-band where the application or the two ports cannot have it.
  bool contradicts_in_band() {
    if (!says_.in_band) return false;
    const bool given_both = says_.insecure && says_.secure;
    if (*says_.in_band && in_band() == InBand::No)
      return refuse(says_.in_band_node, fmt::format("{} cannot start TLS in-band", says_.app),
                    "drop in-band, and give both ports or none");
    if (*says_.in_band && given_both && *says_.insecure != *says_.secure)
      return refuse(says_.in_band_node, "in-band TLS uses one port, and here are two",
                    "give one of the two ports, or drop in-band");
    if (!*says_.in_band && given_both && *says_.insecure == *says_.secure)
      return refuse(says_.in_band_node, "two equal ports mean in-band TLS (R3)",
                    "drop in-band, or give TLS a port of its own");
    if (*says_.in_band && in_band() == InBand::Obsolete && !accepts("obsolete-upgrade"))
      findings_.warning_of_entry(
          says_.entry.mark, "obsolete-upgrade", *says_.in_band_node,
          fmt::format("{} can start TLS in-band, but no client of today does", says_.app),
          "give TLS a port of its own");
    return false;
  }

  std::optional<PortPair> insecure_only() {
    const auto port = says_.insecure ? says_.insecure->value() : cleartext();
    if (port == 0) return missing("insecure-port");
    return PortPair{port, 0};
  }

  std::optional<PortPair> secure_only() {
    std::uint16_t port = 0;
    if (says_.secure) {
      port = says_.secure->value();
    } else if (says_.in_band) {
      port = *says_.in_band ? cleartext() : tls_only();
    } else {
      port = starts_in_band_by_default() ? cleartext() : default_tls_only();
    }
    if (port == 0) return missing("secure-port");
    if (says_.in_band && !clients_start_as_asked(port)) return std::nullopt;
    return PortPair{0, port};
  }

  std::optional<PortPair> both() {
    const bool one_port = says_.in_band.value_or(starts_in_band_by_default());
    if (one_port && !(says_.insecure && says_.secure)) return both_on_one_port();
    const auto insecure = says_.insecure ? says_.insecure->value() : cleartext();
    const auto other = says_.in_band ? tls_only() : default_tls_only();
    const auto secure = says_.secure ? says_.secure->value() : other;
    if (insecure == 0 && secure == 0) return missing("insecure-port and secure-port");
    if (insecure == 0) return missing("insecure-port");
    if (secure == 0) return missing("secure-port");
    if (insecure == secure) return equal_by_accident(insecure);
    return PortPair{insecure, secure};
  }

  // The port that is given is the one; else the application's.
  std::optional<PortPair> both_on_one_port() {
    const auto given = says_.insecure ? says_.insecure : says_.secure;
    const auto port = given ? given->value() : cleartext();
    if (port == 0) return missing("insecure-port and secure-port");
    return PortPair{port, port};
  }

  // One port that was given meets the other's well-known one; written out, it is meant (R3).
  std::optional<PortPair> equal_by_accident(std::uint16_t port) {
    if (says_.insecure && says_.secure) return PortPair{port, port};
    refuse(says_.insecure ? says_.insecure_node : says_.secure_node,
           fmt::format("port {} is the other port of {} already", port, says_.app),
           "give both ports; two equal ones mean in-band TLS (R3)");
    return std::nullopt;
  }

  // D6: a record with one secure port does not say how TLS starts there; the table does.
  bool clients_start_as_asked(std::uint16_t port) {
    const auto rule = registry::tls_start(0, port, says_.row);
    const bool in_band = rule.start == registry::TlsStart::InBand;
    if (in_band == *says_.in_band) return true;
    refuse(
        says_.in_band_node,
        fmt::format("clients start TLS {} on port {} of {} (D6), and a record of one port cannot "
                    "say otherwise",
                    in_band ? "in-band" : "from the first octet", port, says_.app),
        in_band ? "drop in-band, or leave secure-port out where the application has a port for TLS"
                : "drop in-band, or use the application's own port");
    return false;
  }

  std::optional<PortPair> missing(std::string_view key) {
    if (says_.row != nullptr) {
      refuse(nullptr, fmt::format("{} needs {} here: it has no well-known one", says_.app, key),
             fmt::format("give {}", key));
    } else {
      refuse(nullptr,
             fmt::format("{} is not in the application table, and {} needs {}", says_.app,
                         to_string(says_.posture), key),
             suggestion(says_.app, known_names(), fmt::format("give {}", key)));
    }
    return std::nullopt;
  }

  bool refuse(const Node* node, std::string message, std::string help) {
    findings_.error(pointed_at(node), std::move(message), std::move(help));
    return true;
  }

  // The clause, or the entry where the clause is left out.
  [[nodiscard]] const Node& pointed_at(const Node* node) const {
    return node == nullptr ? says_.entry : *node;
  }

  [[nodiscard]] std::vector<std::string_view> known_names() const {
    std::vector<std::string_view> names;
    std::ranges::transform(says_.table->rows(), std::back_inserter(names),
                           [](const registry::Application* row) { return row->name; });
    return names;
  }

  [[nodiscard]] bool accepts(std::string_view rule) const {
    return std::ranges::find(says_.accepted, rule) != says_.accepted.end();
  }

  // An application that the table lacks may have an upgrade of its own: nothing speaks against it.
  [[nodiscard]] InBand in_band() const {
    return says_.row == nullptr ? InBand::Yes : says_.row->in_band;
  }
  [[nodiscard]] std::uint16_t cleartext() const {
    return says_.row == nullptr ? std::uint16_t{0} : says_.row->cleartext;
  }
  [[nodiscard]] std::uint16_t tls_only() const {
    return says_.row == nullptr ? std::uint16_t{0} : says_.row->tls_only;
  }
  [[nodiscard]] std::uint16_t default_tls_only() const {
    return says_.row == nullptr ? std::uint16_t{0} : says_.row->default_tls_only();
  }
  [[nodiscard]] bool starts_in_band_by_default() const {
    return says_.row != nullptr && says_.row->in_band == InBand::Yes && default_tls_only() == 0;
  }

  const PortClauses& says_;
  Findings& findings_;
};

}  // namespace

std::optional<PortPair> resolve_ports(const PortClauses& clauses, Findings& findings) {
  return Resolution(clauses, findings).pair();
}

}  // namespace hastls::posture
