// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/zone.hpp"

#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/rr_type.hpp"

#include "zone/entry.hpp"
#include "zone/fields.hpp"

namespace hastls::zone {
namespace {

void shift(diag::Span& span, std::uint32_t lines) noexcept {
  span.line += lines;
}

// The words within the quoted right-hand side of a $GENERATE directive.
std::vector<Token> words_within(const Token& quoted, Tokenizer& tokenizer) {
  const std::string text = std::string(quoted.text) + '\n';
  std::vector<Token> out;
  if (const Entry* inner = tokenizer.next(text, quoted.span.line, true)) {
    for (Token token : inner->tokens) {
      const auto offset = static_cast<std::size_t>(token.text.data() - text.data());
      token.text = quoted.text.substr(offset, token.text.size());
      token.span.column += quoted.span.column;
      token.span.end_column += quoted.span.column;
      out.push_back(token);
    }
  }
  return out;
}

// What stands in for the line of a record whose file has been changed. Only valid records, each on
// one line, are not kept.
std::string respelled(const DomainName& owner, const HastlsRecord& record) {
  return fmt::format("{} {} IN HASTLS {}\n", owner.to_string(), record.ttl,
                     record::to_text(record.rdata));
}

std::string_view line_of(std::string_view text, std::uint32_t index) noexcept {
  for (; index > 0; --index) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace

diag::Span Layout::span_of(const record::Fault& fault) const {
  if (fault.word >= rdata.size()) return end;
  diag::Span span = rdata[fault.word].span;
  if (fault.offset < span.end_column - span.column)
    span.column += static_cast<std::uint32_t>(fault.offset);
  return span;
}

diag::Span Layout::span_of_field(std::size_t index) const {
  if (rdata.empty() || rdata[0].text != "\\#")
    return index < rdata.size() ? rdata[index].span : end;
  std::size_t digits = 4 * index;  // four to a field
  for (std::size_t i = 2; i < rdata.size(); ++i) {
    if (digits < rdata[i].text.size()) return rdata[i].span;
    digits -= rdata[i].text.size();
  }
  return end;
}

void Zone::list(std::span<const std::uint32_t> wanted) {
  const std::size_t all = records_.size() + alike_.records();
  records_ = alike_.merge(records(), wanted);
  forgotten_ = all - records_.size();
  alike_ = {};
  sets_ = group_by_owner(records_);
}

const record::Fault* Zone::fault(const HastlsRecord& record) const noexcept {
  return record.faulty ? &faults_[record.fault_at()] : nullptr;
}

record::Decoded<record::Hastls> Zone::rdata(const HastlsRecord& record) const {
  if (const record::Fault* wrong = fault(record)) return *wrong;
  return record.rdata;
}

std::string Zone::text(const HastlsRecord& record) const {
  if (record.text_kept) {
    const Kept& kept = kept_[record.text_low];
    return {texts_.data() + kept.at, kept.size};
  }
  const FileEntry& file = files_[static_cast<std::size_t>(record.place.file)];
  if (!file.state) return {};
  return lines_->line(file.name, *file.state, record.text_at()).value_or("");
}

Layout Zone::layout(const HastlsRecord& record) const {
  Tokenizer tokenizer;
  Tokenizer inner;
  std::string written = text(record);
  if (written.empty()) written = respelled(owner(record), record);
  const Entry* read = tokenizer.next(written, 1, true);
  assert(read != nullptr);
  Entry entry = *read;
  if (record.spelling.generated) {
    entry.tokens.erase(entry.tokens.begin(), entry.tokens.begin() + 2);
    entry.blank_start = false;
  }
  const auto fields = read_fields(entry, RrType{});
  Layout out;
  if (!fields) {  // a TTL or type that only this step of a $GENERATE spells out
    out.type = out.end = record.place.span;
    return out;
  }
  std::vector<Token> words(fields->rdata.begin(), fields->rdata.end());
  if (record.spelling.generated && words.size() == 1 && words[0].quoted)
    words = words_within(words[0], inner);
  const std::uint32_t lines = record.place.span.line - fields->first().span.line;
  const auto moved = [&](diag::Span span) {
    shift(span, lines);
    return span;
  };
  if (fields->owner != nullptr) out.owner = moved(fields->owner->span);
  if (fields->ttl != nullptr) out.ttl = moved(fields->ttl->span);
  if (fields->rr_class != nullptr) out.rr_class = moved(fields->rr_class->span);
  out.type = moved(fields->type->span);
  for (const Token& word : words) out.rdata.push_back({moved(word.span), std::string(word.text)});
  for (const Token& comment : entry.comments)
    out.comments.push_back({moved(comment.span), std::string(comment.text)});
  out.end = out.rdata.empty() ? out.type : out.rdata.back().span;
  out.end.column = out.end.end_column;
  return out;
}

diag::Location Zone::location(const Place& place) const {
  return {files_[static_cast<std::size_t>(place.file)].name, place.span};
}

std::vector<diag::Location> Zone::included_from(FileId file) const {
  std::vector<diag::Location> out;
  while (file != FileId{}) {
    const Place& by = files_[static_cast<std::size_t>(file)].included_by;
    out.push_back(location(by));
    file = by.file;
  }
  return out;
}

void Zone::locate(diag::Diagnostic& finding, const HastlsRecord& record,
                  const diag::Span& span) const {
  finding.where = {files_[static_cast<std::size_t>(record.place.file)].name, span};
  finding.owner = owner(record).to_string();
  if (!record.faulty) finding.rdata = record::to_text(record.rdata);
  finding.included_from = included_from(record.place.file);
  // The text begins with the record's first line, which may be above the first field's.
  Tokenizer tokenizer;
  const std::string lines = text(record);
  const Entry* entry = tokenizer.next(lines, 1, true);
  const std::uint32_t first_field =
      entry == nullptr || entry->tokens.empty()
          ? 1
          : entry->tokens[record.spelling.generated && entry->tokens.size() > 2 ? 2 : 0].span.line;
  const std::uint32_t first = record.place.span.line - (first_field - 1);
  diag::quote_line(finding, line_of(lines, span.line - first));
}

}  // namespace hastls::zone
