// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "hastls/zone/read.hpp"
#include "hastls/zone/zone.hpp"

#include "zone/consumer.hpp"
#include "zone/fact_collector.hpp"
#include "zone/fact_spool.hpp"
#include "zone/owner_watch.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// The first pass: the HASTLS records and what is wrong with the text.
class ZoneBuilder : public Consumer {
 public:
  static constexpr std::size_t kMostFindings = 10000;

  /// `spool` takes what a second pass would find; null where there can be one.
  explicit ZoneBuilder(FactSpool* spool) : spool_(spool) {}

  [[nodiscard]] scan::Interest interest() const noexcept override {
    return spool_ != nullptr ? scan::Interest::All : scan::Interest::Hastls;
  }
  void hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) override;
  void other(const ReadRecord& record) override;
  void soa(const ReadRecord& record, std::uint32_t minimum) override;
  void finding(diag::Diagnostic finding) override;
  void quirk(QuirkAt quirk) override;
  [[nodiscard]] std::unique_ptr<Piece> begin_piece() const override;
  void adopt(const Piece& piece, const PieceStart& start) override;

  [[nodiscard]] bool has_records() const noexcept { return !zone_.records_.empty(); }
  [[nodiscard]] NameTree& names() noexcept { return zone_.names_; }
  [[nodiscard]] const Zone& zone() const noexcept { return zone_; }
  void set_typed(TypedFacts facts, std::vector<RdataFinding> findings);
  [[nodiscard]] Zone finish(const ReadOptions& options, std::vector<FileEntry> files) &&;

 private:
  [[nodiscard]] bool is_grouped() const;
  void sort_by_owner();
  void group();
  void report(const RdataFinding& found);
  void add(HastlsRecord record, const record::Fault* fault);
  void keep_text(std::string_view text, HastlsRecord& out);

  Zone zone_;
  FactSpool* spool_;
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
  void adopt(const Piece& piece, const PieceStart& start) override;

 private:
  FactCollector& facts_;
  OwnerWatch owner_;
};

}  // namespace hastls::zone
