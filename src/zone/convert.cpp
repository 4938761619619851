// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/convert.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/printable.hpp"

#include "zone/entry.hpp"
#include "zone/fields.hpp"
#include "zone/owner.hpp"
#include "zone/respell.hpp"
#include "zone/scan/line_scan.hpp"
#include "zone/scan/window.hpp"

namespace hastls::zone {
namespace {

constexpr std::size_t kBlockSize = std::size_t{1} << 18;
constexpr std::size_t kMostFindings = 10000;

// Form::Hex, which is read nowhere else.
std::optional<record::Hastls> from_bare_hex(std::span<const Token> rdata) {
  if (rdata.size() != 1 || rdata[0].quoted || rdata[0].text.size() != 2 * record::kWireSize)
    return std::nullopt;
  const std::array<std::string_view, 3> words{"\\#", "6", rdata[0].text};
  const auto record = record::from_words(words, false);
  if (!record) return std::nullopt;
  return *record;
}

record::Decoded<record::Hastls> read_rdata(const Fields& fields) {
  std::vector<std::string_view> words;
  for (const Token& token : fields.rdata) words.push_back(token.quoted ? "\"\"" : token.text);
  if (!fields.hastls_mnemonic) {
    if (const auto record = from_bare_hex(fields.rdata)) return *record;
  }
  return record::from_words(words, fields.hastls_mnemonic);
}

bool begins_comment(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(" \t");
  return first != std::string_view::npos && text[first] == ';';
}

class Converter {
 public:
  Converter(io::Input& input, RrType type, Form form,
            const std::function<Status(std::string_view)>& write)
      : name_(input.name()),
        type_(type),
        type_text_(type.to_string()),
        form_(form),
        write_(write),
        window_(input, kBlockSize),
        scan_(owner_, type, scan::Interest::Hastls) {
    scan_.set_origin_size(1);  // what names are relative to makes no difference here
    scan_.accept_class_before_ttl();
  }

  Result<Converted> run() && {
    for (;;) {
      const auto whole = next();
      if (!whole) return whole.error();
      if (*whole) continue;
      if (window_.at_end()) break;
      if (auto status = more(); !status) return std::move(status).error();
    }
    if (auto status = copy_up_to(window_.text().size()); !status) return std::move(status).error();
    return std::move(out_);
  }

 private:
  // False where the text ends within the entry at hand.
  Result<bool> next() {
    using Stop = scan::LineScan::Stop;
    if (in_comment_ && !leave_comment()) return false;
    [[maybe_unused]] const std::size_t from = scan_.at();
    [[maybe_unused]] const std::uint32_t line = scan_.line();
    const Stop stop = scan_.next(window_);
    if (stop == Stop::Short) return is_short();
    const bool plain = stop == Stop::Record;
    const std::size_t at = plain ? scan_.record().line_at : scan_.at();
    const std::uint32_t first = plain ? scan_.line() - 1 : scan_.line();
    assert(at >= from && first >= line);
    const Entry* read =
        tokenizer_.next(window_.text().substr(at), first, plain || window_.at_end());
    if (read == nullptr) return is_short();
    scan_.move_to(at + read->size, first + read->lines);
    if (auto status = entry(*read, at); !status) return status.error();
    return true;
  }

  // A comment may be longer than any record; of other text there has to be an end.
  Result<bool> is_short() {
    const std::string_view rest = window_.text().substr(scan_.at());
    in_comment_ = begins_comment(rest) && rest.find('\n') == std::string_view::npos;
    if (in_comment_ || rest.size() <= kMostEntry || window_.at_end()) return false;
    return Error{ErrorCode::Syntax,
                 fmt::format("{}:{}: a line or a parenthesis of more than {} octets",
                             printable(name_), scan_.line(), kMostEntry),
                 {}};
  }

  bool leave_comment() {
    const std::size_t end = window_.text().find('\n', scan_.at());
    if (end == std::string_view::npos) return false;
    in_comment_ = false;
    scan_.move_to(end + 1, scan_.line() + 1);
    return true;
  }

  Status more() {
    owner_.keep();
    const std::size_t done = in_comment_ ? window_.text().size() : scan_.at();
    if (auto status = copy_up_to(done); !status) return status;
    scan_.move_to(0, scan_.line());
    copied_ = 0;
    return window_.advance(done);
  }

  Status copy_up_to(std::size_t end) {
    const std::size_t from = std::exchange(copied_, std::max(copied_, end));
    if (end <= from) return Done{};
    return give(window_.text().substr(from, end - from), end);
  }

  // A newline that the file lacks is not written either.
  Status give(std::string_view piece, std::size_t end) {
    if (window_.added_newline() && end == window_.text().size()) piece.remove_suffix(1);
    return piece.empty() ? Status(Done{}) : write_(piece);
  }

  [[nodiscard]] bool names_type(const Token& token) const noexcept {
    return ascii::equal_ignoring_case(token.text, "HASTLS") ||
           ascii::equal_ignoring_case(token.text, type_text_);
  }

  Status entry(const Entry& entry, std::size_t at) {
    if (std::ranges::none_of(entry.tokens, [&](const Token& each) { return names_type(each); }))
      return Done{};
    const std::string_view text = window_.text().substr(at, entry.size);
    if (entry.fault) return left("syntax", *entry.fault, text);
    if (!entry.blank_start && entry.tokens[0].text.starts_with('$')) return directive(entry, text);
    const auto fields = read_fields(entry, type_);
    if (!fields) return left("syntax", fields.error(), text);
    if (fields->type_code != type_.code()) return Done{};
    return record(entry, *fields, at);
  }

  Status directive(const Entry& entry, std::string_view text) {
    if (!ascii::equal_ignoring_case(entry.tokens[0].text, "$GENERATE")) return Done{};
    return left("convert",
                {"records that $GENERATE makes are left as they are",
                 "write the records out to have them converted", entry.tokens[0].span},
                text);
  }

  Status record(const Entry& entry, const Fields& fields, std::size_t at) {
    ++out_.records;
    const std::string_view text = window_.text().substr(at, entry.size);
    const auto rdata = read_rdata(fields);
    if (!rdata) {
      const record::Fault& fault = rdata.error();
      const bool there = fault.word < fields.rdata.size();
      const Token& word = there ? fields.rdata[fault.word] : *fields.type;
      return left("bad-rdata", {fault.message, fault.help, word.span}, text);
    }
    const auto edits = respell(text, entry, fields, {*rdata, *rdata, form_, type_});
    if (edits.empty()) return Done{};
    if (auto status = copy_up_to(at); !status) return status;
    copied_ = at + entry.size;
    return give(edit::edited(text, edits, scan_.line() - entry.lines), copied_);
  }

  Status left(std::string_view rule, const TextFault& fault, std::string_view text) {
    report(rule, fault, text);
    return Done{};
  }

  // `text` begins with the line that the scan was at.
  void report(std::string_view rule, const TextFault& fault, std::string_view text) {
    if (out_.findings.size() >= kMostFindings) return;
    diag::Diagnostic finding;
    finding.rule = rule;
    finding.message = fault.message;
    finding.help = fault.help;
    finding.where = {name_, fault.span};
    const auto newlines = std::ranges::count(text, '\n');
    auto line = scan_.line() - static_cast<std::uint32_t>(newlines);
    for (; line < fault.span.line; ++line) text.remove_prefix(text.find('\n') + 1);
    diag::quote_line(finding, text.substr(0, text.find('\n')));
    out_.findings.push_back(std::move(finding));
  }

  std::string name_;
  RrType type_;
  std::string type_text_;
  Form form_;
  const std::function<Status(std::string_view)>& write_;
  scan::Window window_;
  Owner owner_;
  scan::LineScan scan_;
  Tokenizer tokenizer_;
  Converted out_;
  std::size_t copied_ = 0;  ///< Of the window's text, what has been written.
  bool in_comment_ = false;
};

}  // namespace

Result<Converted> convert(io::Input& input, RrType type, Form form,
                          const std::function<Status(std::string_view)>& write) {
  return Converter(input, type, form, write).run();
}

}  // namespace hastls::zone
