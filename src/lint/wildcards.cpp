// SPDX-License-Identifier: BSD-2-Clause
#include "lint/wildcards.hpp"

#include <array>
#include <optional>

#include "hastls/zone/type_code.hpp"

namespace hastls::lint {
namespace {

// The A, AAAA or CNAME record of a wildcard.
const zone::Fact* answer_of(const zone::NameTree& names, zone::NameId name) {
  for (const std::uint16_t type : {zone::types::kA, zone::types::kAaaa, zone::types::kCname}) {
    if (const zone::Fact* fact = names.fact(name, type)) return fact;
  }
  return nullptr;
}

}  // namespace

const zone::Fact* wildcard_for(const Context& context, zone::NameId host) {
  const zone::NameTree& names = context.zone.names();
  if (!names.has_wildcards() || names.has_records(host) || names.has_plain_descendants(host))
    return nullptr;
  for (auto up = names.parent(host); up; up = names.parent(*up)) {
    const auto wildcard = names.wildcard(*up);
    const zone::Fact* const answer = wildcard ? answer_of(names, *wildcard) : nullptr;
    if (answer != nullptr) return answer;
    if (names.has_records(*up) || names.has_descendants(*up)) return nullptr;
  }
  return nullptr;
}

bool may_be_doubled(const Context& context) {
  const auto& apex = context.zone.apex();
  return apex && apex->label_count() >= 2;
}

bool is_doubled(const Context& context, zone::NameId host) {
  if (!may_be_doubled(context)) return false;
  const auto& apex = context.zone.apex();
  zone::WireRoom room;
  const std::string_view wire = context.zone.names().wire(host, room);
  const std::string_view zone = apex->wire();
  const std::string_view labels = zone.substr(0, zone.size() - 1);  // without the root
  const std::size_t twice = labels.size() + zone.size();
  if (wire.size() < twice || !wire.ends_with(zone)) return false;
  std::size_t at = 0;
  while (wire.size() - at > twice) at += static_cast<unsigned char>(wire[at]) + 1U;
  return wire.size() - at == twice && wire.substr(at).starts_with(labels);
}

}  // namespace hastls::lint
