// SPDX-License-Identifier: BSD-2-Clause
#include "lint/owner_parts.hpp"

#include <fmt/format.h>

namespace hastls::lint {
namespace {

// Cuts the first label off `wire`; nothing is left to cut at the root.
std::string_view take_label(std::string_view& wire) noexcept {
  const auto length = std::size_t{static_cast<unsigned char>(wire.front())};
  const std::string_view label = wire.substr(1, length);
  if (length != 0) wire.remove_prefix(length + 1);
  return label;
}

}  // namespace

OwnerParts owner_parts(std::string_view wire) noexcept {
  OwnerParts out;
  out.app = take_label(wire);
  out.proto = take_label(wire);
  out.host = wire;
  return out;
}

OwnerParts owner_parts(const Context& context, const RecordSet& set) noexcept {
  const zone::NameTree& names = context.zone.names();
  return {.app = names.label(set.owner).substr(1),
          .proto = names.label(*names.parent(set.owner)).substr(1),
          .host = {}};
}

zone::NameId host_of(const Context& context, const RecordSet& set) noexcept {
  const zone::NameTree& names = context.zone.names();
  return *names.parent(*names.parent(set.owner));
}

std::string corrected_line(const Context& context, const zone::HastlsRecord& record,
                           const record::Hastls& rdata) {
  if (context.spelling != nullptr) return context.spelling(rdata);
  return fmt::format("{} {} IN {} {} ; HASTLS {}", context.zone.owner(record).to_string(),
                     record.ttl, context.type.to_string(), record::to_generic(rdata),
                     record::to_text(rdata));
}

}  // namespace hastls::lint
