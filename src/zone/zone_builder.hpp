// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hastls/core/chunks.hpp"
#include "hastls/core/pool.hpp"
#include "hastls/zone/read.hpp"
#include "hastls/zone/zone.hpp"

#include "zone/consumer.hpp"
#include "zone/early_facts.hpp"
#include "zone/fact_collector.hpp"
#include "zone/fact_log.hpp"
#include "zone/fact_spool.hpp"
#include "zone/hastls_hosts.hpp"
#include "zone/hastls_piece.hpp"
#include "zone/owner_watch.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// The first pass: the HASTLS records and what is wrong with the text; from the first of these
/// records on also what the others say, as long as that is little (EarlyFacts).
class ZoneBuilder : public Consumer {
 public:
  static constexpr std::size_t kMostFindings = 10000;

  /// `spool` takes what a second pass would find; null where there can be one.
  /// `alike_apart`: as in ReadOptions.
  ZoneBuilder(FactSpool* spool, bool wants_facts, bool alike_apart)
      : spool_(spool),
        alike_apart_(alike_apart),
        early_(wants_facts && spool == nullptr ? Early::Waiting : Early::Off) {}

  [[nodiscard]] scan::Interest interest() const noexcept override {
    return spool_ != nullptr || early_ == Early::On ? scan::Interest::All : scan::Interest::Hastls;
  }
  void passed(FileId file, std::uint64_t offset) override;
  [[nodiscard]] bool takes_hosts() const noexcept override { return spool_ == nullptr; }
  void host(const HostLines& lines) override;
  void expect_host(std::uint32_t hash) const override { zone_.names_.fetch(hash); }
  void hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) override;
  void other(const ReadRecord& record) override;
  void soa(const ReadRecord& record, std::uint32_t minimum) override;
  void finding(diag::Diagnostic finding) override;
  void quirk(QuirkAt quirk) override;
  [[nodiscard]] std::unique_ptr<Piece> begin_piece() const override;
  void adopt(Piece& piece, const PieceStart& start) override;

  /// To be called at the end of the pass.
  void end_pass();
  /// What it has learned of the other records, but for those in front of early_from().
  [[nodiscard]] const FactLog* early() const noexcept {
    return early_ == Early::On ? &log_ : nullptr;
  }
  /// An offset in the file, at which an entry begins.
  [[nodiscard]] std::uint64_t early_from() const noexcept { return early_from_; }

  [[nodiscard]] bool has_records() const noexcept {
    return zone_.record_count() + zone_.alike_.size() > 0;
  }
  [[nodiscard]] NameTree& names() noexcept { return zone_.names_; }
  [[nodiscard]] const Zone& zone() const noexcept { return zone_; }
  [[nodiscard]] const HastlsHosts& hosts() const noexcept { return hosts_; }
  void set_typed(TypedFacts facts, std::vector<RdataFinding> findings);
  [[nodiscard]] Zone finish(const ReadOptions& options, std::vector<FileEntry> files) &&;

 private:
  /// Waiting: for HASTLS records, and for a place to begin at. Off: not any more.
  enum class Early : std::uint8_t { Waiting, On, Off };

  /// What a shape is known as: of the piece at hand, or of the reader of a whole file.
  struct KnownShape {
    FileId file{};
    std::uint32_t id = 0;
    std::optional<KnownNames> names;
    std::optional<std::uint32_t> kind;  ///< Of AlikeHosts.
  };

  void report(const RdataFinding& found);
  void add(HastlsRecord record, const record::Fault* fault);
  void keep_text(std::string_view text, HastlsRecord& out);
  void begin_early(std::uint64_t offset);
  void stop_early(Early now);
  void judge_early();
  void end_part();
  void take(const HostLines& lines, const PieceStart& start, bool with_facts);
  void take_alike(const HostLines& lines, const PieceStart& start, const KnownShape& known,
                  NameId host);
  void take_apart(const HostLines& lines, const PieceStart& start);
  void note_asides(const HostLines& lines);
  [[nodiscard]] const KnownShape& known_shape(const HostLines& lines);
  [[nodiscard]] bool keep_alike(const HostLines& lines, const PieceStart& start, std::uint32_t kind,
                                NameId host);
  std::span<HastlsRecord> take_records(const HostLines& lines, NameId host,
                                       const PieceStart& start);
  void take_hosts();
  void take_host(const EarlyFacts::Host& host, NameId known_by, const PieceStart& start);
  [[nodiscard]] bool takes_facts_of(const HastlsPiece& piece, const PieceStart& start);

  Zone zone_;
  HastlsHosts hosts_{zone_.names_};
  std::vector<KnownShape> known_shapes_;
  FactSpool* spool_;
  bool alike_apart_;
  Early early_;
  std::uint64_t early_from_ = 0;
  EarlyFacts facts_;  ///< Of what is read in order.
  FactLog log_;
  std::size_t plain_runs_ = 0;  ///< Of pieces, as EarlyFacts count them.
  std::size_t other_runs_ = 0;
  std::atomic<bool> pieces_want_facts_ = false;
  mutable Pool<HastlsPiece::Room> piece_rooms_;
  mutable ChunkPool chunks_;
  std::vector<RdataFinding> rdata_findings_;
  OwnerWatch hastls_owner_;
  OwnerWatch other_owner_;
  NameId last_owner_{};
};

/// The other passes: facts about the names in question.
class FactReader : public Consumer {
 public:
  explicit FactReader(FactCollector& facts) : facts_(facts) {}

  [[nodiscard]] scan::Interest interest() const noexcept override { return scan::Interest::Others; }
  void hastls(const ReadRecord&, record::Decoded<record::Hastls>) override {}
  void other(const ReadRecord& record) override;
  void soa(const ReadRecord&, std::uint32_t) override {}
  void finding(diag::Diagnostic) override {}
  void quirk(QuirkAt) override {}
  [[nodiscard]] std::unique_ptr<Piece> begin_piece() const override;
  void adopt(Piece& piece, const PieceStart& start) override;

 private:
  FactCollector& facts_;
  OwnerWatch owner_;
};

}  // namespace hastls::zone
