// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/name_tree.hpp"

#include <cassert>
#include <cstring>

#include "hastls/zone/type_code.hpp"

namespace hastls::zone {
namespace {

constexpr std::uint8_t kBelow = 1;
constexpr std::uint8_t kPlainBelow = 2;
constexpr std::size_t kFirstSlots = 64;
constexpr std::size_t kChunk = std::size_t{1} << 18;
constexpr std::uint8_t kMostChained = 16;

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

std::size_t label_size(std::string_view wire) noexcept {
  return static_cast<unsigned char>(wire.front());
}

bool is_signature(std::uint16_t type) noexcept {
  return type == types::kRrsig || type == types::kNsec || type == types::kNsec3;
}

}  // namespace

NameTree::NameTree() : slots_(kFirstSlots) {
  Node root;
  root.wire = keep(std::string_view("\0", 1));
  root.wire_size = 1;
  nodes_.push_back(root);
}

const char* NameTree::keep(std::string_view wire) {
  if (wires_.empty() || chunk_used_ + wire.size() > kChunk) {
    wires_.push_back(std::make_unique_for_overwrite<char[]>(kChunk));
    chunk_used_ = 0;
  }
  char* const at = wires_.back().get() + chunk_used_;
  std::memcpy(at, wire.data(), wire.size());
  chunk_used_ += wire.size();
  return at;
}

DomainName NameTree::name(NameId name) const {
  auto out = DomainName::from_wire(wire(name));
  assert(out);
  return *std::move(out);
}

std::optional<NameId> NameTree::parent(NameId name) const noexcept {
  if (name == NameId{}) return std::nullopt;
  return NameId{node(name).parent};
}

std::optional<NameId> NameTree::wildcard(NameId name) const noexcept {
  if (node(name).wildcard == 0) return std::nullopt;
  return NameId{node(name).wildcard};
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
          std::memcmp(nodes_[at].wire, wanted.data(), label) == 0)
        return NameId{at};
    }
    if (is_chained(parent, wanted)) return std::nullopt;
  }
  const std::uint32_t found = slots_[slot_of(wanted, hash_of(wanted))].node;
  if (found == 0) return std::nullopt;
  return NameId{found};
}

NameId NameTree::closest(std::string_view lower_case_wire) const noexcept {
  if (lower_case_wire.size() == 1) return NameId{};
  if (lower_case_wire[1] != '_') {
    const std::uint32_t found = slots_[slot_of(lower_case_wire, hash_of(lower_case_wire))].node;
    if (found != 0) return NameId{found};
  }
  const std::string_view above = lower_case_wire.substr(label_size(lower_case_wire) + 1);
  const NameId parent = closest(above);
  if (lower_case_wire[1] != '_' || node(parent).wire_size != above.size()) return parent;
  return child(parent, lower_case_wire).value_or(parent);
}

std::optional<NameId> NameTree::find(const DomainName& name) const noexcept {
  const NameId found = closest(name.wire());
  if (wire(found).size() != name.wire().size()) return std::nullopt;
  return found;
}

void NameTree::grow() {
  std::vector<Slot> wider(slots_.size() * 2);
  const std::size_t mask = wider.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.node == 0) continue;
    std::size_t at = slot.hash & mask;
    while (wider[at].node != 0) at = (at + 1) & mask;
    wider[at] = slot;
  }
  slots_ = std::move(wider);
}

NameId NameTree::add(std::string_view lower_case_wire) {
  if (lower_case_wire.size() == 1) return NameId{};
  const std::string_view above = lower_case_wire.substr(label_size(lower_case_wire) + 1);
  // Neighbours in a zone file have the same parent more often than not.
  const NameId parent = wire(last_parent_) == above ? last_parent_ : add(above);
  last_parent_ = parent;
  if (const auto known = child(parent, lower_case_wire)) return *known;
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  Node fresh;
  fresh.wire = keep(lower_case_wire);
  fresh.wire_size = static_cast<std::uint8_t>(lower_case_wire.size());
  fresh.parent = static_cast<std::uint32_t>(parent);
  if (is_chained(parent, lower_case_wire)) {
    Node& above_it = nodes_[static_cast<std::size_t>(parent)];
    fresh.next_sibling = above_it.first_child;
    above_it.first_child = index;
    ++above_it.children;
  } else {
    if (2 * ++hashed_ > slots_.size()) grow();
    const std::uint32_t hash = hash_of(lower_case_wire);
    slots_[slot_of(lower_case_wire, hash)] = {hash, index};
  }
  nodes_.push_back(fresh);
  return NameId{index};
}

NameId NameTree::add_wildcard(NameId parent) {
  const auto wire_of_star = std::string("\1*") + std::string(wire(parent));
  const NameId star = add(wire_of_star);
  nodes_[static_cast<std::size_t>(parent)].wildcard = static_cast<std::uint32_t>(star);
  return star;
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
  return out;
}

bool NameTree::has_records(NameId name) const noexcept {
  return node(name).records;
}
bool NameTree::has_descendants(NameId name) const noexcept {
  return (node(name).below & kBelow) != 0;
}
bool NameTree::has_plain_descendants(NameId name) const noexcept {
  return (node(name).below & kPlainBelow) != 0;
}

void NameTree::note(NameId name, std::uint16_t type, const Place& place) {
  if (has(name, type)) return;
  facts_.push_back({{type, place}, 0});
  const auto link = static_cast<std::uint32_t>(facts_.size());
  Node& at = nodes_[static_cast<std::size_t>(name)];
  (at.first_fact == 0 ? at.first_fact : facts_[at.last_fact - 1].next) = link;
  at.last_fact = link;
  if (is_signature(type) || at.records) return;
  at.records = true;
  if (name == NameId{}) return;
  const std::string_view label = wire(name).substr(1);
  note_below(NameId{at.parent}, label.front() != '_');
}

void NameTree::note_below(NameId name, bool plain) noexcept {
  for (std::uint32_t index = static_cast<std::uint32_t>(name);; index = nodes_[index].parent) {
    const std::uint8_t mark = plain ? kBelow | kPlainBelow : kBelow;
    if ((nodes_[index].below & mark) == mark) return;
    nodes_[index].below |= mark;
    if (index == 0) return;
    plain = plain && nodes_[index].wire[1] != '_';
  }
}

}  // namespace hastls::zone
