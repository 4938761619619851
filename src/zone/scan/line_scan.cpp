// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/line_scan.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "hastls/core/ascii.hpp"
#include "hastls/zone/type_code.hpp"

#include "zone/scan/masks.hpp"

namespace hastls::zone::scan {
namespace {

constexpr std::uint16_t kOpt = 41;

bool is_in(std::string_view field) noexcept {
  return field.size() == 2 && (field[0] | 0x20) == 'i' && (field[1] | 0x20) == 'n';
}

// Blanks, and what follows them.
const char* behind_blanks(const char* p) noexcept {
  while (ascii::is_blank(*p)) ++p;
  return p;
}

// Behind `word` and the blanks that must follow it; null where it is another word.
const char* behind_word(const char* p, std::string_view word) noexcept {
  for (const char c : word) {
    if (*p++ != c) return nullptr;
  }
  return ascii::is_blank(*p) ? behind_blanks(p) : nullptr;
}

}  // namespace

// The fields of one line, by position, up to the first newline or special octet.
class LineScan::Fields {
 public:
  Fields(std::string_view whole, const BlockMasks* all, std::size_t from)
      : text(whole), masks(all) {
    move_to(from);
  }

  std::string_view text;
  const BlockMasks* masks;
  std::size_t begin = 0;  // of the current field
  std::size_t end = 0;
  BlockMasks here;

  [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
  [[nodiscard]] std::string_view field() const noexcept { return text.substr(begin, size()); }

  // False where no field follows in front of the stop, or one of more than 63 octets.
  bool next() noexcept {
    while (fields_ == 0) {
      if (stop_ < kBlock) return false;
      move_to(base_ + kBlock);
    }
    std::size_t first = static_cast<std::size_t>(std::countr_zero(fields_));
    std::size_t last = first + static_cast<std::size_t>(std::countr_one(fields_ >> first));
    if (last == kBlock) {
      move_to(base_ + first);
      first = 0;
      last = static_cast<std::size_t>(std::countr_one(fields_));
      overlong_ = last == kBlock;
      if (overlong_) return false;
    }
    begin = base_ + first;
    end = base_ + last;
    fields_ &= ~below(last);
    return true;
  }

  // Why next() said false.
  [[nodiscard]] bool overlong() const noexcept { return overlong_; }

  // The newline or special octet that ends the plain part of the line.
  [[nodiscard]] std::size_t stop() const noexcept {
    return stop_ < kBlock ? base_ + stop_ : find_stop(masks, base_ + kBlock);
  }

 private:
  void move_to(std::size_t at) noexcept {
    base_ = at;
    here = masks_at(masks, at);
    stop_ = static_cast<std::size_t>(std::countr_zero(here.newline | here.special));
    fields_ = ~here.blank & below(stop_);
  }

  std::size_t base_ = 0;
  std::size_t stop_ = 0;
  std::uint64_t fields_ = 0;
  bool overlong_ = false;
};

LineScan::LineScan(Owner& owner, RrType hastls, Interest interest)
    : owner_(owner),
      hastls_key_(TypeKey::of(hastls.to_string())),
      hastls_code_(hastls.code()),
      interest_(interest) {}

void LineScan::set_origin_size(std::size_t size) noexcept {
  most_relative_ = size == 0 ? 0 : DomainName::kMaxWire - 1 - size;
}

// The functions below are called once for each line of a zone, from the last one up; they are
// inlined because half a nanosecond a call is what a tenth of the speed is made of.

// Passes over the rest of a line from the semicolon at `from` on. A CR goes the exact way.
LineScan::Verdict LineScan::comment(std::string_view text, std::size_t from) {
  const std::size_t end = text.find('\n', from);
  if (end == std::string_view::npos) return Verdict::Short;
  if (text.substr(from, end - from).find('\r') != std::string_view::npos) return Verdict::Exact;
  at_ = end + 1;
  ++line_;
  return Verdict::Skip;
}

[[gnu::always_inline]] inline bool LineScan::is_owner(const Fields& fields) const noexcept {
  const std::size_t size = fields.size();
  const std::uint64_t dots = fields.here.dot & below(size);
  if ((dots & (dots >> 1)) != 0 || ((dots & 1) != 0 && size > 1)) return false;
  const bool absolute = (dots >> (size - 1) & 1) != 0;
  return absolute || size <= most_relative_;
}

[[gnu::always_inline]] inline bool LineScan::ttl(std::string_view field) {
  constexpr std::size_t kMostDigits = 9;  // more might be over 2^31
  if (record_.ttl_written || field.size() > kMostDigits) return false;
  if (record_.class_written && !class_before_ttl_) return false;
  for (const char c : field) {
    if (!ascii::is_digit(c)) return false;
    record_.ttl = record_.ttl * 10 + static_cast<std::uint32_t>(c - '0');
  }
  record_.ttl_written = true;
  return true;
}

[[gnu::always_inline]] inline bool LineScan::ttl_and_class(Fields& fields) {
  for (;;) {
    const std::string_view field = fields.field();
    if (ascii::is_digit(field[0])) {
      if (!ttl(field)) return false;
    } else if (is_in(field)) {
      if (record_.class_written) return false;
      record_.class_written = true;
    } else {
      return true;
    }
    if (!fields.next()) return false;
  }
}

[[gnu::always_inline]] inline bool LineScan::type(Fields& fields) {
  if (fields.size() > TypeKey::kMost) return false;
  const TypeKey key = TypeKey::load(fields.text.data() + fields.begin, fields.size());
  if (!(key == last_type_)) {
    const std::uint16_t code = key == hastls_key_ ? hastls_code_ : mnemonic_code(key);
    const bool meta = code == kOpt || (code >= 128 && code <= 255);
    if (code == 0 || code == types::kSoa || meta) return false;
    last_type_ = key;
    last_code_ = code;
  }
  record_.type = last_code_;
  return true;
}

[[gnu::always_inline]] inline LineScan::Verdict LineScan::end_of_line(Fields& fields) {
  std::size_t stop = fields.stop();
  record_.rdata_end = stop;
  if (record_.hastls) stop = find_stop(fields.masks, stop + 1);
  if (stop >= fields.text.size()) return Verdict::Short;
  const std::size_t line_at = at_;
  if (fields.text[stop] == ';') {
    const Verdict verdict = comment(fields.text, stop);
    if (verdict != Verdict::Skip) return verdict;
    record_.addressed = record_.hastls && fields.text.substr(stop, at_ - stop).find("hastls:") !=
                                              std::string_view::npos;
  } else if (fields.text[stop] == '\n') {
    at_ = stop + 1;
    ++line_;
  } else {
    return Verdict::Exact;
  }
  return took(fields.text, line_at);
}

// What follows from the record behind which at_ is now.
[[gnu::always_inline]] inline LineScan::Verdict LineScan::took(std::string_view text,
                                                               std::size_t line_at) {
  record_.line_size = at_ - line_at;
  if (record_.owner_written)
    owner_.set_plain(text.substr(record_.first_at, record_.first_end - record_.first_at));
  if (record_.ttl_written) last_ttl_ = record_.ttl;
  const bool wanted =
      record_.hastls ? interest_ != Interest::Others : interest_ != Interest::Hastls;
  return wanted ? Verdict::Record : Verdict::Skip;
}

// Twelve hexadecimal digits at `p`; false where one of them is none.
[[gnu::always_inline]] inline bool LineScan::hex(const char* p) {
  record::Wire wire{};
  for (std::uint8_t& octet : wire) {
    const int high = ascii::hex_value(p[0]);
    const int low = ascii::hex_value(p[1]);
    if (high < 0 || low < 0) return false;
    octet = static_cast<std::uint8_t>(high << 4 | low);
    p += 2;
  }
  const auto decoded = record::from_wire(wire);
  record_.hastls = *decoded;
  return true;
}

// `\# 6` and twelve hexadecimal digits in one word; anything else goes the exact way. The text is
// followed by NULs, at which every step of this stops.
LineScan::Verdict LineScan::hastls(Fields& fields) {
  constexpr std::size_t kHex = 2 * record::kWireSize;
  const std::string_view text = fields.text;
  const char* p = behind_blanks(text.data() + fields.end);
  if (p == text.data() + fields.end) return Verdict::Exact;
  p = behind_word(p, "\\#");
  if (p != nullptr) p = behind_word(p, "6");
  if (p == nullptr || !hex(p)) return Verdict::Exact;
  record_.upper_hex = std::any_of(p, p + kHex, [](char c) { return c >= 'A' && c <= 'F'; });
  p = behind_blanks(p + kHex);
  if (static_cast<std::size_t>(p - text.data()) >= text.size()) return Verdict::Short;
  if (*p != '\n' && *p != ';') return Verdict::Exact;
  return end_of_line(fields);
}

// A line without a field in front of its first special octet.
LineScan::Verdict LineScan::no_field(Fields& fields) {
  if (fields.overlong()) return Verdict::Exact;
  const std::size_t stop = fields.stop();
  if (stop >= fields.text.size()) return Verdict::Short;
  if (fields.text[stop] == ';') return comment(fields.text, stop);
  if (fields.text[stop] != '\n') return Verdict::Exact;
  at_ = stop + 1;
  ++line_;
  return Verdict::Skip;
}

[[gnu::always_inline]] inline LineScan::Verdict LineScan::behind_owner(Fields& fields) {
  if (!ttl_and_class(fields) || !type(fields)) return Verdict::Exact;
  if (record_.type == hastls_code_) return hastls(fields);
  if (!fields.next()) return Verdict::Exact;
  record_.rdata_at = fields.begin;
  return end_of_line(fields);
}

// A line that goes on as another did. Nothing where that is not certain.
[[gnu::always_inline]] inline std::optional<LineScan::Verdict> LineScan::known(
    Fields& fields, const KnownTails::Tail& tail) {
  const std::size_t line_at = at_;
  const std::size_t end = fields.end + tail.octets.size();
  const bool whole = tail.record.hastls.has_value();
  if (!whole && (fields.stop() <= end || ascii::is_blank(fields.text[end]))) return std::nullopt;
  record_ = tail.record;
  record_.line_at = line_at;
  record_.first_at = fields.begin;
  record_.first_end = fields.end;
  if (!whole) {
    record_.rdata_at = end;
    return end_of_line(fields);
  }
  at_ = end;
  ++line_;
  return took(fields.text, line_at);
}

// The record at hand is behind `from`, where its owner ended.
void LineScan::learn(std::string_view text, std::size_t from) noexcept {
  const std::size_t to = record_.hastls ? at_ : record_.rdata_at;
  tails_.learn(text.substr(from, to - from), record_);
}

[[gnu::always_inline]] inline LineScan::Verdict LineScan::owned(Fields& fields) {
  if (!fields.next() || !is_owner(fields)) return Verdict::Exact;
  if (const KnownTails::Tail* const tail = tails_.find(fields.text.data() + fields.end)) {
    if (const auto verdict = known(fields, *tail)) return *verdict;
  }
  record_ = PlainRecord{};
  record_.line_at = at_;
  record_.owner_written = true;
  record_.first_at = fields.begin;
  record_.first_end = fields.end;
  if (!fields.next()) return Verdict::Exact;
  const Verdict verdict = behind_owner(fields);
  if (tails_.is_learning() && (verdict == Verdict::Record || verdict == Verdict::Skip))
    learn(fields.text, record_.first_end);
  return verdict;
}

[[gnu::always_inline]] inline LineScan::Verdict LineScan::fields(Fields& fields) {
  if ((fields.here.blank & 1) == 0) return owned(fields);
  record_ = PlainRecord{};
  record_.line_at = at_;
  if (!fields.next()) return no_field(fields);
  if (!owner_.known()) return Verdict::Exact;
  record_.first_at = fields.begin;
  record_.first_end = fields.end;
  return behind_owner(fields);
}

[[gnu::always_inline]] inline LineScan::Verdict LineScan::line(std::string_view text,
                                                               const BlockMasks* masks) {
  const char first = text[at_];
  if (first == '\n') {
    ++at_;
    ++line_;
    return Verdict::Skip;
  }
  if (first == ';') return comment(text, at_);
  if (first == '$') return Verdict::Exact;
  Fields fields_of_line(text, masks, at_);
  return fields(fields_of_line);
}

void LineScan::pass_idle_lines(const Window& window) {
  const std::string_view text = window.text();
  while (at_ < text.size() && (text[at_] == '\n' || text[at_] == ';')) {
    if (line(text, window.masks()) != Verdict::Skip) return;
  }
}

LineScan::Stop LineScan::next(const Window& window) {
  const std::string_view text = window.text();
  const BlockMasks* masks = window.masks();
  while (at_ < text.size()) {
    switch (line(text, masks)) {
      case Verdict::Record: return Stop::Record;
      case Verdict::Skip: break;
      case Verdict::Exact: return Stop::Exact;
      case Verdict::Short: return Stop::Short;
    }
  }
  return Stop::Short;
}

}  // namespace hastls::zone::scan
