// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/name_tree.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "hastls/zone/type_code.hpp"

namespace hastls::zone {
namespace {

// Flags of a node.
constexpr std::uint8_t kBelow = 1;
constexpr std::uint8_t kPlainBelow = 2;
constexpr std::uint8_t kRecords = 4;
constexpr std::uint8_t kAddress = 8;

constexpr std::size_t kFirstSlots = 64;
constexpr std::uint8_t kMostChained = 16;
constexpr std::size_t kBlock = 16;

// Names are hashed eight octets at a time; the multiplications are those of wyhash.
std::uint32_t hash_of(std::string_view wire) noexcept {
  std::uint64_t hash = wire.size() * 0xa0761d6478bd642f;
  std::size_t at = 0;
  for (; at + 8 <= wire.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, wire.data() + at, 8);
    hash = (hash ^ word) * 0xe7037ed1a0b428db;
    hash ^= hash >> 32;
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, wire.data() + at, wire.size() - at);
  hash = (hash ^ rest) * 0x8ebc6af09c88c6e3;
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

std::size_t label_size(const char* wire) noexcept {
  return static_cast<unsigned char>(*wire);
}
std::size_t label_size(std::string_view wire) noexcept {
  return label_size(wire.data());
}

// Copies whole blocks: up to kBlock - 1 octets more, on either side.
void copy_blocks(char* to, const char* from, std::size_t size) noexcept {
  for (std::size_t at = 0; at < size; at += kBlock) std::memcpy(to + at, from + at, kBlock);
}

bool is_signature(std::uint16_t type) noexcept {
  return type == types::kRrsig || type == types::kNsec || type == types::kNsec3;
}

}  // namespace

std::optional<HostNames> HostNames::of(std::span<const std::string_view> owners) {
  if (owners.empty() || owners.size() > kMostOwners) return std::nullopt;
  HostNames out;
  out.nodes.emplace_back();
  std::map<std::string, std::uint8_t, std::less<>> known;  // the nodes, by their text
  for (const std::string_view owner : owners) {
    const auto name = DomainName::parse_absolute(owner);
    if (!name) return std::nullopt;
    std::string wire(name->wire().substr(0, name->wire().size() - 1));
    std::vector<std::size_t> labels;
    for (std::size_t at = 0; at < wire.size(); at += label_size(wire.data() + at) + 1)
      labels.push_back(at);
    std::uint8_t node = 0;
    for (; !labels.empty(); labels.pop_back()) {
      const std::size_t at = labels.back();
      const auto [found, is_new] =
          known.try_emplace(wire.substr(at), static_cast<std::uint8_t>(out.nodes.size()));
      if (is_new)
        out.add({.owner = static_cast<std::uint8_t>(out.owners.size()),
                 .size = static_cast<std::uint8_t>(wire.size() - at),
                 .ahead = static_cast<std::uint16_t>(out.text.size() + at),
                 .parent = node});
      node = found->second;
    }
    out.node_of.push_back(node);
    out.text += wire;
    out.owners.push_back(std::move(wire));
  }
  if (out.nodes.size() > kMostNodes) return std::nullopt;
  out.nodes.front().ahead = static_cast<std::uint16_t>(out.owners.front().size());
  out.text.append(kBlock, '\0');
  return out;
}

void HostNames::add(const Node& fresh) {
  nodes.push_back(fresh);
  Node& above = nodes[fresh.parent];
  nodes.back().next_sibling = above.first_child;
  above.first_child = static_cast<std::uint8_t>(nodes.size() - 1);
  ++above.children;
}

NameTree::NameTree() {
  slots_.resize(kFirstSlots);
  constexpr char kRoot = '\0';
  Node root;
  root.wire = wires_.append(&kRoot, 1);
  root.wire_size = 1;
  nodes_.push_back(root);
}

DomainName NameTree::name(NameId name) const {
  auto out = DomainName::from_wire(wire(name));
  assert(out);
  return *std::move(out);
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
    if (slots_[at].hash == hash && wire(NameId{slots_[at].node}) == wanted) break;
  }
  return at;
}

// Hosts have few underscore names, but there are many of these in all: they are found through
// their parent, which is at hand, and not through the table, which is in no cache.
bool NameTree::is_chained(NameId parent, std::string_view wire) const noexcept {
  return wire[1] == '_' && node(parent).children < kMostChained;
}

std::optional<NameId> NameTree::child(NameId parent, std::string_view wanted) const noexcept {
  const std::size_t label = label_size(wanted) + 1;
  if (wanted[1] == '_') {
    for (std::uint32_t at = node(parent).first_child; at != 0; at = nodes_[at].next_sibling) {
      if (nodes_[at].wire_size == wanted.size() &&
          std::memcmp(wires_.data() + nodes_[at].wire, wanted.data(), label) == 0)
        return NameId{at};
    }
    if (is_chained(parent, wanted)) return std::nullopt;
  }
  const std::uint32_t found = slots_[slot_of(wanted, hash_of(wanted))].node;
  if (found == 0) return std::nullopt;
  return NameId{found};
}

void NameTree::fetch(std::string_view lower_case_wire) const noexcept {
  __builtin_prefetch(&slots_[hash_of(lower_case_wire) & (slots_.size() - 1)], 1);
}

NameId NameTree::closest(std::string_view lower_case_wire) const noexcept {
  return search(lower_case_wire).name;
}

NameTree::Found NameTree::search(std::string_view wanted) const noexcept {
  if (wanted.size() == 1) return {};
  const std::string_view above = wanted.substr(label_size(wanted) + 1);
  if (wanted[1] == '_') {
    const Found out = search(above);
    if (node(out.name).wire_size != above.size()) return out;
    return {child(out.name, wanted).value_or(out.name), {}};
  }
  const std::uint32_t hash = hash_of(wanted);
  const std::size_t slot = slot_of(wanted, hash);
  if (slots_[slot].node != 0) return {NameId{slots_[slot].node}, {}};
  Found out = search(above);
  if (node(out.name).wire_size == above.size()) out.below = {hash, slot, wanted.size()};
  return out;
}

std::optional<NameId> NameTree::find(const DomainName& name) const noexcept {
  const NameId found = closest(name.wire());
  if (wire(found).size() != name.wire().size()) return std::nullopt;
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

// Adds a name that is not there; its text is in wires_ already.
NameId NameTree::add_below(NameId parent, std::string_view wire, std::uint32_t kept,
                           const Gap& gap) {
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  Node fresh;
  fresh.wire = kept;
  fresh.wire_size = static_cast<std::uint8_t>(wire.size());
  fresh.parent = static_cast<std::uint32_t>(parent);
  if (is_chained(parent, wire)) {
    Node& above = nodes_[static_cast<std::size_t>(parent)];
    fresh.next_sibling = above.first_child;
    above.first_child = index;
    ++above.children;
  } else {
    insert(wire, index, gap);
  }
  nodes_.push_back(fresh);
  return NameId{index};
}

NameId NameTree::add(std::string_view lower_case_wire) {
  if (lower_case_wire.size() == 1) return NameId{};
  const std::string_view above = lower_case_wire.substr(label_size(lower_case_wire) + 1);
  // Neighbours in a zone file have the same parent more often than not.
  const bool known_parent = wire(last_parent_) == above;
  const Found found = known_parent ? Found{last_parent_, {}} : search(above);
  const NameId from = found.name;
  const std::size_t there = node(from).wire_size;
  if (there == above.size()) {
    last_parent_ = from;
    if (const auto known = child(from, lower_case_wire)) return *known;
  }
  // From the uppermost name that is missing down.
  const std::uint32_t kept = wires_.append(lower_case_wire.data(), lower_case_wire.size());
  std::array<std::uint8_t, DomainName::kMaxWire / 2> missing;  // where each begins
  std::size_t count = 0;
  for (std::size_t at = 0; lower_case_wire.size() - at > there;
       at += label_size(lower_case_wire.substr(at)) + 1)
    missing[count++] = static_cast<std::uint8_t>(at);
  NameId name = from;
  while (count-- > 0) {
    last_parent_ = name;
    name =
        add_below(name, lower_case_wire.substr(missing[count]), kept + missing[count], found.below);
  }
  return name;
}

// Hosts have the same parent more often than not.
NameTree::Found NameTree::search_host(std::string_view wanted) noexcept {
  const std::string_view above = wanted.substr(label_size(wanted) + 1);
  if (wire(last_domain_) != above) {
    const Found found = search(wanted);
    if (found.below.wire_size == wanted.size()) last_domain_ = found.name;
    return found;
  }
  const std::uint32_t hash = hash_of(wanted);
  const std::size_t slot = slot_of(wanted, hash);
  if (slots_[slot].node != 0) return {NameId{slots_[slot].node}, {}};
  return {last_domain_, {hash, slot, wanted.size()}};
}

// Adds the texts of a host's names, the host's name behind each, and gives where they begin.
std::uint32_t NameTree::append(const HostNames& names, std::string_view host) {
  const std::size_t count = names.owners.size();
  const auto first = static_cast<std::uint32_t>(wires_.size());
  char* to = wires_.extend(names.text.size() - kBlock + count * host.size(), kBlock);
  const char* from = names.text.data();
  const char* host_at = host.data();
  for (const std::string& owner : names.owners) {
    copy_blocks(to, from, owner.size());
    to += owner.size();
    from += owner.size();
    // Behind the first copy others may be read in blocks.
    if (host_at == host.data())
      std::memcpy(to, host_at, host.size());
    else
      copy_blocks(to, host_at, host.size());
    host_at = to;
    to += host.size();
  }
  return first;
}

std::optional<NameId> NameTree::add_host(std::string_view lower_case_wire, const HostNames& names) {
  const Found found = search_host(lower_case_wire);
  if (found.below.wire_size != lower_case_wire.size()) return std::nullopt;
  static_assert(HostNames::kMostOwners <= kMostChained, "all of them are chained");
  const auto size = static_cast<std::uint32_t>(lower_case_wire.size());
  const std::uint32_t kept = append(names, lower_case_wire);
  const auto host = static_cast<std::uint32_t>(nodes_.size());
  const auto linked = [host](std::uint8_t number) { return number == 0 ? 0 : host + number; };
  Node* fresh = nodes_.extend(names.nodes.size());
  for (const HostNames::Node& each : names.nodes) {
    *fresh++ = {.wire = kept + each.owner * size + each.ahead,
                .parent = host + each.parent,
                .first_child = linked(each.first_child),
                .next_sibling = linked(each.next_sibling),
                .wire_size = static_cast<std::uint8_t>(each.size + size),
                .children = each.children,
                .marks = each.marks};
  }
  nodes_[host].parent = static_cast<std::uint32_t>(found.name);
  insert(lower_case_wire, host, found.below);
  return NameId{host};
}

NameId NameTree::add_wildcard(NameId parent) {
  const auto wire_of_star = std::string("\1*") + std::string(wire(parent));
  const NameId star = add(wire_of_star);
  wildcards_[static_cast<std::uint32_t>(parent)] = star;
  return star;
}

bool NameTree::keeps(std::uint16_t type) noexcept {
  return type == types::kNs || type == types::kCname || type == types::kDname;
}

bool NameTree::keeps(NameId name, std::uint16_t type) const noexcept {
  if (type == types::kA || type == types::kAaaa)
    return wire(name).starts_with(std::string_view("\1*", 2));
  return keeps(type);
}

const Fact* NameTree::fact(NameId name, std::uint16_t type) const noexcept {
  for (std::uint32_t at = node(name).first_fact; at != 0; at = facts_[at - 1].next) {
    if (facts_[at - 1].fact.type == type) return &facts_[at - 1].fact;
  }
  return nullptr;
}

std::vector<Fact> NameTree::facts(NameId name) const {
  std::vector<Fact> out;
  for (std::uint32_t at = node(name).first_fact; at != 0; at = facts_[at - 1].next)
    out.push_back(facts_[at - 1].fact);
  std::ranges::reverse(out);
  return out;
}

bool NameTree::has_address(NameId name) const noexcept {
  return (node(name).flags & kAddress) != 0;
}
bool NameTree::has_records(NameId name) const noexcept {
  return (node(name).flags & kRecords) != 0;
}
bool NameTree::has_descendants(NameId name) const noexcept {
  return (node(name).flags & kBelow) != 0;
}
bool NameTree::has_plain_descendants(NameId name) const noexcept {
  return (node(name).flags & kPlainBelow) != 0;
}

void NameTree::note(NameId name, std::uint16_t type, const Place& place) {
  Node& at = nodes_[static_cast<std::size_t>(name)];
  if (keeps(name, type) && !has(name, type)) {
    facts_.push_back({{type, place}, at.first_fact});
    at.first_fact = static_cast<std::uint32_t>(facts_.size());
  }
  if (type == types::kA || type == types::kAaaa) at.flags |= kAddress;
  if (is_signature(type) || (at.flags & kRecords) != 0) return;
  at.flags |= kRecords;
  if (name == NameId{}) return;
  note_below(NameId{at.parent}, wire(name)[1] != '_');
}

void NameTree::note_below(NameId name, bool plain) noexcept {
  for (std::uint32_t index = static_cast<std::uint32_t>(name);; index = nodes_[index].parent) {
    const std::uint8_t mark = plain ? kBelow | kPlainBelow : kBelow;
    if ((nodes_[index].flags & mark) == mark) return;
    nodes_[index].flags |= mark;
    if (index == 0) return;
    plain = plain && wires_[nodes_[index].wire + 1] != '_';
  }
}

}  // namespace hastls::zone
