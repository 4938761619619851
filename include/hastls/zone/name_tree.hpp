// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/growing_array.hpp"
#include "hastls/zone/host_names.hpp"
#include "hastls/zone/name_numbers.hpp"
#include "hastls/zone/place.hpp"

namespace hastls::zone {

/// A name in question: the owner of a HASTLS record, one of its ancestors up to the root, or a
/// wildcard at one of these.
enum class NameId : std::uint32_t {};

/// HostNames that a NameTree knows.
enum class KnownNames : std::uint32_t {};

/// What the other records of a host say, where it is no more than this.
enum class HostHas : std::uint8_t { Nothing, Records, Address };

/// A name in lower-case wire form, and NameTree::hash() of it. Views: into what its maker says.
struct HashedName {
  std::string_view wire;
  std::uint32_t hash = 0;
};

/// The first record of one type at one name.
struct Fact {
  std::uint16_t type = 0;
  Place place;  ///< Of the owner, or of the record's first field where the owner is inherited.
};

/// Room for one name in wire form.
using WireRoom = std::array<char, DomainName::kMaxWire>;

/// The names in question, each with its parent and what the zone holds there. A name that is not
/// in the tree is of no concern to any HASTLS record.
/// Shape: HASTLS records are no facts; everything here is about the zone's other records. Small: a
/// zone may have millions of these names, each is 24 octets and those of its text. Of most
/// underscore names this is the label alone, which they have in common with those of other hosts;
/// of others it is the whole name, whose ancestors share it where they came with it. What came with
/// add_host() is 4 octets; all else is worked out from its host when it is asked for.
class NameTree {
 public:
  NameTree();

  /// Lower-case wire form.
  /// Views: valid as long as this tree is not added to, and `room` stands.
  [[nodiscard]] std::string_view wire(NameId name, WireRoom& room) const noexcept;
  /// How many octets that is.
  [[nodiscard]] std::size_t wire_size(NameId name) const noexcept { return links(name).wire_size; }
  /// Its first label, the octet of its length in front of it; of the root that octet alone.
  /// Views: valid as long as this tree is not added to.
  [[nodiscard]] std::string_view label(NameId name) const noexcept { return label(links(name)); }
  /// True where `name` has that lower-case wire form.
  [[nodiscard]] bool is(NameId name, std::string_view wire) const noexcept;
  [[nodiscard]] DomainName name(NameId name) const;
  /// Nothing for the root.
  [[nodiscard]] std::optional<NameId> parent(NameId name) const noexcept {
    if (name == NameId{}) return std::nullopt;
    const NameNumbers::Holder at = holder(name);
    const Node& of = nodes_[at.index];
    if (at.below == 0) return NameId{of.parent};
    return NameId{static_cast<std::uint32_t>(name) - at.below +
                  known_[of.next_sibling].names.nodes[at.below].parent};
  }
  /// `*` below `name`, where the zone has a record there.
  [[nodiscard]] std::optional<NameId> wildcard(NameId name) const noexcept;
  [[nodiscard]] bool has_wildcards() const noexcept { return !wildcards_.empty(); }
  [[nodiscard]] std::optional<NameId> find(const DomainName& name) const noexcept;
  [[nodiscard]] std::size_t size() const noexcept { return numbers_.size(); }

  /// The first record of `type` at `name`; null where there is none. Of the types that some rule
  /// asks for: NS, CNAME, DNAME, and of a wildcard A and AAAA.
  /// Views: valid as long as this tree is not added to.
  [[nodiscard]] const Fact* fact(NameId name, std::uint16_t type) const noexcept;
  [[nodiscard]] bool has(NameId name, std::uint16_t type) const noexcept {
    return has_facts(name) && fact(name, type) != nullptr;
  }
  [[nodiscard]] bool has_facts(NameId name) const noexcept { return (flags(name) & kFacts) != 0; }
  /// All of these, in the order they were read.
  [[nodiscard]] std::vector<Fact> facts(NameId name) const;

  /// Of which types it knows the records at every name.
  [[nodiscard]] static bool keeps(std::uint16_t type) noexcept;

  /// True where the zone has an A or AAAA record at `name`.
  [[nodiscard]] bool has_address(NameId name) const noexcept {
    return (flags(name) & kAddress) != 0;
  }
  /// True where the zone has records at `name` itself (RRSIG and NSEC not counted).
  [[nodiscard]] bool has_records(NameId name) const noexcept;
  /// True where the zone has records at a name below this one that no underscore label leads to:
  /// the name exists with or without its underscore names. Wildcards below it count.
  [[nodiscard]] bool has_plain_descendants(NameId name) const noexcept;
  /// The same with underscore names; signatures and NSEC records do not count.
  [[nodiscard]] bool has_descendants(NameId name) const noexcept;

  /// The name in the tree that is closest above `lower_case_wire`, or that name itself.
  [[nodiscard]] NameId closest(std::string_view lower_case_wire) const noexcept;

  /// Says that something is going to be asked about `name`: it is brought nearer.
  void fetch(NameId name) const noexcept { __builtin_prefetch(&nodes_[holder(name).index], 1); }
  /// The same for a name that is not in the tree yet, by its hash.
  void fetch(std::uint32_t hash) const noexcept {
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)], 1);
  }
  /// What a name is looked up by. Shape: lower-case wire form.
  [[nodiscard]] static std::uint32_t hash(std::string_view lower_case_wire) noexcept;

  /// For the reader.
  NameId add(std::string_view lower_case_wire);
  /// What add_host() takes; the same for names that are the same. Nothing for more kinds of hosts
  /// than a zone has.
  [[nodiscard]] std::optional<KnownNames> know(const HostNames& names);
  /// Adds a host and these names below it; their numbers follow the host's in the order of the
  /// nodes. The root where the host is there already, or its parent is not: then add() is to be
  /// asked.
  [[nodiscard]] NameId add_host(const HashedName& host, KnownNames names,
                                HostHas has = HostHas::Nothing);
  /// Calls `take` with each name that has facts.
  template <class Take>
  void each_with_facts(const Take& take) const {
    for (const auto& [name, first] : first_facts_) take(NameId{name});
  }
  /// The host that a name came with; that name itself where it came alone.
  [[nodiscard]] NameId came_with(NameId name) const noexcept {
    return NameId{static_cast<std::uint32_t>(name) - holder(name).below};
  }
  NameId add_wildcard(NameId parent);
  void note(NameId name, std::uint16_t type, const Place& place);
  /// Sets bits that the caller gives a meaning.
  void mark(NameId name, unsigned marks) noexcept {
    said_[static_cast<std::size_t>(name)].marks |= static_cast<std::uint8_t>(marks);
  }
  [[nodiscard]] unsigned marks(NameId name) const noexcept {
    return said_[static_cast<std::size_t>(name)].marks;
  }
  /// A record of another name, whose closest ancestor in the tree is `name`.
  void note_below(NameId name, bool plain) noexcept;

 private:
  static constexpr std::size_t kKnownTexts = 512;
  // Flags of a name.
  static constexpr std::uint8_t kBelow = 1;
  static constexpr std::uint8_t kPlainBelow = 2;
  static constexpr std::uint8_t kRecords = 4;
  static constexpr std::uint8_t kAddress = 8;
  static constexpr std::uint8_t kFacts = 16;
  static constexpr std::size_t kMostKnown = 256;

  /// Of a holder of numbers.
  struct Node {
    std::uint32_t text = 0;  ///< Into wires_.
    std::uint32_t parent = 0;
    std::uint32_t first_child = 0;   ///< Of its children that are chained; 0 for none.
    std::uint32_t next_sibling = 0;  ///< Of a host, which is never chained: its KnownNames.
    std::uint8_t wire_size = 0;
    std::uint8_t children = 0;  ///< How many are chained.
  };
  /// What a name's node says; also where it has none.
  struct Links {
    std::uint32_t text = 0;
    std::uint32_t parent = 0;
    std::uint32_t first_child = 0;
    std::uint32_t next_sibling = 0;
    std::uint8_t wire_size = 0;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t node = 0;  ///< 0 for a free slot: the root is found without.
  };
  struct Link {
    Fact fact;
    std::uint32_t next = 0;
  };

  static_assert(sizeof(Node) == 20);

  /// Of its facts: into facts_, counted from 1; 0 for none.
  [[nodiscard]] std::uint32_t first_fact(NameId name) const noexcept;
  [[nodiscard]] NameNumbers::Holder holder(NameId name) const noexcept {
    return numbers_.find(static_cast<std::uint32_t>(name));
  }
  [[nodiscard]] Links links(NameId name) const noexcept {
    const NameNumbers::Holder at = holder(name);
    if (at.below != 0) return links_below(name, at);
    const Node& of = nodes_[at.index];
    return {of.text, of.parent, of.first_child, of.next_sibling, of.wire_size};
  }
  [[nodiscard]] Links links_below(NameId name, NameNumbers::Holder at) const noexcept;
  [[nodiscard]] std::uint8_t flags(NameId name) const noexcept {
    return said_[static_cast<std::size_t>(name)].flags;
  }
  [[nodiscard]] bool keeps(const Links& of, std::uint16_t type) const noexcept;
  /// Where a name that is not in the table belongs.
  struct Gap {
    std::uint32_t hash = 0;
    std::size_t slot = 0;
    std::size_t wire_size = 0;  ///< Of that name; 0 where none was looked for.
  };
  struct Found {
    NameId name{};  ///< The closest one.
    Gap below;      ///< The next one below it, if that would be in the table.
  };

  [[nodiscard]] std::size_t slot_of(std::string_view wire, std::uint32_t hash) const noexcept;
  [[nodiscard]] Found search(std::string_view lower_case_wire) const noexcept;
  [[nodiscard]] Found search_host(const HashedName& wanted) noexcept;
  void keep_domain(NameId domain) noexcept;
  [[nodiscard]] bool is_chained(NameId parent, std::string_view wire) const noexcept;
  [[nodiscard]] std::optional<NameId> child(NameId parent, std::string_view wire) const noexcept;
  struct Missing;
  [[nodiscard]] NameId add_below(NameId parent, Missing& missing, std::size_t at, const Gap& gap);
  [[nodiscard]] std::uint32_t text_of(std::string_view known, std::uint32_t hash);
  /// Of a name whose text is not the label alone.
  [[nodiscard]] std::string_view whole(const Links& of) const noexcept {
    return {wires_.data() + of.text, of.wire_size};
  }
  [[nodiscard]] std::string_view label(const Links& of) const noexcept {
    const char* const at = wires_.data() + of.text;
    return {at, static_cast<unsigned char>(*at) + std::size_t{1}};
  }
  void insert(std::string_view wire, std::uint32_t index, const Gap& gap);
  [[nodiscard]] bool widen();

  struct Said {
    std::uint8_t flags = 0;
    std::uint8_t marks = 0;
  };
  struct Known {
    HostNames names;
    std::uint32_t text = 0;  ///< Where names.text stands in wires_.
  };

  NameNumbers numbers_;
  GrowingArray<Node> nodes_;
  std::vector<Known> known_;
  GrowingArray<Said> said_;  ///< By the name. It changes while other threads look for names.
  GrowingArray<Link> facts_;
  GrowingArray<Slot> slots_;  ///< Open addressing; as many as a power of two.
  std::size_t hashed_ = 0;
  NameId last_parent_{};
  // Of add_host(): the parent of the last host, and its text; none where that is not all of it.
  NameId last_domain_{};
  std::uint32_t domain_text_ = 0;
  std::size_t domain_size_ = 0;
  GrowingArray<char> wires_;
  /// Where labels stand in wires_; each in a place that goes by its hash.
  std::array<std::uint32_t, kKnownTexts> known_texts_{};
  std::unordered_map<std::uint32_t, NameId> wildcards_;  ///< By the name above.
  /// By the name: the fact that came last, into facts_ from 1. Few names have any.
  std::unordered_map<std::uint32_t, std::uint32_t> first_facts_;
};

}  // namespace hastls::zone
