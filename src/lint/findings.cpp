// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/findings.hpp"

#include <algorithm>
#include <utility>

#include "hastls/lint/rule.hpp"

#include "lint/ignores.hpp"

namespace hastls::lint {
namespace {

bool silences(std::string_view comment, std::string_view rule) {
  const auto ignore = read_ignore(comment);
  return ignore && std::ranges::find(ignore->rules, rule) != ignore->rules.end();
}

bool has_ignore(const zone::Zone& zone, const zone::HastlsRecord& record, std::string_view rule) {
  if (!record.spelling.addressed) return false;
  const zone::Layout layout = zone.layout(record);
  return std::ranges::any_of(
      layout.comments, [&](const zone::Comment& comment) { return silences(comment.text, rule); });
}

bool is_silenced(std::string_view lines, std::string_view rule) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    if (silences(line.substr(std::min(line.find(';'), line.size())), rule)) return true;
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  }
  return false;
}

// Whether a line of the record is at `place`. Its text is asked for last: that may be a file's.
bool has_line_at(const zone::Zone& zone, const zone::HastlsRecord& record,
                 const zone::Place& place) {
  const std::uint32_t first = record.place.span.line;
  if (record.place.file != place.file || first > place.span.line) return false;
  if (first == place.span.line) return true;
  if (!record.text_kept) return false;  // what is read again stands on one line
  const std::string lines = zone.text(record);
  std::string_view text = lines;
  if (text.ends_with('\n')) text.remove_suffix(1);
  return place.span.line < first + std::ranges::count(text, '\n') + 1;
}

// What two findings at the same span of the same record have in common.
void copy_place(const diag::Diagnostic& from, diag::Diagnostic& to) {
  to.where = from.where;
  to.owner = from.owner;
  to.rdata = from.rdata;
  to.included_from = from.included_from;
  to.source = from.source;
  to.source_column = from.source_column;
  to.source_utf16_column = from.source_utf16_column;
}

}  // namespace

// The HASTLS record that has a line at `place`; null where none has.
const zone::HastlsRecord* Findings::record_at(const zone::Place& place) {
  const auto records = zone_.records();
  if (by_place_.empty()) {
    by_place_.resize(records.size());
    std::ranges::transform(records, by_place_.begin(), [](const auto& record) { return &record; });
    std::ranges::stable_sort(by_place_, {}, [](const auto* record) { return record->place; });
  }
  // The last one that begins on that line or above it; a $GENERATE may have made several there.
  const auto line = [](const zone::Place& of) { return std::pair(of.file, of.span.line); };
  const auto behind = std::ranges::upper_bound(
      by_place_, line(place), {}, [&](const auto* record) { return line(record->place); });
  if (behind == by_place_.begin() || !has_line_at(zone_, **(behind - 1), place)) return nullptr;
  const auto first =
      std::ranges::lower_bound(by_place_, line((*(behind - 1))->place), {},
                               [&](const auto* record) { return line(record->place); });
  return *first;
}

diag::Diagnostic Findings::begin(Finding finding) const {
  diag::Diagnostic out;
  out.rule = rule_.id;
  out.severity = severity_;
  out.message = std::move(finding.message);
  out.help = std::move(finding.help);
  out.related = std::move(finding.related);
  return out;
}

// What a directive makes cannot be changed record by record.
void Findings::take_fix(Finding& finding) {
  if (finding.fix.empty()) return;
  if (std::ranges::any_of(finding.fix, &zone::Change::generated))
    finding.help += "; --fix leaves what $GENERATE makes";
  else
    sink_.fixes.push_back({rule_.id, std::move(finding.fix)});
}

bool Findings::is_ignored(const zone::HastlsRecord& record) {
  if (asked_ != &record) is_asked_ignored_ = has_ignore(zone_, record, rule_.id);
  asked_ = &record;
  return is_asked_ignored_;
}

void Findings::at(const zone::HastlsRecord& record, const diag::Span& span, Finding finding) {
  ++count_;
  if (!rule_.normative && is_ignored(record)) {
    silenced_.emplace(&record, rule_.id);
    return;
  }
  take_fix(finding);
  diag::Diagnostic out = begin(std::move(finding));
  if (located_ == &record && sink_.findings[located_at_].where.span == span)
    copy_place(sink_.findings[located_at_], out);
  else
    zone_.locate(out, record, span);
  located_ = &record;
  located_at_ = sink_.findings.size();
  sink_.findings.push_back(std::move(out));
}

void Findings::at_owner(const zone::HastlsRecord& record, Finding finding) {
  at(record, record.place.span, std::move(finding));
}

void Findings::at_place(const zone::Place& place, std::string_view lines, Finding finding,
                        std::string owner) {
  ++count_;
  if (!rule_.normative && is_silenced(lines, rule_.id)) {
    if (const auto* record = record_at(place)) silenced_.emplace(record, rule_.id);
    return;
  }
  diag::Diagnostic out = begin(std::move(finding));
  out.where = zone_.location(place);
  out.included_from = zone_.included_from(place.file);
  out.owner = std::move(owner);
  diag::quote_line(out, lines.substr(0, lines.find('\n')));
  sink_.findings.push_back(std::move(out));
}

diag::Related Findings::other(const zone::HastlsRecord& record, std::string message) const {
  return other(record.place, std::move(message));
}

diag::Related Findings::other(const zone::Place& place, std::string message) const {
  return {zone_.location(place), std::move(message)};
}

}  // namespace hastls::lint
