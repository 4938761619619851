// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fact_collector.hpp"

#include "hastls/zone/type_code.hpp"

namespace hastls::zone {
namespace {

std::string_view parent_of(std::string_view wire) noexcept {
  return wire.substr(static_cast<std::size_t>(static_cast<unsigned char>(wire[0])) + 1);
}

}  // namespace

void FactCollector::set_owner(std::string_view owner) {
  last_type_.reset();
  noted_below_ = false;
  plain_ = true;
  const bool wildcard = owner.starts_with(std::string_view("\1*", 2));
  std::string_view at = owner;
  auto found = names_.find_wire(at);
  for (; !found; found = names_.find_wire(at)) {  // ends at the root, which is always there
    plain_ = plain_ && at[1] != '_';
    at = parent_of(at);
  }
  target_ = *found;
  exact_ = at.size() == owner.size();
  if (!wildcard) return;
  // A wildcard at a name in question is in question too.
  if (exact_)
    target_ = names_.add_wildcard(*names_.parent(target_));
  else if (at.size() + 2 == owner.size())
    target_ = names_.add_wildcard(target_);
  exact_ = exact_ || at.size() + 2 == owner.size();
}

void FactCollector::add(std::uint16_t type, const Place& place) {
  if (last_type_ == type) return;
  last_type_ = type;
  if (exact_) {
    names_.note(target_, type, place);
    return;
  }
  const bool signature = type == types::kRrsig || type == types::kNsec || type == types::kNsec3;
  if (signature || noted_below_) return;
  noted_below_ = true;
  names_.note_below(target_, plain_);
}

}  // namespace hastls::zone
