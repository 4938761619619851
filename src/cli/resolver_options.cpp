// SPDX-License-Identifier: BSD-2-Clause
#include "cli/resolver_options.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/option_values.hpp"

namespace hastls::cli {
namespace {

Error usage(std::string message) {
  return {ErrorCode::Usage, std::move(message), {}};
}

Result<resolver::Stub> read_stub(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos)
    return usage(fmt::format("'{}' is no stub: write ZONE=ADDR or ZONE=ADDR@PORT", text));
  const auto zone = DomainName::parse_absolute(text.substr(0, equals));
  if (!zone) return zone.error();
  auto server = resolver::Address::parse(text.substr(equals + 1));
  if (!server) return std::move(server).error();
  return resolver::Stub{.zone = *zone, .server = *std::move(server)};
}

Status read_servers(const Arguments& arguments, resolver::Options& out) {
  for (const std::string& text : arguments.values("server")) {
    auto server = resolver::Address::parse(text);
    if (!server) return std::move(server).error().in_context("reading --server");
    out.servers.push_back(*std::move(server));
  }
  for (const std::string& text : arguments.values("stub")) {
    auto stub = read_stub(text);
    if (!stub) return std::move(stub).error().in_context("reading --stub");
    out.stubs.push_back(*std::move(stub));
  }
  return Done{};
}

}  // namespace

Result<resolver::Options> read_resolver_options(const Arguments& arguments) {
  resolver::Options out;
  if (auto read = read_servers(arguments, out); !read) return std::move(read).error();
  out.anchor_file = arguments.value("anchor");
  out.without_anchor = arguments.has("no-anchor");
  if (out.without_anchor && out.anchor_file)
    return usage("--anchor and --no-anchor exclude each other");
  constexpr std::uint64_t kMost = 600;
  const auto seconds = number(arguments, "timeout", 1, kMost);
  if (!seconds) return seconds.error();
  out.timeout = std::chrono::seconds(seconds->value_or(1));
  return out;
}

Result<DomainName> read_host(const std::string& text) {
  const auto name = DomainName::parse_absolute(text);
  if (!name) return Error(name.error()).in_context(fmt::format("reading '{}'", text));
  if (name->is_root() || resolver::Address::parse(text))
    return usage(fmt::format("'{}' is no host's name, and that is where HASTLS records are", text));
  if (std::ranges::any_of(name->labels(), [](auto label) { return label.starts_with('_'); }))
    return usage(fmt::format(
        "'{}' has an underscore label: name the host alone, and the application behind it", text));
  return *name;
}

}  // namespace hastls::cli
