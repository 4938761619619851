// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>

#include "hastls/zone/read.hpp"
#include "hastls/zone/zone.hpp"

#include "zone/consumer.hpp"
#include "zone/fact_collector.hpp"
#include "zone/fact_spool.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Tells whether a record has another owner than the one before.
class OwnerWatch {
 public:
  [[nodiscard]] bool changed(const ReadRecord& record) {
    (void)record.owner_wire();  // makes the serial number current
    const bool same = known_ && file_ == record.place.file && serial_ == record.owner.serial();
    known_ = true;
    file_ = record.place.file;
    serial_ = record.owner.serial();
    return !same;
  }

 private:
  bool known_ = false;
  FileId file_{};
  std::uint64_t serial_ = 0;
};

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

  [[nodiscard]] bool has_records() const noexcept { return !zone_.records_.empty(); }
  [[nodiscard]] NameTree& names() noexcept { return zone_.names_; }
  [[nodiscard]] const Zone& zone() const noexcept { return zone_; }
  void set_typed(TypedFacts facts, std::vector<RdataFinding> findings);
  [[nodiscard]] Zone finish(const ReadOptions& options, std::vector<FileEntry> files) &&;

 private:
  void group();
  void report(const RdataFinding& found);
  void keep_text(const ReadRecord& record, HastlsRecord& out);

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

 private:
  FactCollector& facts_;
  OwnerWatch owner_;
};

}  // namespace hastls::zone
