// SPDX-License-Identifier: BSD-2-Clause
#include "cli/transfers.hpp"

#include <algorithm>
#include <chrono>
#include <sys/stat.h>
#include <utility>

#include <fmt/format.h>

#include "cli/messages.hpp"
#include "cli/option_values.hpp"
#include "hastls/io/input.hpp"

namespace hastls::cli {
namespace {

constexpr std::uint64_t kMostSeconds = 86400;
constexpr std::size_t kMostKeyOctets = std::size_t{1} << 16;

Result<dns::TsigKey> read_key(const std::string& path) {
  auto input = io::Input::open(path);
  if (!input) return std::move(input).error();
  const auto text =
      io::read_while(*input, [](std::string_view read) { return read.size() <= kMostKeyOctets; });
  if (!text) return text.error();
  if (text->size() > kMostKeyOctets)
    return Error{
        ErrorCode::Usage, fmt::format("this is no key: over {} octets", kMostKeyOctets), {}};
  return dns::TsigKey::parse(*text);
}

}  // namespace

Result<std::optional<dns::TransferRequest>> read_transfer(const std::string& operand,
                                                          const Arguments& arguments) {
  if (!dns::TransferUri::is_one(operand)) return std::optional<dns::TransferRequest>{};
  auto uri = dns::TransferUri::parse(operand);
  if (!uri) return std::move(uri).error().in_context(fmt::format("reading {}", operand));
  dns::TransferRequest out{.uri = *std::move(uri), .key = std::nullopt};
  const auto seconds = number(arguments, "transfer-timeout", 1, kMostSeconds);
  if (!seconds) return seconds.error();
  out.limit = std::chrono::seconds(**seconds);
  if (const auto path = arguments.value("tsig")) {
    auto key = read_key(*path);
    if (!key) return std::move(key).error().in_context(fmt::format("reading the key {}", *path));
    out.key = *std::move(key);
  }
  return std::optional(std::move(out));
}

Status check_transfers(const Arguments& arguments) {
  const bool transfers = std::ranges::any_of(arguments.operands(), dns::TransferUri::is_one);
  if (!transfers && arguments.has("tsig"))
    return Error{ErrorCode::Usage, "--tsig is for axfr://SERVER/ZONE, and no such is named", {}};
  if (transfers && arguments.has("zone"))
    return Error{ErrorCode::Usage, "axfr:// yields a whole zone, and --zone is for fragments", {}};
  return Done{};
}

void warn_of_open_key(const Arguments& arguments, Env& env) {
  const auto path = arguments.value("tsig");
  struct stat status {};
  if (!path || ::stat(path->c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return;
  if ((status.st_mode & S_IROTH) != 0)
    say(fmt::format("warning: everybody on this machine may read the key {}; chmod o-r", *path),
        env.err);
}

}  // namespace hastls::cli
