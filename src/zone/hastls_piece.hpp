// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/core/growing_array.hpp"

#include "zone/early_facts.hpp"
#include "zone/host_shape.hpp"
#include "zone/owner_watch.hpp"
#include "zone/piece.hpp"

namespace hastls::zone {

/// The HASTLS records of a piece, and what the others say where somebody wants to know.
class HastlsPiece : public Piece {
 public:
  struct Room;

  HastlsPiece(bool wants_facts, Room room);

  [[nodiscard]] scan::Interest interest() const noexcept override {
    return wants_facts_ ? scan::Interest::All : scan::Interest::Hastls;
  }
  [[nodiscard]] bool takes_hosts() const noexcept override { return true; }
  void host(const HostLines& lines) override;
  void hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) override;
  void other(const ReadRecord& record) override {
    if (wants_facts_) (void)facts_.other(record);
  }
  void end() override { facts_.end_run(); }

  /// What the others say: null where nobody wanted to know. Owners are numbered as their first
  /// records here, or the hosts whose last ones they are.
  [[nodiscard]] const EarlyFacts* facts() const noexcept {
    return wants_facts_ ? &facts_ : nullptr;
  }

  /// One record, but for its owner's number and its text.
  struct One {
    HastlsRecord record;
    std::uint8_t owner_size = 0;  ///< 0: that of the record before.
    std::uint32_t text_size = 0;  ///< 0: at record.text_at() in the piece.
  };
  /// A host: what its other lines say may be left to the one who takes it.
  struct OneHost {
    HostLines lines;
    std::uint32_t later = 0;  ///< NameTree::hash() of one that comes some hosts behind it.
    bool left = false;
  };
  /// Calls `take` with each record, its owner (empty: as before), text and fault, and `take_host`
  /// with each OneHost.
  template <class Take, class TakeHost>
  void each(const Take& take, const TakeHost& take_host) const {
    constexpr std::size_t kLater = 8;
    std::string_view owners = room_.owners;
    std::string_view texts = room_.texts;
    const GrowingArray<Host>& hosts = room_.hosts;
    std::size_t host = 0;
    std::size_t at = 0;
    const auto hosts_up_to = [&](std::size_t record) {
      for (; host < hosts.size() && hosts[host].before == record; ++host) {
        OneHost one{lines(hosts[host], at), hosts[std::min(host + kLater, hosts.size() - 1)].hash,
                    hosts[host].left};
        at += hosts[host].places_size;
        one.lines.wire = owners.substr(0, hosts[host].wire_size);
        owners.remove_prefix(one.lines.wire.size());
        take_host(one);
      }
    };
    for (std::size_t i = 0; i < room_.all.size(); ++i) {
      hosts_up_to(i);
      const One& one = room_.all[i];
      take(one, owners.substr(0, one.owner_size), texts.substr(0, one.text_size),
           one.record.faulty ? &faults_[one.record.fault_at()] : nullptr);
      owners.remove_prefix(one.owner_size);
      texts.remove_prefix(one.text_size);
    }
    hosts_up_to(room_.all.size());
  }

  /// A host that HostLines were of.
  struct Host {
    std::uint32_t before = 0;  ///< Which record it stands in front of.
    std::uint32_t shape = 0;   ///< Among shapes_.
    std::uint32_t line = 0;
    std::uint32_t offset = 0;
    std::uint32_t hash = 0;  ///< NameTree::hash() of its name.
    std::uint16_t asides = 0;
    std::uint8_t name_size = 0;
    std::uint8_t wire_size = 0;
    std::uint8_t places_size = 0;  ///< In Room::places.
    bool in_other_dress = false;
    bool left = false;  ///< What its lines say is not in facts().
  };
  /// What is long: the memory of one piece may be used by another.
  struct Room {
    GrowingArray<One> all;
    GrowingArray<Host> hosts;
    /// Of each host where its HASTLS records begin; of one in other dress HostPlaces::at, and where
    /// there are idle lines HostPlaces::idle.
    GrowingArray<std::uint16_t> places;
    std::string owners;  ///< Those of records, and the names of hosts, as they came.
    std::string texts;
  };
  /// Empty; the piece is not to be used any more.
  [[nodiscard]] Room take_room();

 private:
  [[nodiscard]] std::uint32_t number() const noexcept {
    return static_cast<std::uint32_t>(room_.all.size() + room_.hosts.size());
  }
  [[nodiscard]] std::uint8_t keep(const HostPlaces& places, const HostShape& shape);
  void read_places(const Host& host, std::size_t at, HostLines& out) const;
  [[nodiscard]] std::uint32_t index_of(const HostShape& shape);
  [[nodiscard]] HostLines lines(const Host& host, std::size_t at) const;

  Room room_;
  std::vector<HostShape> shapes_;
  std::vector<record::Fault> faults_;
  OwnerWatch watch_;
  bool wants_facts_;
  EarlyFacts facts_;
};

/// What a record says by itself, without its owner's number and its text.
[[nodiscard]] HastlsRecord hastls_record(const ReadRecord& record,
                                         const record::Decoded<record::Hastls>& rdata);

}  // namespace hastls::zone
