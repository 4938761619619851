// SPDX-License-Identifier: BSD-2-Clause
#include "zone/zone_builder.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "zone/fact_piece.hpp"
#include "zone/hastls_piece.hpp"
#include "zone/rdata_check.hpp"
#include "zone/typed_collector.hpp"

namespace hastls::zone {
namespace {

void set_text_at(std::uint64_t offset, HastlsRecord& out) noexcept {
  out.text_low = static_cast<std::uint32_t>(offset);
  out.text_high = static_cast<std::uint8_t>(offset >> 32);
}

// Calls `hand_on` with the record as collectors and spools take it.
template <class HandOn>
void with_text(const ReadRecord& record, const HandOn& hand_on) {
  std::string generated;
  if (record.spelling.generated && TypedCollector::reads(record.type, record.owner_wire()))
    generated = joined(record.rdata);
  hand_on(TypedRecord{.type = record.type,
                      .place = record.place,
                      .owner = record.owner_wire(),
                      .origin = record.origin,
                      .text = record.text,
                      .generated = generated,
                      .plain_rdata = record.plain_rdata});
}

}  // namespace

void ZoneBuilder::hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) {
  HastlsRecord out = hastls_record(record, rdata);
  if (hastls_owner_.changed(record)) last_owner_ = zone_.names_.add(record.owner_wire());
  constexpr std::uint64_t kMostOffset = std::uint64_t{1} << 40;
  if (record.file_offset && *record.file_offset < kMostOffset)
    set_text_at(*record.file_offset, out);
  else
    keep_text(record.text, out);
  add(out, rdata ? nullptr : &rdata.error());
}

void ZoneBuilder::add(HastlsRecord record, const record::Fault* fault) {
  record.owner = last_owner_;
  if (fault != nullptr) {
    zone_.faults_.push_back(*fault);
    record.fault_at = static_cast<std::uint32_t>(zone_.faults_.size());
  }
  zone_.records_.push_back(record);
}

// What can be read again is not kept. The records of one $GENERATE share its text.
void ZoneBuilder::keep_text(std::string_view text, HastlsRecord& out) {
  const bool shared =
      out.spelling.generated && !zone_.records_.empty() && zone_.records_.back().place == out.place;
  if (!shared) {
    const std::uint32_t at = zone_.texts_.append(text.data(), text.size());
    zone_.kept_.push_back({at, static_cast<std::uint32_t>(text.size())});
  }
  out.text_low = static_cast<std::uint32_t>(zone_.kept_.size() - 1);
  out.text_kept = true;
}

std::unique_ptr<Piece> ZoneBuilder::begin_piece() const {
  return spool_ == nullptr ? std::make_unique<HastlsPiece>() : nullptr;
}

void ZoneBuilder::adopt(const Piece& piece, const PieceStart& start) {
  const auto take = [&](const HastlsPiece::One& one, std::string_view owner, std::string_view text,
                        const record::Fault* fault) {
    if (!owner.empty()) last_owner_ = zone_.names_.add(owner);
    HastlsRecord record = one.record;
    record.place = start.shifted(record.place);
    if (text.empty())
      set_text_at(start.offset + record.text_low, record);
    else
      keep_text(text, record);
    add(record, fault);
  };
  dynamic_cast<const HastlsPiece&>(piece).each(take);
  hastls_owner_.forget();
}

void ZoneBuilder::other(const ReadRecord& record) {
  if (spool_ == nullptr) return;
  if (other_owner_.changed(record)) spool_->set_owner(record.owner_wire());
  with_text(record, [this](const TypedRecord& typed) { spool_->add(typed); });
}

void ZoneBuilder::soa(const ReadRecord& record, std::uint32_t minimum) {
  if (zone_.soa_) return;
  zone_.soa_ = Soa{zone_.names_.add(record.owner_wire()), record.place, minimum};
  zone_.class_ = record.rr_class;
}

void ZoneBuilder::finding(diag::Diagnostic finding) {
  auto& all = zone_.diagnostics_;
  if (all.size() > kMostFindings) return;
  if (all.size() == kMostFindings) {
    finding.message = fmt::format("more than {} findings; the rest is not listed", kMostFindings);
    finding.help = "is this a zone file at all?";
  }
  all.push_back(std::move(finding));
}

void ZoneBuilder::quirk(QuirkAt quirk) {
  zone_.quirks_.push_back(std::move(quirk));
}

// Names are numbered as they come: whoever has the highest number so far was not there before.
bool ZoneBuilder::is_grouped() const {
  NameId last{};
  for (const HastlsRecord& record : zone_.records_) {
    if (record.owner < last) return false;
    last = record.owner;
  }
  return true;
}

// Most files keep the records of an owner together; then nothing is moved.
void ZoneBuilder::group() {
  if (!is_grouped()) sort_by_owner();
  const auto& records = zone_.records_;
  const auto same_owner = [](const HastlsRecord& a, const HastlsRecord& b) {
    return a.owner == b.owner;
  };
  if (std::ranges::adjacent_find(records, same_owner) == records.end()) return;
  for (std::size_t at = 0; at < records.size(); ++at) {
    if (at == 0 || records[at].owner != records[at - 1].owner)
      zone_.sets_.push_back(static_cast<std::uint32_t>(at));
  }
}

void ZoneBuilder::sort_by_owner() {
  auto& records = zone_.records_;
  constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> rank(zone_.names_.size(), kUnseen);
  const auto rank_of = [&](const HastlsRecord& record) -> std::uint32_t& {
    return rank[static_cast<std::size_t>(record.owner)];
  };
  std::uint32_t owners = 0;
  bool grouped = true;
  std::uint32_t last = 0;
  for (const HastlsRecord& record : records) {
    std::uint32_t& mine = rank_of(record);
    if (mine == kUnseen) mine = owners++;
    grouped = grouped && mine >= last;
    last = mine;
  }
  if (!grouped) std::ranges::stable_sort(records, {}, rank_of);
}

void ZoneBuilder::set_typed(TypedFacts facts, std::vector<RdataFinding> findings) {
  zone_.typed_ = std::move(facts);
  rdata_findings_ = std::move(findings);
}

void ZoneBuilder::report(const RdataFinding& found) {
  diag::Diagnostic out;
  out.rule = "syntax";
  out.message = found.message;
  out.help = found.help;
  out.where = zone_.location(found.place);
  out.included_from = zone_.included_from(found.place.file);
  diag::quote_line(out, found.line);
  finding(std::move(out));
}

Zone ZoneBuilder::finish(const ReadOptions& options, std::vector<FileEntry> files) && {
  group();
  zone_.files_ = std::move(files);
  if (zone_.soa_)
    zone_.apex_ = zone_.names_.name(zone_.soa_->owner);
  else
    zone_.apex_ = options.origin;
  if (zone_.apex_) zone_.apex_name_ = zone_.names_.find(*zone_.apex_);
  // --rdata all has reported them before, in their place.
  if (!options.check_every_rdata)
    for (const RdataFinding& found : rdata_findings_) report(found);
  return std::move(zone_);
}

void FactReader::other(const ReadRecord& record) {
  if (owner_.changed(record)) facts_.set_owner(record.owner_wire());
  with_text(record, [this](const TypedRecord& typed) { facts_.add(typed); });
}

std::unique_ptr<Piece> FactReader::begin_piece() const {
  return std::make_unique<FactPiece>(facts_.names());
}

void FactReader::adopt(const Piece& piece, const PieceStart& start) {
  dynamic_cast<const FactPiece&>(piece).hand_over(facts_, start);
  owner_.forget();
}

}  // namespace hastls::zone
