// SPDX-License-Identifier: BSD-2-Clause
// Records, as the exact way reads them.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/zone/type_code.hpp"

#include "zone/file_reader.hpp"
#include "zone/rdata_check.hpp"

namespace hastls::zone {
namespace {

constexpr std::uint16_t kApl = 42;
constexpr std::uint32_t kFirstHugeTtl = std::uint32_t{1} << 31;
constexpr std::size_t kSoaMinimum = 6;  // of its RDATA fields

// The words that RDATA of HASTLS is decoded from. A quoted word keeps its quotes: no number or
// marker is quoted.
std::vector<std::string_view> words_of(std::span<const Token> rdata) {
  std::vector<std::string_view> out;
  out.reserve(rdata.size());
  for (const Token& token : rdata)
    out.push_back(token.quoted ? std::string_view(token.text.data() - 1, token.text.size() + 2)
                               : token.text);
  return out;
}

// RFC 3597 form itself is at fault, not what the octets mean.
bool is_generic_fault(record::FaultKind kind) noexcept {
  using enum record::FaultKind;
  return kind == NoLength || kind == NotHex || kind == OddHex || kind == LengthMismatch ||
         kind == NeedsGeneric;
}

bool has_upper_hex(std::string_view word) noexcept {
  return std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'F'; });
}

// The last four octets of generic RDATA that has been checked.
std::uint32_t last_number(std::span<const Token> rdata) {
  std::string hex;
  for (const Token& word : rdata.subspan(2)) hex += word.text;
  std::uint32_t out = 0;
  if (hex.size() >= 8)
    std::from_chars(hex.data() + hex.size() - 8, hex.data() + hex.size(), out, 16);
  return out;
}

}  // namespace

void FileReader::record(const Entry& entry) {
  const auto fields = read_fields(entry, run_.options.type);
  if (!fields) {
    broken(entry, fields.error());
    return;
  }
  if (fields->owner != nullptr ? !take_owner(*fields) : !inherit_owner(*fields)) {
    unread(fields->owner != nullptr);
    return;
  }
  if (fields->type_code == types::kSoa && !origin_)
    set_origin(*DomainName::from_wire(owner_.wire(origin_or_root())));
  if (auto fault = rdata_fault(*fields)) {
    report(*fault);
    unread(fields->owner != nullptr);
    return;
  }
  if (fields->ttl != nullptr) scan_.set_last_ttl(fields->ttl_seconds);
  if (fields->type_code == types::kSoa) take_soa(*fields);
  emit(entry, *fields);
}

// What a $GENERATE makes is nobody's to inherit from.
void FileReader::unread(bool owner_written) {
  run_.consumer.unread(file_, owner_written && generating_ == nullptr);
}

// What cannot be read says nothing about whose the next records are, unless its owner can be.
void FileReader::broken(const Entry& entry, const TextFault& fault) {
  report(fault);
  const bool owner_written =
      !entry.blank_start && !entry.tokens.empty() && !entry.tokens.front().text.starts_with('$');
  unread(owner_written);
  if (!owner_written || generating_ != nullptr) return;
  const Token& first = entry.tokens.front();
  const auto name = DomainName::parse(first.text, origin_or_root());
  if (name && !first.quoted && origin_)
    owner_.set(*name);
  else
    owner_.set_ambiguous();
}

bool FileReader::take_owner(const Fields& fields) {
  const Token& owner = *fields.owner;
  if (origin_ && generating_ == nullptr && !owner.quoted && Owner::is_plain(owner.text, *origin_)) {
    owner_.set_plain(owner.text);
    return true;
  }
  if (const auto name = name_of(owner)) {
    owner_.set(*name);
    return true;
  }
  owner_.set_ambiguous();
  return false;
}

bool FileReader::inherit_owner(const Fields& fields) {
  if (owner_.state() == Owner::State::Missing)
    report({"there is no record before this one to inherit the owner from",
            "write the owner at the beginning of the line", fields.first().span});
  return owner_.known();
}

std::uint32_t FileReader::ttl_of(const Fields& fields) const {
  return fields.ttl != nullptr ? fields.ttl_seconds : inherited_ttl();
}

std::optional<TextFault> FileReader::rdata_fault(const Fields& fields) const {
  if (fields.type_code == run_.options.type.code()) return std::nullopt;
  if (fields.rdata.empty() && fields.type_code != kApl) {
    const diag::Span& type = fields.type->span;
    return TextFault{
        fmt::format("the RDATA of this {} record is missing", type_name(fields.type_code)),
        "write it behind the type",
        {type.line, type.end_column, type.end_column}};
  }
  if (is_generic(fields.rdata)) {
    if (auto fault = generic_fault(fields.rdata)) return fault;
  } else if (type_name(fields.type_code).starts_with("TYPE")) {
    return TextFault{"RDATA of a type without a mnemonic begins with \\# (RFC 3597 §5)",
                     "write \\#, its length in octets, and its octets in hex",
                     fields.rdata.front().span};
  }
  if (!run_.options.check_every_rdata && fields.type_code != types::kSoa) return std::nullopt;
  return zone::rdata_fault(fields.type_code, fields.rdata, *fields.type,
                           origin_ ? &*origin_ : nullptr);
}

void FileReader::take_soa(const Fields& fields) {
  forget_hosts();
  const std::uint32_t minimum = is_generic(fields.rdata) ? last_number(fields.rdata)
                                : read_ttl(fields.rdata[kSoaMinimum].text).has_value()
                                    ? *read_ttl(fields.rdata[kSoaMinimum].text)
                                    : 0;
  if (run_.soa_minimum) return;
  run_.soa_minimum = minimum;
  run_.zone_class = fields.rr_class != nullptr ? fields.class_code : std::uint16_t{1};
}

Spelling FileReader::spelling(const Entry& entry, const Fields& fields) const {
  Spelling out;
  out.owner_written = fields.owner != nullptr;
  out.ttl_written = fields.ttl != nullptr;
  out.class_written = fields.rr_class != nullptr;
  out.class_number = fields.rr_class != nullptr && fields.rr_class->text.size() > 5 &&
                     ascii::equal_ignoring_case(fields.rr_class->text.substr(0, 5), "CLASS");
  out.mnemonic = fields.hastls_mnemonic;
  out.generic = is_generic(fields.rdata);
  out.parentheses = entry.parentheses;
  out.addressed = std::ranges::any_of(entry.comments, [](const Token& comment) {
    return comment.text.find("hastls:") != std::string_view::npos;
  });
  out.generated = generating_ != nullptr;
  if (!out.generic || fields.rdata.size() < 3) return out;
  const auto hex = fields.rdata.subspan(2);
  out.split_hex = hex.size() > 1;
  out.odd_hex =
      std::ranges::any_of(hex, [](const Token& word) { return word.text.size() % 2 != 0; });
  out.upper_hex =
      std::ranges::any_of(hex, [](const Token& word) { return has_upper_hex(word.text); });
  return out;
}

void FileReader::note_quirks(const Fields& fields, const ReadRecord& record) {
  if (fields.class_before_ttl()) {
    quirk(Quirk::ClassBeforeTtl, fields.rr_class->span);
    scan_.accept_class_before_ttl();
  }
  if (record.spelling.class_number) quirk(Quirk::ClassNumber, fields.rr_class->span);
  if (fields.ttl != nullptr && fields.ttl_seconds >= kFirstHugeTtl)
    quirk(Quirk::HugeTtl, fields.ttl->span);
  if (record.spelling.split_hex) quirk(Quirk::SplitHex, fields.rdata[3].span);
  if (record.spelling.odd_hex) quirk(Quirk::OddHex, fields.rdata[2].span);
}

void FileReader::emit(const Entry& entry, const Fields& fields) {
  const ReadRecord out{
      .owner = owner_,
      .origin = origin_or_root(),
      .ttl = ttl_of(fields),
      .default_ttl = run_.default_ttl.has_value(),
      .rr_class = fields.rr_class != nullptr ? fields.class_code : run_.zone_class,
      .type = fields.type_code,
      .spelling = spelling(entry, fields),
      .place = place(fields.first().span),
      .text = source_,
      .file_offset = {},
      .rdata = fields.rdata,
  };
  note_quirks(fields, out);
  if (fields.type_code == run_.options.type.code()) {
    emit_hastls(fields, out);
    return;
  }
  if (fields.type_code == types::kSoa) run_.consumer.soa(out, *run_.soa_minimum);
  run_.consumer.other(out);
}

void FileReader::emit_hastls(const Fields& fields, const ReadRecord& record) {
  const auto words = words_of(fields.rdata);
  auto rdata = record::from_words(words, fields.hastls_mnemonic);
  // With --rdata all what is no generic RDATA is a matter of syntax here as with any type.
  if (!rdata && run_.options.check_every_rdata && is_generic_fault(rdata.error().kind)) {
    const record::Fault& fault = rdata.error();
    const Token& at = fault.word < fields.rdata.size() ? fields.rdata[fault.word] : *fields.type;
    report({fault.message, fault.help, at.span});
  }
  run_.consumer.hastls(record, std::move(rdata));
}

}  // namespace hastls::zone
