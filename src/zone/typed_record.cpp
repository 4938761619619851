// SPDX-License-Identifier: BSD-2-Clause
#include "zone/typed_record.hpp"

#include <utility>

#include "hastls/core/rr_type.hpp"

#include "zone/rdata_check.hpp"

namespace hastls::zone {
namespace {

// The text from its line number `index` on, counted from 0.
std::string_view from_line(std::string_view text, std::uint32_t index) noexcept {
  for (; index > 0; --index) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text;
}

}  // namespace

// Null where a $GENERATE made the record, or its text, which has been read once, is no record.
const Fields* RdataReader::fields(const TypedRecord& record) {
  fields_.reset();
  const Entry* entry = tokenizer_.next(record.text, 1, true);
  if (entry == nullptr || entry->tokens.empty()) return nullptr;
  auto read = read_fields(*entry, RrType{});
  if (!read) return nullptr;
  fields_ = *std::move(read);
  return &*fields_;
}

std::span<const Token> RdataReader::words(const TypedRecord& record) {
  if (record.generated.empty()) {
    const Fields* const read = fields(record);
    return read == nullptr ? std::span<const Token>{} : read->rdata;
  }
  generated_.assign(record.generated);
  generated_ += '\n';
  const Entry* entry = tokenizer_.next(generated_, 1, true);
  return entry == nullptr ? std::span<const Token>{} : entry->tokens;
}

std::string RdataReader::text(const TypedRecord& record) {
  return record.generated.empty() ? joined(words(record)) : std::string(record.generated);
}

std::string_view RdataReader::lines(const TypedRecord& record) const {
  const bool generated = !record.generated.empty() || !fields_;
  return generated ? record.text : from_line(record.text, fields_->first().span.line - 1);
}

RdataFinding RdataReader::finding(const TypedRecord& record) {
  const std::span<const Token> rdata = words(record);
  const bool generated = !record.generated.empty() || !fields_;
  const Token type = generated ? Token{} : *fields_->type;
  auto fault = rdata_fault(record.type, rdata, type, &record.origin);
  if (!fault) fault = TextFault{"this RDATA cannot be read", "write it again", {}};
  RdataFinding out{record.place, std::move(fault->message), std::move(fault->help), {}};
  std::uint32_t line = 0;
  if (!generated) {
    const std::uint32_t first = fields_->first().span.line;
    line = fault->span.line - 1;
    out.place.span = fault->span;
    out.place.span.line += record.place.span.line - first;
  }
  const std::string_view rest = from_line(record.text, line);
  out.line = rest.substr(0, rest.find('\n'));
  return out;
}

}  // namespace hastls::zone
