// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/name_tree.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <string>
#include <utility>

#include "hastls/zone/type_code.hpp"

#include "zone/wire_hash.hpp"

namespace hastls::zone {
namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr std::uint8_t kMostChained = 16;

std::size_t label_size(const char* wire) noexcept {
  return static_cast<unsigned char>(*wire);
}
std::size_t label_size(std::string_view wire) noexcept {
  return label_size(wire.data());
}

// Whether the label at `wire` begins with an underscore.
bool is_underscored(const char* wire) noexcept {
  return *wire != '\0' && wire[1] == '_';
}

bool is_signature(std::uint16_t type) noexcept {
  return type == types::kRrsig || type == types::kNsec || type == types::kNsec3;
}

}  // namespace

NameTree::NameTree() {
  slots_.resize(kFirstSlots);
  constexpr char kRoot = '\0';
  Node root;
  root.text = wires_.append(&kRoot, 1);
  root.wire_size = 1;
  nodes_.push_back(root);
  said_.push_back({});
  (void)numbers_.take(1);
}

DomainName NameTree::name(NameId name) const {
  WireRoom room;
  auto out = DomainName::from_wire(wire(name, room));
  assert(out);
  return *std::move(out);
}

// Of a name whose label has no underscore all of the text is there. Flags say nothing of it: they
// change while other threads look for names.
std::string_view NameTree::wire(NameId name, WireRoom& room) const noexcept {
  Links at = links(name);
  const std::size_t size = at.wire_size;
  char* to = room.data();
  for (; is_underscored(wires_.data() + at.text); at = links(NameId{at.parent})) {
    const std::size_t label = label_size(wires_.data() + at.text) + 1;
    std::memcpy(to, wires_.data() + at.text, label);
    to += label;
  }
  if (to == room.data()) return whole(at);
  std::memcpy(to, wires_.data() + at.text, at.wire_size);
  return {room.data(), size};
}

bool NameTree::is(NameId name, std::string_view wire) const noexcept {
  Links at = links(name);
  if (at.wire_size != wire.size()) return false;
  // As many octets are left of both: no label of this name is longer than what is left of `wire`.
  for (; is_underscored(wires_.data() + at.text); at = links(NameId{at.parent})) {
    const std::size_t label = label_size(wires_.data() + at.text) + 1;
    if (std::memcmp(wires_.data() + at.text, wire.data(), label) != 0) return false;
    wire.remove_prefix(label);
  }
  return whole(at) == wire;
}

std::optional<NameId> NameTree::wildcard(NameId name) const noexcept {
  if (wildcards_.empty()) return std::nullopt;
  const auto found = wildcards_.find(static_cast<std::uint32_t>(name));
  return found == wildcards_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t NameTree::slot_of(std::string_view wanted, std::uint32_t hash) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].node != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && whole(links(NameId{slots_[at].node})) == wanted) break;
  }
  return at;
}

// Hosts have few underscore names, but there are many of these in all: they are found through
// their parent, which is at hand, and not through the table, which is in no cache. To what came
// with a host nothing is chained later.
bool NameTree::is_chained(NameId parent, std::string_view wire) const noexcept {
  const NameNumbers::Holder at = holder(parent);
  return wire[1] == '_' && at.below == 0 && nodes_[at.index].children < kMostChained;
}

std::optional<NameId> NameTree::child(NameId parent, std::string_view wanted) const noexcept {
  if (wanted[1] == '_') {
    const std::string_view first = wanted.substr(0, label_size(wanted) + 1);
    for (std::uint32_t at = links(parent).first_child; at != 0;) {
      const Links here = links(NameId{at});
      if (label(here) == first) return NameId{at};
      at = here.next_sibling;
    }
    if (is_chained(parent, wanted)) return std::nullopt;
  }
  const std::uint32_t found = slots_[slot_of(wanted, hash_of(wanted))].node;
  if (found == 0) return std::nullopt;
  return NameId{found};
}

std::uint32_t NameTree::hash(std::string_view lower_case_wire) noexcept {
  return hash_of(lower_case_wire);
}

NameId NameTree::closest(std::string_view lower_case_wire) const noexcept {
  return search(lower_case_wire).name;
}

NameTree::Found NameTree::search(std::string_view wanted) const noexcept {
  if (wanted.size() == 1) return {};
  const std::string_view above = wanted.substr(label_size(wanted) + 1);
  if (wanted[1] == '_') {
    const Found out = search(above);
    if (links(out.name).wire_size != above.size()) return out;
    return {child(out.name, wanted).value_or(out.name), {}};
  }
  const std::uint32_t hash = hash_of(wanted);
  const std::size_t slot = slot_of(wanted, hash);
  if (slots_[slot].node != 0) return {NameId{slots_[slot].node}, {}};
  Found out = search(above);
  if (links(out.name).wire_size == above.size()) out.below = {hash, slot, wanted.size()};
  return out;
}

std::optional<NameId> NameTree::find(const DomainName& name) const noexcept {
  const NameId found = closest(name.wire());
  if (wire_size(found) != name.wire().size()) return std::nullopt;
  return found;
}

// False where there is room enough.
bool NameTree::widen() {
  if (4 * ++hashed_ <= 3 * slots_.size()) return false;
  GrowingArray<Slot> wider;
  wider.resize(slots_.size() * 2);
  const std::size_t mask = wider.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.node == 0) continue;
    std::size_t at = slot.hash & mask;
    while (wider[at].node != 0) at = (at + 1) & mask;
    wider[at] = slot;
  }
  slots_ = std::move(wider);
  return true;
}

void NameTree::insert(std::string_view wire, std::uint32_t index, const Gap& gap) {
  const bool known = gap.wire_size == wire.size();
  const std::uint32_t hash = known ? gap.hash : hash_of(wire);
  const bool moved = widen();
  slots_[known && !moved ? gap.slot : slot_of(wire, hash)] = {hash, index};
}

// What is added of a name that is not there.
struct NameTree::Missing {
  std::string_view wire;   ///< All of it.
  std::size_t plain_from;  ///< Where its first label without an underscore begins ...
  std::optional<std::uint32_t> plain_text = {};  ///< ... and where that stands in wires_.
};

// Where `known` stands in wires_; it is put there where it does not. What has the same place of
// known_texts_ is forgotten.
std::uint32_t NameTree::text_of(std::string_view known, std::uint32_t hash) {
  std::uint32_t& at = known_texts_[hash % kKnownTexts];
  const bool is_there = at + known.size() <= wires_.size() &&
                        std::memcmp(wires_.data() + at, known.data(), known.size()) == 0;
  if (!is_there) at = wires_.append(known.data(), known.size());
  return at;
}

// Adds the ancestor that begins at `at`, which is not there, nor is anything below it.
NameId NameTree::add_below(NameId parent, Missing& missing, std::size_t at, const Gap& gap) {
  const std::uint32_t index = numbers_.take(1);
  said_.push_back({});
  const std::string_view wire = missing.wire.substr(at);
  Node fresh;
  fresh.wire_size = static_cast<std::uint8_t>(wire.size());
  fresh.parent = static_cast<std::uint32_t>(parent);
  if (is_chained(parent, wire)) {
    const std::string_view label = wire.substr(0, label_size(wire) + 1);
    fresh.text = text_of(label, hash_of(label));
    Node& above = nodes_[holder(parent).index];
    fresh.next_sibling = above.first_child;
    above.first_child = index;
    ++above.children;
  } else if (at < missing.plain_from) {
    fresh.text = wires_.append(wire.data(), wire.size());
    insert(wire, index, gap);
  } else {
    const std::string_view plain = missing.wire.substr(missing.plain_from);
    if (!missing.plain_text) missing.plain_text = wires_.append(plain.data(), plain.size());
    fresh.text = *missing.plain_text + static_cast<std::uint32_t>(at - missing.plain_from);
    insert(wire, index, gap);
  }
  nodes_.push_back(fresh);
  return NameId{index};
}

NameId NameTree::add(std::string_view lower_case_wire) {
  if (lower_case_wire.size() == 1) return NameId{};
  const std::string_view above = lower_case_wire.substr(label_size(lower_case_wire) + 1);
  // Neighbours in a zone file have the same parent more often than not.
  const bool known_parent = is(last_parent_, above);
  const Found found = known_parent ? Found{last_parent_, {}} : search(above);
  const NameId from = found.name;
  const std::size_t there = links(from).wire_size;
  if (there == above.size()) {
    last_parent_ = from;
    if (const auto known = child(from, lower_case_wire)) return *known;
  }
  // From the uppermost name that is missing down.
  Missing missing{.wire = lower_case_wire, .plain_from = 0};
  std::array<std::uint8_t, DomainName::kMaxWire / 2> begins;
  std::size_t count = 0;
  for (std::size_t at = 0; lower_case_wire.size() - at > there;
       at += label_size(lower_case_wire.substr(at)) + 1) {
    begins[count++] = static_cast<std::uint8_t>(at);
    if (missing.plain_from == at && lower_case_wire[at + 1] == '_')
      missing.plain_from += label_size(lower_case_wire.substr(at)) + 1;
  }
  NameId name = from;
  while (count-- > 0) {
    last_parent_ = name;
    name = add_below(name, missing, begins[count], found.below);
  }
  return name;
}

// Hosts have the same parent more often than not.
NameTree::Found NameTree::search_host(const HashedName& wanted) noexcept {
  const std::string_view above = wanted.wire.substr(label_size(wanted.wire) + 1);
  if (above != std::string_view(wires_.data() + domain_text_, domain_size_)) {
    const Found found = search(wanted.wire);
    if (found.below.wire_size == wanted.wire.size()) keep_domain(found.name);
    return found;
  }
  const std::size_t slot = slot_of(wanted.wire, wanted.hash);
  if (slots_[slot].node != 0) return {NameId{slots_[slot].node}, {}};
  return {last_domain_, {wanted.hash, slot, wanted.wire.size()}};
}

void NameTree::keep_domain(NameId domain) noexcept {
  const Links at = links(domain);
  last_domain_ = domain;
  domain_text_ = at.text;
  domain_size_ = is_underscored(wires_.data() + at.text) ? 0 : at.wire_size;
}

// An optional would be a byte and a word, loaded as one: that waits for all stores before it.
NameId NameTree::add_host(const HashedName& added, KnownNames names, HostHas has) {
  const std::string_view lower_case_wire = added.wire;
  const Found found = search_host(added);
  if (found.below.wire_size != lower_case_wire.size()) return NameId{};
  static_assert(HostNames::kMostOwners <= kMostChained, "all of them are chained");
  static_assert(HostNames::kMostNodes <= NameNumbers::kMost);
  const auto known = static_cast<std::uint32_t>(names);
  const auto& nodes = known_[known].names.nodes;
  const std::uint32_t host = numbers_.take(static_cast<std::uint32_t>(nodes.size()));
  nodes_.push_back({.text = wires_.append(lower_case_wire.data(), lower_case_wire.size()),
                    .parent = static_cast<std::uint32_t>(found.name),
                    .first_child = host + nodes.front().first_child,
                    .next_sibling = known,
                    .wire_size = static_cast<std::uint8_t>(lower_case_wire.size()),
                    .children = nodes.front().children});
  Said* fresh = said_.extend(nodes.size());
  Said& said = *fresh;
  for (const HostNames::Node& each : nodes) *fresh++ = {.flags = 0, .marks = each.marks};
  if (has != HostHas::Nothing) {
    said.flags = has == HostHas::Address ? kRecords | kAddress : kRecords;
    note_below(found.name, lower_case_wire[1] != '_');
  }
  insert(lower_case_wire, host, found.below);
  return NameId{host};
}

NameId NameTree::add_wildcard(NameId parent) {
  WireRoom room;
  const NameId star = add(std::string("\1*").append(wire(parent, room)));
  wildcards_[static_cast<std::uint32_t>(parent)] = star;
  return star;
}

bool NameTree::keeps(std::uint16_t type) noexcept {
  return type == types::kNs || type == types::kCname || type == types::kDname;
}

bool NameTree::keeps(const Links& of, std::uint16_t type) const noexcept {
  if (type == types::kA || type == types::kAaaa) return label(of) == std::string_view("\1*", 2);
  return keeps(type);
}

std::uint32_t NameTree::first_fact(NameId name) const noexcept {
  return has_facts(name) ? first_facts_.find(static_cast<std::uint32_t>(name))->second : 0;
}

const Fact* NameTree::fact(NameId name, std::uint16_t type) const noexcept {
  for (std::uint32_t at = first_fact(name); at != 0; at = facts_[at - 1].next) {
    if (facts_[at - 1].fact.type == type) return &facts_[at - 1].fact;
  }
  return nullptr;
}

std::vector<Fact> NameTree::facts(NameId name) const {
  std::vector<Fact> out;
  for (std::uint32_t at = first_fact(name); at != 0; at = facts_[at - 1].next)
    out.push_back(facts_[at - 1].fact);
  std::ranges::reverse(out);
  return out;
}

bool NameTree::has_records(NameId name) const noexcept {
  return (flags(name) & kRecords) != 0;
}
bool NameTree::has_descendants(NameId name) const noexcept {
  return (flags(name) & kBelow) != 0;
}
bool NameTree::has_plain_descendants(NameId name) const noexcept {
  return (flags(name) & kPlainBelow) != 0;
}

void NameTree::note(NameId name, std::uint16_t type, const Place& place) {
  const Links at = links(name);
  Said& said = said_[static_cast<std::size_t>(name)];
  if (keeps(at, type) && !has(name, type)) {
    std::uint32_t& first = first_facts_[static_cast<std::uint32_t>(name)];
    facts_.push_back({{type, place}, first});
    first = static_cast<std::uint32_t>(facts_.size());
    said.flags |= kFacts;
  }
  if (type == types::kA || type == types::kAaaa) said.flags |= kAddress;
  if (is_signature(type) || (said.flags & kRecords) != 0) return;
  said.flags |= kRecords;
  if (name != NameId{}) note_below(NameId{at.parent}, label(at)[1] != '_');
}

void NameTree::note_below(NameId name, bool plain) noexcept {
  for (;;) {
    const std::uint8_t mark = plain ? kBelow | kPlainBelow : kBelow;
    Said& said = said_[static_cast<std::size_t>(name)];
    if ((said.flags & mark) == mark) return;
    said.flags |= mark;
    if (name == NameId{}) return;
    const Links at = links(name);
    plain = plain && label(at)[1] != '_';
    name = NameId{at.parent};
  }
}

}  // namespace hastls::zone
