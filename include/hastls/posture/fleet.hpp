// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/growing_array.hpp"
#include "hastls/core/growing_text.hpp"
#include "hastls/core/large_vector.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/record/hastls.hpp"

namespace hastls::posture {

class Declarations;
class Hosts;

/// One HASTLS record that a posture file asks for. Made when it is asked for, by Declarations: a
/// run may have millions.
/// Views: into the Fleet.
struct Declaration {
  std::string_view host;        ///< The host's sort key in its zone; empty for the zone itself.
  std::string_view labels;      ///< What stands in front of it, as a sort key too.
  std::uint32_t zone = 0;       ///< Index into Fleet::zones().
  std::uint32_t ttl = 0;        ///< Units: seconds.
  std::uint32_t line = 0;       ///< Of its entry.
  std::uint32_t host_line = 0;  ///< Of the host that has it.
  std::uint32_t file = 0;       ///< Index into Fleet::files().
  std::uint32_t remark = 0;     ///< Index into Fleet::remarks(); 0 is none.
  record::Hastls record;
  std::uint16_t column = 0;  ///< Of its entry; 65535 stands for that and more.
  std::uint16_t host_column = 0;
};

/// What a run's posture files ask for, contradictions already refused.
/// Shape: zones in canonical order; within each zone the records in the canonical order of owners
/// and RDATA (RFC 4034 §6.1, §6.3), none twice.
class Fleet {
 public:
  struct Zone {
    DomainName name;
    std::size_t first = 0;  ///< Its hosts: [first, last) of all hosts in order.
    std::size_t last = 0;
  };
  /// Some of a zone's hosts; one host's records are never in two parts.
  struct Part {
    const Zone* zone = nullptr;
    std::size_t first = 0;
    std::size_t last = 0;
    [[nodiscard]] bool begins_zone() const noexcept { return first == zone->first; }
  };

  /// One record of a menu.
  struct Offering {
    std::uint64_t labels = 0;  ///< Into Store::labels.
    std::uint32_t line = 0;
    std::uint32_t ttl = 0;
    std::uint32_t remark = 0;
    record::Hastls record;
    std::uint16_t column = 0;
    std::uint8_t labels_size = 0;
    bool moves = false;               ///< Its line stands in the server: Placement::shift is added.
    bool default_ttl = false;         ///< The entry does not say; the document's defaults do.
    bool default_preference = false;  ///< Likewise.
  };
  /// What a server offers, in canonical order. Servers that offer the same share one.
  struct Menu {
    std::uint32_t first = 0;  ///< Into Store::offerings.
    std::uint32_t last = 0;
    /// A menu that asks for the same records, wherever either is written: this one where none is
    /// known.
    std::uint32_t like = 0;
    bool clashes = false;  ///< Contradicts itself: to be looked at wherever it is placed.
  };
  /// A host that has a menu. Small: this, and the host's name, is what a run holds.
  struct Placement {
    std::uint64_t name = 0;  ///< Into Store::names.
    std::uint32_t menu = 0;
    std::uint32_t zone = 0;
    std::uint32_t file = 0;
    std::uint32_t shift = 0;  ///< Lines from where the menu was read to this server, modulo 2^32.
    std::uint32_t line = 0;
    std::uint16_t column = 0;
    std::uint8_t name_size = 0;
  };
  /// Everything that declarations are made from.
  struct Store {
    GrowingArray<Placement> placements;
    /// Where among them each host stands, in canonical order; empty where they stand in it.
    GrowingArray<std::uint32_t> order;
    /// A host's sort key and what its first label's underscore label sorts behind: these octets
    /// compare as the owners of its records do among all others.
    GrowingText names;
    GrowingArray<Menu> menus;
    GrowingArray<Offering> offerings;
    GrowingText labels;
    std::vector<std::string> remarks{std::string()};
    std::uint64_t records = 0;  ///< How many the placements come to.

    /// Puts `other` behind what is here. Zones and files of placements stay as they are.
    /// Precondition: neither is in order.
    void append(Store other);
    /// Number `host` in order.
    [[nodiscard]] const Placement& at(std::size_t host) const noexcept {
      return placements[order.empty() ? host : order[host]];
    }
    [[nodiscard]] std::string_view name_at(std::size_t host) const noexcept {
      return name(at(host));
    }
    /// For who asks about hosts one after the other: some behind this one are on their way then.
    void look_ahead(std::size_t host) const noexcept {
      look_ahead({order.data(), order.size()}, host);
    }
    /// The same for who asks about the placements at these places.
    void look_ahead(std::span<const std::uint32_t> places, std::size_t at) const noexcept {
      constexpr std::size_t kPlacements = 16;
      constexpr std::size_t kNames = 8;
      if (at + kPlacements >= places.size()) return;
      __builtin_prefetch(&placements[places[at + kPlacements]]);
      __builtin_prefetch(names.data() + placements[places[at + kNames]].name);
    }
    [[nodiscard]] std::string_view name(const Placement& placed) const noexcept {
      return {names.data() + placed.name, placed.name_size};
    }
    [[nodiscard]] std::string_view labels_of(const Offering& offering) const noexcept {
      return {labels.data() + offering.labels, offering.labels_size};
    }
    [[nodiscard]] std::span<const Offering> offerings_of(const Placement& placed) const noexcept {
      const Menu& menu = menus[placed.menu];
      return std::span(offerings).subspan(menu.first, menu.last - menu.first);
    }
  };

  [[nodiscard]] std::span<const Zone> zones() const noexcept { return zones_; }
  [[nodiscard]] Declarations declarations() const;
  [[nodiscard]] Declarations declarations(const Zone& zone) const;
  [[nodiscard]] Declarations declarations(const Part& part) const;
  [[nodiscard]] Hosts hosts(const Part& part) const;
  /// The zones cut into parts of about `hosts` hosts, in order; one without hosts is a part too.
  [[nodiscard]] GrowingArray<Part> parts(std::span<const Zone> zones, std::size_t hosts) const;
  /// One comment per set of findings that are meant (G9): `hastls: ignore RULE -- reason`.
  [[nodiscard]] std::span<const std::string> remarks() const noexcept { return store_.remarks; }
  [[nodiscard]] std::span<const std::string> files() const noexcept { return files_; }
  [[nodiscard]] RrType type() const noexcept { return type_; }

  /// Appends the owner without its zone: `_http._tcp.www`, or `_http._tcp` at the apex.
  static void append_owner(std::string& out, const Declaration& declaration);
  /// Its two parts: `_http` and `_tcp`, and `www` or nothing.
  struct Service {
    std::string_view application;
    std::string_view protocol;
  };
  /// `labels` and `host` are sort keys, as a Declaration has them.
  [[nodiscard]] static Service service(std::string_view labels) noexcept;
  static void append_host(std::string& out, std::string_view host);

 private:
  friend class Declarations;
  friend class Hosts;
  friend class Merger;

  LargeVector<Zone> zones_;
  Store store_;
  std::vector<std::string> files_;
  RrType type_;
};

/// Declarations one after the other, each made on the way.
class Declarations {
 public:
  Declarations(const Fleet::Store& store, std::size_t first, std::size_t last) noexcept
      : store_(&store), at_(first), last_(last) {}

  /// Null at the end. Views: the declaration is valid until the next call.
  [[nodiscard]] const Declaration* next() {
    if (given_ == of_host_.size() && !take_host()) return nullptr;
    return &of_host_[given_++];
  }

  /// For `for (const Declaration& made : declarations)`, once.
  class Iterator {
   public:
    using value_type = Declaration;
    using difference_type = std::ptrdiff_t;
    explicit Iterator(Declarations& from) : from_(&from), made_(from.next()) {}
    const Declaration& operator*() const noexcept { return *made_; }
    const Declaration* operator->() const noexcept { return made_; }
    Iterator& operator++() {
      made_ = from_->next();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& at, std::default_sentinel_t /*end*/) noexcept {
      return at.made_ == nullptr;
    }

   private:
    Declarations* from_;
    const Declaration* made_;
  };
  [[nodiscard]] Iterator begin() { return Iterator(*this); }
  [[nodiscard]] static std::default_sentinel_t end() noexcept { return std::default_sentinel; }

 private:
  friend class Hosts;

  void restart(std::size_t first, std::size_t last) noexcept;
  [[nodiscard]] bool take_host();
  void add(const Fleet::Placement& placed);

  const Fleet::Store* store_;
  std::size_t at_;
  std::size_t last_;
  std::vector<Declaration> of_host_;
  std::size_t given_ = 0;
};

/// Hosts one after the other, the records of each when they are asked for.
class Hosts {
 public:
  /// Views: into the Fleet.
  struct Host {
    std::string_view key;  ///< Its sort key in its zone.
    /// Hosts with the same number have the same records, each in front of its own name; nothing
    /// where that is not known.
    std::optional<std::uint32_t> likeness;
  };

  Hosts(const Fleet::Store& store, std::size_t first, std::size_t last) noexcept
      : store_(&store), to_(first), last_(last), declarations_(store, first, first) {}

  /// Null at the end. Views: valid until the next call.
  [[nodiscard]] const Host* next();
  /// The next record of the host at hand; null behind its last one.
  [[nodiscard]] const Declaration* next_record() { return declarations_.next(); }

 private:
  const Fleet::Store* store_;
  std::size_t to_;  ///< Behind the placements of the host at hand.
  std::size_t last_;
  Host host_;
  Declarations declarations_;
};

}  // namespace hastls::posture
