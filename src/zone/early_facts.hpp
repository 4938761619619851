// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/zone/place.hpp"

#include "zone/consumer.hpp"
#include "zone/fact_codec.hpp"
#include "zone/host_shape.hpp"
#include "zone/owner_watch.hpp"
#include "zone/plain_exchange.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// What a second pass would look at of the other records, as the first one comes by. Most say of a
/// host no more than that it is there, has an address and is its own mail exchange, and stand in
/// front of its HASTLS records or behind them: of these little is kept. All others are, as a
/// FactWriter writes them.
class EarlyFacts {
 public:
  /// A run of records at a host that say no more than that.
  struct Host {
    std::uint32_t known_by = 0;  ///< A HASTLS owner at or below it, by its number ...
    std::uint8_t above = 0;      ///< ... and how many labels lead there.
    bool has_address = false;
    std::optional<Place> exchange;  ///< Its MX record, which names itself. It has `_smtp._tcp`.
  };

  /// True where a run begins with it.
  bool other(const ReadRecord& record);
  /// `owner` has HASTLS records: the next one in reading order.
  /// Shape: lower-case wire form; `number` is what the caller knows it by.
  void hastls(std::string_view owner, std::uint32_t number);
  /// The same for a host whose other records say no more than that, where it has any, and stand in
  /// front of its HASTLS records; `number` is that of the last one of these.
  void host(const HostLines& lines, std::uint32_t number);
  /// True where host() is going to keep nothing of such a host, since no record in front of it
  /// speaks of it: what its lines say is the caller's to take, behind all that hosts() has.
  [[nodiscard]] bool leaves(const HostShape& shape) const noexcept {
    return !open_ && shape.has_others();
  }
  /// To be called in front of what is not seen, and at the end.
  void end_run();

  [[nodiscard]] const std::vector<Host>& hosts() const noexcept { return hosts_; }
  void drop_hosts() noexcept {
    hosts_.clear();
    asides_ = 0;
  }
  /// The records that are kept whole; FactReplay says how many exchanges come before each.
  [[nodiscard]] const std::string& others() const noexcept { return others_; }
  /// The same; what follows is written as if it were the first.
  [[nodiscard]] std::string take_others();
  /// How many runs were of either kind.
  [[nodiscard]] std::size_t plain_runs() const noexcept { return plain_runs_; }
  [[nodiscard]] std::size_t other_runs() const noexcept { return other_runs_; }

 private:
  /// A record of the run at hand. Its octets are in texts_, one part behind the other.
  struct Kept {
    std::uint16_t type = 0;
    Place place;
    std::size_t text_size = 0;
    std::size_t rdata_at = 0;
    std::size_t rdata_size = 0;
    std::size_t generated_size = 0;
  };

  [[nodiscard]] bool is_aside(const ReadRecord& record) const;
  void begin_run(std::string_view owner);
  void add(const TypedRecord& record);
  void judge(const TypedRecord& record);
  void judge_owner(std::uint32_t number);
  [[nodiscard]] bool names_itself(const TypedRecord& mx);
  void keep(const TypedRecord& record);
  void join_run(const HostShape& shape, std::string_view wire, Host& host);
  void count(bool has_exchange) noexcept;
  void take(const Host& host);
  void close_run();
  void write_run();

  std::vector<Host> hosts_;
  std::string others_;
  FactWriter writer_;
  std::uint32_t exchanges_ = 0;  ///< Since the last record of others_.
  std::size_t plain_runs_ = 0;
  std::size_t other_runs_ = 0;

  // The last owner of HASTLS records.
  std::string hastls_owner_;
  std::uint32_t number_ = 0;

  // The run at hand.
  OwnerWatch watch_;
  bool open_ = false;
  std::string owner_;
  DomainName origin_;
  std::vector<Kept> kept_;
  std::string texts_;
  bool plain_ = false;  ///< It says no more than Host does.
  bool known_ = false;  ///< host_.known_by is.
  bool has_smtp_ = false;
  std::size_t asides_ = 0;  ///< Of hosts_, at the end: what stood among the records of this one.
  Host host_;
  PlainExchange exchange_;
  RdataReader rdata_;
};

}  // namespace hastls::zone
