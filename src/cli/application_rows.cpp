// SPDX-License-Identifier: BSD-2-Clause
#include "cli/application_rows.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "hastls/core/printable.hpp"
#include "hastls/report/value.hpp"

namespace hastls::cli {
namespace {

using registry::Application;
using Cells = std::array<std::string, 5>;

constexpr int kVersion = 1;  // of the JSON object's shape

// The built-in rows come first.
std::size_t first_own() {
  return registry::built_in().size();
}

std::string port_text(std::uint16_t port) {
  return port == 0 ? "-" : fmt::format("{}", port);
}

Cells cells(const Application& row, bool is_own) {
  const std::string tls_only = port_text(row.tls_only);
  std::string in_band(to_string(row.in_band));
  if (!row.upgrade.empty()) in_band += fmt::format(" ({})", printable(row.upgrade));
  return {fmt::format("{}{}", row.name, is_own ? "*" : ""), port_text(row.cleartext),
          row.tls_only_on_request ? '(' + tls_only + ')' : tls_only, in_band,
          printable(row.source)};
}

std::string aligned(const std::vector<Cells>& table) {
  std::array<std::size_t, 5> widths{};
  for (const Cells& row : table) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      widths[i] = std::max(widths[i], row[i].size() + 2);
  }
  std::string out;
  for (const Cells& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) out += fmt::format("{:<{}}", row[i], widths[i]);
    out += '\n';
  }
  return out;
}

report::Value port_value(std::uint16_t port) {
  return port == 0 ? report::Value() : report::Value(port);
}

report::Value to_value(const Application& row, bool is_own) {
  return report::Object{{"name", row.name},
                        {"cleartext", port_value(row.cleartext)},
                        {"tls_only", port_value(row.tls_only)},
                        {"tls_only_on_request", row.tls_only_on_request},
                        {"in_band", to_string(row.in_band)},
                        {"upgrade", row.upgrade},
                        {"source", row.source},
                        {"site", is_own}};
}

}  // namespace

std::string applications_text(const registry::Registry& registry) {
  std::vector<Cells> table{{"APP", "CLEARTEXT", "TLS-ONLY", "IN-BAND", "SOURCE"}};
  const auto rows = registry.rows();
  for (std::size_t i = 0; i < rows.size(); ++i) table.push_back(cells(*rows[i], i >= first_own()));
  return aligned(table);
}

std::string applications_json(const registry::Registry& registry) {
  report::Array applications;
  const auto rows = registry.rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    applications.push_back(to_value(*rows[i], i >= first_own()));
  return to_json(report::Object{{"version", kVersion}, {"applications", std::move(applications)}}) +
         '\n';
}

}  // namespace hastls::cli
