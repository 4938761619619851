// SPDX-License-Identifier: BSD-2-Clause
#include "zone/zone_builder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "hastls/zone/type_code.hpp"

#include "zone/as_typed.hpp"
#include "zone/fact_piece.hpp"

namespace hastls::zone {
namespace {

// False where it is not to be found again there.
bool set_text_at(std::optional<std::uint64_t> offset, HastlsRecord& out) noexcept {
  if (!offset || *offset > HastlsRecord::kMostTextAt) return false;
  out.set_text_at(*offset);
  return true;
}

NameId ancestor(const NameTree& names, NameId name, std::size_t labels) noexcept {
  for (; labels > 0; --labels) name = names.parent(name).value_or(NameId{});
  return name;
}

// What every host of the shape has.
AlikeHosts::Kind kind_of(const HostShape& shape, KnownNames names) {
  AlikeHosts::Kind out{.names = names, .records = {}};
  const std::uint8_t first = shape.records.front().line;
  std::uint32_t octets = 0;
  for (const HostShape::Record& each : shape.records) {
    out.records.push_back({each.model, octets});
    out.records.back().record.place.span.line -= first;
    const HostShape::Line& line = shape.lines[each.line];
    octets += static_cast<std::uint32_t>(line.before.size() + line.behind.size());
  }
  return out;
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
  const bool with_facts = early_ == Early::On && facts_.leaves(lines.shape);
  if (with_facts) take_hosts();
  take(lines, {}, with_facts);
  hastls_owner_.forget();
  if (early_ == Early::On) facts_.host(lines, static_cast<std::uint32_t>(last_owner_));
}

// With what its other lines say, unless somebody else knows that.
void ZoneBuilder::take(const HostLines& lines, const PieceStart& start, bool with_facts) {
  const HostShape& shape = lines.shape;
  const KnownShape& known = known_shape(lines);
  const HostHas has = shape.has_address ? HostHas::Address : HostHas::Records;
  NameId host{};
  if (known.names)
    host = zone_.names_.add_host({lines.wire, lines.hash}, *known.names,
                                 with_facts ? has : HostHas::Nothing);
  if (host != NameId{}) {
    take_alike(lines, start, known, host);
  } else {
    take_apart(lines, start);
    host = ancestor(zone_.names_, last_owner_, shape.labels);
    if (with_facts) zone_.names_.note(host, shape.has_address ? types::kA : types::kMx, {});
  }
  if (early_ == Early::On && lines.places.asides != 0) note_asides(lines);
  if (with_facts && shape.exchange)
    log_.add_exchange(host, start.shifted(lines.place(*shape.exchange)));
}

void ZoneBuilder::take_alike(const HostLines& lines, const PieceStart& start,
                             const KnownShape& known, NameId host) {
  last_owner_ = NameId{static_cast<std::uint32_t>(host) +
                       static_cast<std::uint32_t>(lines.shape.records.back().model.owner)};
  hosts_.note_host(lines.shape);
  if (!known.kind || !keep_alike(lines, start, *known.kind, host))
    (void)take_records(lines, host, start);
}

// Records of which no more is known than that they are there.
void ZoneBuilder::note_asides(const HostLines& lines) {
  for (const HostShape::Record& each : lines.shape.records) {
    if ((lines.places.asides >> each.line & 1U) == 0) continue;
    const std::string& owner = lines.shape.names.owners[each.owner];
    zone_.names_.note(zone_.names_.add(owner + std::string(lines.wire)), types::kTxt, {});
  }
}

// Of a host that is there already, or has to be for another reason.
void ZoneBuilder::take_apart(const HostLines& lines, const PieceStart& start) {
  const HostShape& shape = lines.shape;
  const std::span<HastlsRecord> fresh = take_records(lines, NameId{}, start);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    last_owner_ =
        zone_.names_.add(shape.names.owners[shape.records[i].owner] + std::string(lines.wire));
    fresh[i].owner = last_owner_;
    hosts_.note(fresh[i]);
  }
}

// As one of its kind; false where it cannot be.
bool ZoneBuilder::keep_alike(const HostLines& lines, const PieceStart& start, std::uint32_t kind,
                             NameId host) {
  if (lines.file != FileId{} || !lines.file_offset) return false;
  const auto& shapes = lines.shape.records;
  const std::uint8_t first = shapes.front().line;
  std::array<AlikeHosts::Step, HostShape::kMostLines> steps;
  std::size_t count = 0;
  if (lines.places.in_other_dress) {
    for (const HostShape::Record& each : shapes)
      steps[count++] = {
          static_cast<std::uint16_t>(lines.places.at[each.line] - lines.places.at[first]),
          static_cast<std::uint16_t>(lines.line_of(each.line) - lines.line_of(first))};
  }
  return zone_.alike_.add(kind, host,
                          {.name_size = lines.name_size,
                           .first = start.lines + lines.line_of(first),
                           .offset = start.offset + *lines.file_offset + lines.places.at[first],
                           .steps = std::span(steps).first(count)});
}

const ZoneBuilder::KnownShape& ZoneBuilder::known_shape(const HostLines& lines) {
  constexpr std::size_t kMost = 16;
  const HostShape& shape = lines.shape;
  const auto is_this = [&](const KnownShape& known) {
    return known.file == lines.file && known.id == shape.id;
  };
  const auto found = std::ranges::find_if(known_shapes_, is_this);
  if (found != known_shapes_.end()) return *found;
  if (known_shapes_.size() == kMost) known_shapes_.clear();
  KnownShape out{lines.file, shape.id, zone_.names_.know(shape.names), {}};
  if (out.names && alike_apart_) out.kind = zone_.alike_.know(kind_of(shape, *out.names));
  return known_shapes_.emplace_back(out);
}

// Their owners follow the host.
std::span<HastlsRecord> ZoneBuilder::take_records(const HostLines& lines, NameId host,
                                                  const PieceStart& start) {
  const auto& shapes = lines.shape.records;
  zone_.alike_.before(zone_.records_.size());
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
  zone_.alike_.before(zone_.records_.size());
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
  if (spool_ != nullptr) return nullptr;
  return std::make_unique<HastlsPiece>(pieces_want_facts_.load(), piece_rooms_.take(), chunks_);
}

void ZoneBuilder::adopt(Piece& adopted, const PieceStart& start) {
  auto& piece = dynamic_cast<HastlsPiece&>(adopted);
  known_shapes_.clear();
  const bool takes_facts = takes_facts_of(piece, start);
  std::span<const EarlyFacts::Host> hosts;
  if (takes_facts) hosts = piece.facts()->hosts();
  std::uint32_t number = 0;
  const auto facts_known_by_it = [&] {
    for (; !hosts.empty() && hosts.front().known_by == number; hosts = hosts.subspan(1))
      take_host(hosts.front(), last_owner_, start);
    ++number;
  };
  const auto take_lines = [&](const HastlsPiece::OneHost& one) {
    zone_.names_.fetch(one.later);
    take(one.lines, start, takes_facts && one.left);
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
  known_shapes_.clear();
  hastls_owner_.forget();
  if (takes_facts) {
    log_.end_part(piece.facts()->others(), start);
    plain_runs_ += piece.facts()->plain_runs();
    other_runs_ += piece.facts()->other_runs();
  }
  piece_rooms_.give(piece.take_room());
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
  if (early_ == Early::On && facts_.other(record))
    zone_.names_.fetch(NameTree::hash(record.owner_wire()));
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
  // What is to be listed is not there yet.
  if (zone_.alike_.empty()) zone_.sets_ = group_by_owner(zone_.records_);
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

void FactReader::adopt(Piece& piece, const PieceStart& start) {
  dynamic_cast<const FactPiece&>(piece).hand_over(facts_, start);
  owner_.forget();
}

}  // namespace hastls::zone
