// SPDX-License-Identifier: BSD-2-Clause
#include "zone/zone_builder.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "hastls/zone/type_code.hpp"

#include "zone/as_typed.hpp"
#include "zone/fact_piece.hpp"

namespace hastls::zone {
namespace {

// False where it is not to be found again there.
bool set_text_at(std::optional<std::uint64_t> offset, HastlsRecord& out) noexcept {
  constexpr std::uint64_t kMostOffset = std::uint64_t{1} << 40;
  if (!offset || *offset >= kMostOffset) return false;
  out.text_low = static_cast<std::uint32_t>(*offset);
  out.text_high = static_cast<std::uint8_t>(*offset >> 32);
  return true;
}

NameId ancestor(const NameTree& names, NameId name, std::size_t labels) noexcept {
  for (; labels > 0; --labels) name = names.parent(name).value_or(NameId{});
  return name;
}

}  // namespace

void ZoneBuilder::hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) {
  HastlsRecord out = hastls_record(record, rdata);
  if (hastls_owner_.changed(record)) {
    last_owner_ = zone_.names_.add(record.owner_wire());
    if (early_ == Early::On)
      facts_.hastls(record.owner_wire(), static_cast<std::uint32_t>(last_owner_));
  }
  if (!set_text_at(record.file_offset, out)) keep_text(record.text, out);
  add(out, rdata ? nullptr : &rdata.error());
}

void ZoneBuilder::host(const HostLines& lines) {
  take(lines, {});
  hastls_owner_.forget();
  if (early_ == Early::On) facts_.host(lines, static_cast<std::uint32_t>(last_owner_));
}

void ZoneBuilder::take(const HostLines& lines, const PieceStart& start) {
  const HostShape& shape = lines.shape;
  const auto host = zone_.names_.add_host(lines.wire, shape.names);
  const std::span<HastlsRecord> fresh = take_records(lines, host.value_or(NameId{}), start);
  last_owner_ = fresh.back().owner;
  if (host) return hosts_.note_host(shape);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    last_owner_ =
        zone_.names_.add(shape.names.owners[shape.records[i].owner] + std::string(lines.wire));
    fresh[i].owner = last_owner_;
    hosts_.note(fresh[i]);
  }
}

// Their owners follow the host.
std::span<HastlsRecord> ZoneBuilder::take_records(const HostLines& lines, NameId host,
                                                  const PieceStart& start) {
  const auto& shapes = lines.shape.records;
  const std::span<HastlsRecord> fresh(zone_.records_.extend(shapes.size()), shapes.size());
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    HastlsRecord& record = fresh[i];
    const std::uint8_t line = shapes[i].line;
    record = shapes[i].model;
    record.owner =
        NameId{static_cast<std::uint32_t>(record.owner) + static_cast<std::uint32_t>(host)};
    record.place.file = lines.file;
    record.place.span.line = start.lines + lines.line_of(line);
    record.place.span.end_column += lines.name_size;
    const auto offset =
        lines.file_offset ? std::optional(start.offset + *lines.file_offset + lines.places.at[line])
                          : std::nullopt;
    if (!set_text_at(offset, record)) keep_text(lines.text_of(line), record);
  }
  return fresh;
}

void ZoneBuilder::add(HastlsRecord record, const record::Fault* fault) {
  record.owner = last_owner_;
  if (fault != nullptr) {
    record.set_fault(static_cast<std::uint32_t>(zone_.faults_.size()));
    zone_.faults_.push_back(*fault);
  }
  zone_.records_.push_back(record);
  hosts_.note(record);
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
  return spool_ == nullptr ? std::make_unique<HastlsPiece>(pieces_want_facts_.load()) : nullptr;
}

void ZoneBuilder::adopt(const Piece& adopted, const PieceStart& start) {
  const auto& piece = dynamic_cast<const HastlsPiece&>(adopted);
  const bool takes_facts = takes_facts_of(piece, start);
  std::span<const EarlyFacts::Host> hosts;
  if (takes_facts) hosts = piece.facts()->hosts();
  std::uint32_t number = 0;
  const auto facts_known_by_it = [&] {
    for (; !hosts.empty() && hosts.front().known_by == number; hosts = hosts.subspan(1))
      take_host(hosts.front(), last_owner_, start);
    ++number;
  };
  const auto take_lines = [&](const HostLines& lines, std::string_view next) {
    if (!next.empty()) zone_.names_.fetch(next);
    take(lines, start);
    facts_known_by_it();
  };
  const auto take_one = [&](const HastlsPiece::One& one, std::string_view owner,
                            std::string_view text, const record::Fault* fault) {
    if (!owner.empty()) last_owner_ = zone_.names_.add(owner);
    facts_known_by_it();
    HastlsRecord record = one.record;
    record.place = start.shifted(record.place);
    if (!text.empty() || !set_text_at(start.offset + record.text_low, record))
      keep_text(text, record);
    add(record, fault);
  };
  piece.each(take_one, take_lines);
  hastls_owner_.forget();
  if (takes_facts) {
    log_.end_part(piece.facts()->others(), start);
    plain_runs_ += piece.facts()->plain_runs();
    other_runs_ += piece.facts()->other_runs();
  }
  judge_early();
}

// Whether what the piece has learned goes on from what there is. Where nobody has looked, a second
// pass has to, there and in front of it.
bool ZoneBuilder::takes_facts_of(const HastlsPiece& piece, const PieceStart& start) {
  if (early_ == Early::On) end_part();
  if (early_ == Early::On && piece.facts() == nullptr) stop_early(Early::Waiting);
  if (early_ == Early::Waiting && piece.facts() != nullptr) begin_early(start.offset);
  return early_ == Early::On;
}

void ZoneBuilder::passed(FileId file, std::uint64_t offset) {
  if (early_ == Early::On) take_hosts();
  if (early_ == Early::Waiting && file == FileId{} && has_records()) begin_early(offset);
  judge_early();
}

void ZoneBuilder::end_pass() {
  if (early_ == Early::On) end_part();
}

void ZoneBuilder::begin_early(std::uint64_t offset) {
  early_ = Early::On;
  early_from_ = offset;
}

void ZoneBuilder::stop_early(Early now) {
  early_ = now;
  log_.clear();
  facts_ = EarlyFacts{};
}

// Where most records say something else, a second pass is cheaper.
void ZoneBuilder::judge_early() {
  constexpr std::size_t kMostOthers = 4096;
  const std::size_t plain = plain_runs_ + facts_.plain_runs();
  const std::size_t others = other_runs_ + facts_.other_runs();
  if (early_ == Early::On && others > kMostOthers + 2 * plain) stop_early(Early::Off);
  pieces_want_facts_ = early_ != Early::Off && has_records();
}

void ZoneBuilder::end_part() {
  facts_.end_run();
  take_hosts();
  log_.end_part(facts_.take_others(), {});
}

void ZoneBuilder::take_hosts() {
  for (const EarlyFacts::Host& host : facts_.hosts()) take_host(host, NameId{host.known_by}, {});
  facts_.drop_hosts();
}

void ZoneBuilder::take_host(const EarlyFacts::Host& host, NameId known_by,
                            const PieceStart& start) {
  const NameId name = ancestor(zone_.names_, known_by, host.above);
  zone_.names_.note(name, host.has_address ? types::kA : types::kMx, {});
  if (host.exchange) log_.add_exchange(name, start.shifted(*host.exchange));
}

void ZoneBuilder::other(const ReadRecord& record) {
  if (early_ == Early::On && facts_.other(record)) zone_.names_.fetch(record.owner_wire());
  if (spool_ == nullptr) return;
  if (other_owner_.changed(record)) spool_->set_owner(record.owner_wire());
  as_typed(record, [this](const TypedRecord& typed) { spool_->add(typed); });
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

// Names are numbered as they come: whoever has the highest number so far was not there before. Most
// files have one record an owner, or keep the records of an owner together; then nothing is moved.
void ZoneBuilder::group() {
  const auto& records = zone_.records_;
  const auto not_new = [](const HastlsRecord& a, const HastlsRecord& b) {
    return a.owner >= b.owner;
  };
  if (std::ranges::adjacent_find(records, not_new) == records.end()) return;
  if (!std::ranges::is_sorted(records, {}, &HastlsRecord::owner)) sort_by_owner();
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
  as_typed(record, [this](const TypedRecord& typed) { facts_.add(typed); });
}

std::unique_ptr<Piece> FactReader::begin_piece() const {
  return std::make_unique<FactPiece>(facts_.names());
}

void FactReader::adopt(const Piece& piece, const PieceStart& start) {
  dynamic_cast<const FactPiece&>(piece).hand_over(facts_, start);
  owner_.forget();
}

}  // namespace hastls::zone
