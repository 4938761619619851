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

NameTree::NameTree() : slots_(kFirstSlots, 0) {
  (void)add(std::string_view("\0", 1));
}

std::string_view NameTree::wire(NameId name) const noexcept {
  const Node& at = node(name);
  return {wires_.data() + at.wire_at, at.wire_size};
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
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t index = slots_[at] - 1;
    if (nodes_[index].hash == hash && wire(NameId{index}) == wanted) break;
  }
  return at;
}

std::optional<NameId> NameTree::find_wire(std::string_view lower_case_wire) const noexcept {
  const std::uint32_t found = slots_[slot_of(lower_case_wire, hash_of(lower_case_wire))];
  if (found == 0) return std::nullopt;
  return NameId{found - 1};
}

std::optional<NameId> NameTree::find(const DomainName& name) const noexcept {
  return find_wire(name.wire());
}

void NameTree::grow() {
  std::vector<std::uint32_t> wider(slots_.size() * 2, 0);
  const std::size_t mask = wider.size() - 1;
  for (std::size_t index = 0; index < nodes_.size(); ++index) {
    std::size_t at = nodes_[index].hash & mask;
    while (wider[at] != 0) at = (at + 1) & mask;
    wider[at] = static_cast<std::uint32_t>(index + 1);
  }
  slots_ = std::move(wider);
}

NameId NameTree::add(std::string_view lower_case_wire) {
  const std::uint32_t hash = hash_of(lower_case_wire);
  if (const std::uint32_t found = slots_[slot_of(lower_case_wire, hash)]; found != 0)
    return NameId{found - 1};
  NameId parent{};
  if (lower_case_wire.size() > 1)
    parent = add(lower_case_wire.substr(label_size(lower_case_wire) + 1));
  if (2 * (nodes_.size() + 1) > slots_.size()) grow();
  Node fresh;
  fresh.wire_at = wires_.size();
  fresh.wire_size = static_cast<std::uint8_t>(lower_case_wire.size());
  fresh.parent = static_cast<std::uint32_t>(parent);
  fresh.hash = hash;
  wires_.insert(wires_.end(), lower_case_wire.begin(), lower_case_wire.end());
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(fresh);
  slots_[slot_of(lower_case_wire, hash)] = index + 1;
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
    plain = plain && wires_[nodes_[index].wire_at + 1] != '_';
  }
}

}  // namespace hastls::zone
