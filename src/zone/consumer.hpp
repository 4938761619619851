// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/record/hastls.hpp"
#include "hastls/zone/hastls_record.hpp"
#include "hastls/zone/place.hpp"
#include "hastls/zone/zone.hpp"

#include "zone/entry.hpp"
#include "zone/owner.hpp"
#include "zone/scan/line_scan.hpp"

namespace hastls::zone {

/// One record as the reader hands it on. Views: valid during the call.
struct ReadRecord {
  Owner& owner;
  const DomainName& origin;
  std::uint32_t ttl = 0;
  bool default_ttl =
      false;  ///< $TTL is in force: a TTL that is not written is not another record's.
  std::uint16_t rr_class = 1;
  std::uint16_t type = 0;
  Spelling spelling;
  Place place;
  std::string_view text;  ///< Its lines.
  /// Its RDATA, without anything that is special there; empty where the exact way read it.
  std::string_view plain_rdata = {};
  /// Where they are in a file that can be read again; only for what the fast way read.
  std::optional<std::uint64_t> file_offset = {};
  std::span<const Token> rdata;  ///< Empty where the fast way read the record.

  [[nodiscard]] std::string_view owner_wire() const { return owner.wire(origin); }
};

class Piece;
struct HostLines;
struct PieceStart;

/// What becomes of the records that the reader reads.
class Consumer {
 public:
  Consumer() = default;
  Consumer(const Consumer&) = delete;
  Consumer& operator=(const Consumer&) = delete;
  Consumer(Consumer&&) = delete;
  Consumer& operator=(Consumer&&) = delete;
  virtual ~Consumer() = default;

  /// The fast way passes over the rest; the exact way reports every record.
  [[nodiscard]] virtual scan::Interest interest() const noexcept = 0;

  /// Everything in front of `offset` in that file has been handed on; interest() may be another
  /// from here on.
  virtual void passed(FileId, std::uint64_t) {}

  /// Whether host() may be called for records that other calls would hand on one by one.
  [[nodiscard]] virtual bool takes_hosts() const noexcept { return false; }
  virtual void host(const HostLines&) {}
  /// A host with a name of that NameTree::hash() may come next.
  virtual void expect_host(std::uint32_t) const {}

  virtual void hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) = 0;
  /// Any record that is no HASTLS record.
  virtual void other(const ReadRecord& record) = 0;
  /// A line of that file which could not be read as a record; others may inherit its owner, which
  /// it has written or inherits itself.
  virtual void unread(FileId, bool /*owner_written*/) {}
  virtual void soa(const ReadRecord& record, std::uint32_t minimum) = 0;
  virtual void finding(diag::Diagnostic finding) = 0;
  virtual void quirk(QuirkAt quirk) = 0;

  /// To take a piece of the file in this one's stead, on another thread; null where everything has
  /// to come in order.
  [[nodiscard]] virtual std::unique_ptr<Piece> begin_piece() const;
  /// Takes what such a piece has taken, and what it is made of if that is of use. Precondition: it
  /// is one of begin_piece().
  virtual void adopt(Piece& piece, const PieceStart& start);

  /// What a piece cannot judge by itself.
  virtual void give_up() noexcept {}
  [[nodiscard]] virtual bool has_given_up() const noexcept { return false; }
};

}  // namespace hastls::zone
