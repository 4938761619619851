// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "hastls/dns/rdata.hpp"

#include "dns/fields.hpp"
#include "dns/transfer/message.hpp"
#include "dns/transfer/record_text.hpp"

namespace hastls::fuzz {

inline DomainName rdata_origin() {
  return *DomainName::parse_absolute("example.com");
}

/// `\# 4 c0000201`
inline std::string generic(const std::vector<std::uint8_t>& octets) {
  std::string out = fmt::format("\\# {} ", octets.size());
  for (const std::uint8_t octet : octets) out += fmt::format("{:02x}", octet);
  return out;
}

/// The line that a zone transfer makes of one record, of the owner `a.`, with these octets.
inline std::optional<std::string> transferred_line(std::uint16_t type,
                                                   const std::vector<std::uint8_t>& rdata) {
  dns::Octets message(dns::MessageHeader::kSize);
  dns::append_number(message, 0x016100, 3);
  dns::append_number(message, type, 2);
  dns::append_number(message, 1, 2);
  dns::append_number(message, 60, 4);
  dns::append_number(message, rdata.size(), 2);
  message.insert(message.end(), rdata.begin(), rdata.end());
  const auto record = dns::MessageReader(message).record();
  if (!record) return std::nullopt;
  std::string out;
  if (!dns::append_line(out, message, *record)) return std::nullopt;
  return out;
}

/// The octets of the RDATA of such a line, `a. 60 IN TYPE RDATA`.
inline std::optional<std::vector<std::uint8_t>> read_line(std::string_view line) {
  constexpr std::string_view kBefore = "a. 60 IN ";
  if (!line.starts_with(kBefore) || !line.ends_with('\n')) return std::nullopt;
  line.remove_prefix(kBefore.size());
  line.remove_suffix(1);
  const std::size_t blank = line.find(' ');
  const auto type = dns::type_code(line.substr(0, blank));
  if (!type || blank == std::string_view::npos) return std::nullopt;
  return dns::rdata_wire(*type, line.substr(blank + 1), rdata_origin());
}

}  // namespace hastls::fuzz
