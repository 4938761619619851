// SPDX-License-Identifier: BSD-2-Clause
#include "cli/read_back.hpp"

#include <string_view>

#include <fmt/format.h>

#include "hastls/generate/records.hpp"
#include "hastls/zone/read.hpp"

namespace hastls::cli {
namespace {

Error differs(const posture::Fleet::Zone& zone, std::string what) {
  return {ErrorCode::Unsupported,
          fmt::format("the fragment of {} does not read back as what was meant: {}; nothing was "
                      "written, please report this",
                      zone.name.to_string(), what),
          {}};
}

// Compares label by label: no name is made of it, for there may be millions. What is generated has
// no escapes.
bool is_owner(std::string_view wire, std::string_view text) {
  while (wire.size() > 1) {
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(wire[0]));
    if (text.size() <= size || text.substr(0, size) != wire.substr(1, size) || text[size] != '.')
      return false;
    wire.remove_prefix(size + 1);
    text.remove_prefix(size + 1);
  }
  return text.empty();
}

bool is_same(const zone::Zone& read, const zone::HastlsRecord& found,
             const generate::Record& meant) {
  return !found.faulty && found.rdata == meant.rdata && found.ttl == meant.ttl &&
         found.rr_class == 1 && is_owner(read.names().wire(found.owner), meant.owner);
}

}  // namespace

Status read_back(const std::string& text, const posture::Fleet& fleet,
                 const posture::Fleet::Zone& zone) {
  io::Input input = io::Input::from_text(text, zone.name.to_string());
  zone::ReadOptions options;
  options.type = fleet.type();
  options.origin = zone.name;
  const auto read = zone::read(input, options);
  if (!read) return read.error();
  if (!read->diagnostics().empty()) return differs(zone, read->diagnostics().front().message);
  generate::Records meant(fleet, zone);
  for (const zone::HastlsRecord& found : read->records()) {
    const generate::Record* record = meant.next();
    if (record == nullptr || !is_same(*read, found, *record))
      return differs(zone, fmt::format("line {}", found.place.span.line));
  }
  if (const generate::Record* record = meant.next())
    return differs(zone, fmt::format("{} is missing", record->owner));
  return Done{};
}

}  // namespace hastls::cli
