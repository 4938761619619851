// SPDX-License-Identifier: BSD-2-Clause
#include "zone/file_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "hastls/zone/line_source.hpp"

namespace hastls::zone {
namespace {

// A comment of which this much has been read is no longer kept until its end comes.
constexpr std::size_t kLongComment = std::size_t{1} << 16;

bool begins_comment(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(" \t");
  return first != std::string_view::npos && text[first] == ';';
}

bool is_utf16(std::string_view text) noexcept {
  return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
}

}  // namespace

FileReader::FileReader(Run& run, io::Input& input, FileId file, std::optional<DomainName> origin,
                       scan::Window::Room room)
    : run_(run),
      file_(file),
      window_(input, run.options.block_size, run.options.instructions, std::move(room)),
      reads_again_(run.includes.files()[static_cast<std::size_t>(file)].state.has_value()),
      scan_(owner_, run.options.type, run.consumer.interest()),
      takes_hosts_(run.consumer.takes_hosts()) {
  if (origin) set_origin(*origin);
}

Status FileReader::read(std::uint64_t offset) {
  auto read = read_to(offset);
  run_.last_ttl = scan_.last_ttl();
  return read ? Status(Done{}) : read.error();
}

Result<bool> FileReader::read_to(std::uint64_t offset) {
  limit_ = offset;
  if (!started_) {
    started_ = true;
    scan_.set_last_ttl(run_.last_ttl);
    if (auto status = start(); !status) return status.error();
  }
  tell_passed();
  if (auto status = loop(); !status) return status.error();
  const bool there = !ended_ && here().offset == offset;
  if (there) tell_passed();  // pieces that are begun now may be told more
  return there;
}

ReadState FileReader::state() const {
  return {origin_, run_.default_ttl, scan_.last_ttl(), run_.soa_minimum, run_.zone_class};
}

Status FileReader::pass_to(const PieceStart& end, const ReadState& state) {
  if (state.origin != origin_) set_origin(*state.origin);
  run_.default_ttl = state.default_ttl;
  if (state.last_ttl) scan_.set_last_ttl(state.last_ttl);
  owner_.set_ambiguous();
  forget_hosts();
  scan_.move_to(0, end.lines + 1);
  return window_.jump(end.offset);
}

void FileReader::adopt_quirk(QuirkAt at) {
  if (at.quirk == Quirk::ClassBeforeTtl) scan_.accept_class_before_ttl();
  if (is_new(at.quirk)) run_.consumer.quirk(std::move(at));
}

// Reads enough to know a byte order mark when it sees one.
Status FileReader::start() {
  constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
  do {
    if (auto status = window_.advance(0, limit_); !status) return status;
  } while (window_.text().size() < kUtf8Mark.size() && !window_.at_end());
  const std::string_view text = window_.text();
  if (text.starts_with(kUtf8Mark)) {
    source_ = {};  // the line may not be there yet
    report({"the file begins with a UTF-8 byte order mark",
            "save it without: servers take the mark for a part of the first name",
            {1, 1, static_cast<std::uint32_t>(kUtf8Mark.size() + 1)}});
    scan_.move_to(kUtf8Mark.size(), 1);
  } else if (is_utf16(text)) {
    source_ = {};
    report({"the file is UTF-16", "save it as UTF-8 or ASCII; it was read no further", {1, 1, 3}});
  }
  return Done{};
}

Status FileReader::loop() {
  if (window_.offset() == 0 && is_utf16(window_.text())) {
    ended_ = true;
    return Done{};
  }
  for (;;) {
    const auto went = one();
    if (!went) return went.error();
    ended_ = *went == Went::Stopped || (*went == Went::Short && window_.at_end());
    if (ended_) return Done{};
    if (*went == Went::On) continue;
    if (is_at_limit()) return Done{};
    if (auto status = more(); !status) return status;
  }
}

// An entry that goes on behind the limit is read to its end.
bool FileReader::is_at_limit() const noexcept {
  return limit_ != kNoLimit && here().offset >= limit_ && !skipping_comment_;
}

Result<FileReader::Went> FileReader::one() {
  using Stop = scan::LineScan::Stop;
  if (skipping_comment_) {
    const std::size_t end = window_.text().find('\n', scan_.at());
    if (end == std::string_view::npos) return Went::Short;
    skipping_comment_ = false;
    scan_.move_to(end + 1, scan_.line() + 1);
  }
  const bool exactly = run_.options.exact || run_.options.check_every_rdata;
  if (!exactly && takes_hosts_) {
    scan_.pass_idle(window_);
    if (host()) return Went::On;
  }
  const Stop stop = exactly ? Stop::Exact : scan_.next(window_);
  if (stop == Stop::Record) {
    plain();
    return Went::On;
  }
  if (stop == Stop::Short) return overlong();
  auto went = exact();
  if (went && *went == Went::Short) return overlong();
  return went;
}

// What is left is no whole entry. One that is too long is not waited for.
Result<FileReader::Went> FileReader::overlong() {
  const std::string_view rest = window_.text().substr(scan_.at());
  if (rest.size() > kLongComment && rest.find('\n') == std::string_view::npos &&
      begins_comment(rest)) {
    skipping_comment_ = true;
    return Went::Short;
  }
  if (rest.size() <= kMostEntry || window_.at_end()) return Went::Short;
  const Entry* whole = tokenizer_.next(rest, scan_.line(), true);
  source_ = rest;
  source_from_ = scan_.line();
  report(whole != nullptr && whole->unclosed
             ? *whole->fault
             : TextFault{fmt::format("a line of more than {} octets", kMostEntry),
                         "no record is that long",
                         {scan_.line(), 1, 1}});
  return Went::Stopped;
}

void FileReader::tell_passed() {
  run_.consumer.passed(file_, here().offset);
  scan_.set_interest(run_.consumer.interest());
}

Status FileReader::more() {
  if (!skipping_comment_) tell_passed();
  owner_.keep();
  shapes_.cut();
  ahead_name_ = {};
  const std::size_t done = skipping_comment_ ? window_.text().size() : scan_.at();
  scan_.move_to(0, scan_.line());
  return window_.advance(done, window_.end() < limit_ ? limit_ : kNoLimit);
}

// A piece does not know what was stated in front of it.
std::uint32_t FileReader::inherited_ttl() const {
  if (run_.default_ttl) return *run_.default_ttl;
  if (scan_.last_ttl()) return *scan_.last_ttl();
  if (run_.is_piece) run_.consumer.give_up();
  return run_.soa_minimum.value_or(3600);
}

void FileReader::forget_hosts() noexcept {
  shapes_.forget();
  ahead_name_ = {};  // it is below another origin
}

// Takes the lines of a host that go on as those of another did.
bool FileReader::host() {
  if (!origin_) return false;
  const std::string_view text = window_.text();
  const std::size_t from = scan_.at();
  const auto found = shapes_.find(text, window_.masks(), from, scan_.most_relative(), ahead_name_);
  if (!found) return false;
  const HostShape& shape = *found->shape;
  const std::size_t count = shape.lines.size();
  const std::size_t end = from + found->places.at[count];
  HostName& name = hosts_[ahead_];
  if (found->name.data() != ahead_name_.data() || found->name.size() != ahead_name_.size())
    name.make(found->name, origin_->wire());
  ahead_name_ = shapes_.ahead(text, window_.masks(), end);
  ahead_ = 1 - ahead_;
  if (!ahead_name_.empty()) {
    hosts_[ahead_].make(ahead_name_, origin_->wire());
    run_.consumer.expect_host(hosts_[ahead_].hash);
  }
  run_.consumer.host(
      {.shape = shape,
       .wire = name.wire.view(),
       .hash = name.hash,
       .name_size = static_cast<std::uint32_t>(found->name.size()),
       .file = file_,
       .line = scan_.line(),
       .places = found->places,
       .text = text.substr(from, end - from),
       .file_offset = reads_again_ ? std::optional(window_.offset() + from) : std::nullopt});
  const std::size_t last = from + found->places.at[count - 1];
  owner_.set_plain(text.substr(last, shape.lines.back().before.size() + found->name.size()));
  if (shape.last_ttl) scan_.set_last_ttl(shape.last_ttl);
  scan_.move_to(end, scan_.line() + found->places.lines(count));
  return true;
}

void FileReader::plain() {
  const scan::PlainRecord& record = scan_.record();
  const bool is_found_again = reads_again_ && record.line_size <= LineSource::kMostLine;
  const std::string_view text = window_.text().substr(record.line_at, record.line_size);
  const auto column = [&](std::size_t at) {
    return static_cast<std::uint32_t>(at - record.line_at + 1);
  };
  Spelling spelling;
  spelling.owner_written = record.owner_written;
  spelling.ttl_written = record.ttl_written;
  spelling.class_written = record.class_written;
  spelling.generic = record.hastls.has_value();
  spelling.upper_hex = record.upper_hex;
  spelling.addressed = record.addressed;
  const ReadRecord out{
      .owner = owner_,
      .origin = origin_or_root(),
      .ttl = record.ttl_written ? record.ttl : inherited_ttl(),
      .default_ttl = run_.default_ttl.has_value(),
      .rr_class = record.class_written ? std::uint16_t{1} : run_.zone_class,
      .type = record.type,
      .spelling = spelling,
      .place = {file_, {scan_.line() - 1, column(record.first_at), column(record.first_end)}},
      .text = text,
      .plain_rdata = record.hastls ? std::string_view()
                                   : window_.text().substr(record.rdata_at,
                                                           record.rdata_end - record.rdata_at),
      .file_offset =
          is_found_again ? std::optional(window_.offset() + record.line_at) : std::nullopt,
      .rdata = {},
  };
  if (takes_hosts_) shapes_.learn(window_.text(), window_.masks(), record, out);
  if (record.hastls)
    run_.consumer.hastls(out, *record.hastls);
  else
    run_.consumer.other(out);
}

Result<FileReader::Went> FileReader::exact() {
  if (scan_.at() >= window_.text().size()) return Went::Short;
  const Entry* next =
      tokenizer_.next(window_.text().substr(scan_.at()), scan_.line(), window_.at_end());
  if (next == nullptr) return Went::Short;
  if (needs_origin(*next)) {
    if (auto status = look_for_origin(); !status) return status.error();
    return Went::On;  // the text may have moved: once more from the start
  }
  source_ = window_.text().substr(scan_.at(), next->size);
  source_from_ = scan_.line();
  if (next->crlf) quirk(Quirk::Crlf, *next->crlf);
  auto went = entry(*next);
  if (went && run_.consumer.has_given_up()) return Went::Stopped;
  scan_.move_to(scan_.at() + next->size, scan_.line() + next->lines);
  return went;
}

Result<FileReader::Went> FileReader::entry(const Entry& entry) {
  if (entry.fault) {
    broken(entry, *entry.fault);
    return entry.unclosed ? Went::Stopped : Went::On;
  }
  if (entry.tokens.empty()) return Went::On;
  const Token& first = entry.tokens.front();
  if (!entry.blank_start && !first.quoted && first.text.starts_with('$')) {
    if (auto status = directive(entry); !status) return status.error();
    return Went::On;
  }
  record(entry);
  return Went::On;
}

std::string_view FileReader::source_line(std::uint32_t line) const noexcept {
  std::string_view rest = source_;
  for (std::uint32_t at = source_from_; at < line; ++at) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  return rest.substr(0, rest.find('\n'));
}

Place FileReader::place(const diag::Span& span) const noexcept {
  if (generating_ == nullptr) return {file_, span};
  // Of what a directive generates, the owner template is what can be pointed at.
  return {file_, generating_->tokens[2].span};
}

void FileReader::report(const TextFault& fault, std::string_view rule) {
  ++reports_;
  diag::Diagnostic finding;
  finding.rule = rule;
  finding.message = fault.message;
  finding.help = fault.help;
  const auto files = run_.includes.files();
  finding.where = {files[static_cast<std::size_t>(file_)].name, place(fault.span).span};
  for (FileId at = file_; at != FileId{};) {
    const Place& by = files[static_cast<std::size_t>(at)].included_by;
    finding.included_from.push_back({files[static_cast<std::size_t>(by.file)].name, by.span});
    at = by.file;
  }
  diag::quote_line(finding, source_line(finding.where.span.line));
  run_.consumer.finding(std::move(finding));
}

bool FileReader::is_new(Quirk quirk) {
  const std::size_t identity = run_.includes.identity(file_);
  if (run_.quirks_seen.size() <= identity) run_.quirks_seen.resize(identity + 1);
  const std::uint32_t bit = 1U << static_cast<unsigned>(quirk);
  const bool was_seen = (run_.quirks_seen[identity] & bit) != 0;
  run_.quirks_seen[identity] |= bit;
  return !was_seen;
}

void FileReader::quirk(Quirk quirk, const diag::Span& span) {
  if (!is_new(quirk)) return;
  const Place where = place(span);
  run_.consumer.quirk({quirk, where, std::string(source_line(where.span.line))});
}

}  // namespace hastls::zone
