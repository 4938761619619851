// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fact_filter.hpp"

#include <algorithm>

#include "hastls/zone/type_code.hpp"

namespace hastls::zone {
namespace {

// Records follow the order of HASTLS owners more often than not, and these are numbered as they
// came: the next name in question is one of the next few.
constexpr std::uint32_t kAhead = 12;

std::size_t label_size(std::string_view wire) noexcept {
  return static_cast<unsigned char>(wire[0]);
}

// Whether an underscore label stands in front of the last `suffix_size` octets.
bool has_underscore_label(std::string_view wire, std::size_t suffix_size) noexcept {
  while (wire.size() > suffix_size) {
    if (wire[1] == '_') return true;
    wire.remove_prefix(label_size(wire) + 1);
  }
  return false;
}

}  // namespace

NameId FactFilter::find(std::string_view owner) const {
  const auto from = static_cast<std::uint32_t>(match_.target);
  const auto end =
      static_cast<std::uint32_t>(std::min<std::size_t>(names_.size(), std::size_t{from} + kAhead));
  for (std::uint32_t at = from; at < end; ++at) {
    if (names_.is(NameId{at}, owner)) return NameId{at};
  }
  return names_.closest(owner);
}

void FactFilter::set_owner(std::string_view owner) {
  last_type_.reset();
  noted_below_ = false;
  const NameId target = find(owner);
  const std::size_t found = names_.wire_size(target);
  const bool exact = found == owner.size();
  const bool star = owner.starts_with(std::string_view("\1*", 2));
  match_ = {.target = target,
            .exact = exact,
            .plain = !has_underscore_label(owner, found),
            .wildcard = star && (exact || found + 2 == owner.size())};
}

std::optional<FactNote> FactFilter::take(std::uint16_t type, const Place& place) {
  if (last_type_ == type) return std::nullopt;
  last_type_ = type;
  if (!match_.exact && !match_.wildcard) {
    const bool signature = type == types::kRrsig || type == types::kNsec || type == types::kNsec3;
    if (signature || noted_below_) return std::nullopt;
    noted_below_ = true;
  }
  return FactNote{match_, type, place};
}

}  // namespace hastls::zone
