// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hastls/diag/diagnostic.hpp"
#include "hastls/record/hastls.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/place.hpp"

namespace hastls::zone {

/// How a HASTLS record is written, where there is a choice.
struct Spelling {
  bool owner_written : 1 = false;  ///< Else it is inherited from the record before.
  bool ttl_written : 1 = false;
  bool class_written : 1 = false;
  bool class_number : 1 = false;  ///< `CLASS1`.
  bool mnemonic : 1 = false;      ///< The type as `HASTLS`, else as `TYPEnnn`.
  bool generic : 1 = false;       ///< The RDATA behind `\#`.
  bool split_hex : 1 = false;     ///< Hex in several words.
  bool odd_hex : 1 = false;       ///< One of several hex words ends within an octet.
  bool upper_hex : 1 = false;
  bool parentheses : 1 = false;
  bool addressed : 1 = false;  ///< A comment on one of its lines holds `hastls:`.
  bool generated : 1 = false;  ///< By a $GENERATE; positions are those of the directive.

  friend bool operator==(const Spelling&, const Spelling&) = default;
};

/// One HASTLS record as it stands in a zone file, valid or not. Small: a zone may hold millions.
/// What needs the text (words, columns, comments, the line to quote) comes from Zone::layout().
struct HastlsRecord {
  NameId owner{};
  std::uint32_t ttl = 0;       ///< In seconds; may be over 2^31-1 (RFC 2181 §8).
  std::uint16_t rr_class = 1;  ///< 1 is IN.
  Spelling spelling;
  record::Hastls rdata;  ///< Meaningless where Zone::fault() is not null.
  /// For the Zone: where its lines are, in its file or among those that are kept.
  std::uint8_t text_high = 0;
  bool text_kept : 1 = false;
  bool faulty : 1 = false;
  std::uint32_t text_low = 0;
  Place place;  ///< Of the owner, or of the first field where the owner is inherited.

  static constexpr std::uint64_t kMostTextAt = (std::uint64_t{1} << 40) - 1;
  [[nodiscard]] std::uint64_t text_at() const noexcept {
    return std::uint64_t{text_high} << 32 | text_low;
  }
  /// Precondition: no more than kMostTextAt.
  void set_text_at(std::uint64_t at) noexcept {
    text_low = static_cast<std::uint32_t>(at);
    text_high = static_cast<std::uint8_t>(at >> 32);
  }
  /// For the Zone, of a faulty record: where its fault is. It stands in the RDATA.
  [[nodiscard]] std::uint32_t fault_at() const noexcept {
    return rdata.ins_port | std::uint32_t{rdata.sec_port} << 16;
  }
  void set_fault(std::uint32_t at) noexcept {
    faulty = true;
    rdata.ins_port = static_cast<std::uint16_t>(at);
    rdata.sec_port = static_cast<std::uint16_t>(at >> 16);
  }

  friend bool operator==(const HastlsRecord&, const HastlsRecord&) = default;
};
static_assert(sizeof(HastlsRecord) == 40);

/// One field of a record, as written.
struct Word {
  diag::Span span;
  std::string text;  ///< Without quotes, escapes kept.
};

/// A comment behind its semicolon, to the end of its line.
struct Comment {
  diag::Span span;  ///< From the semicolon on.
  std::string text;
};

/// The fields of a HASTLS record and its comments, with their positions.
struct Layout {
  std::optional<diag::Span> owner;  ///< Nothing where it is inherited.
  std::optional<diag::Span> ttl;
  std::optional<diag::Span> rr_class;
  diag::Span type;
  std::vector<Word> rdata;        ///< record::Fault::word counts these.
  diag::Span end;                 ///< Behind the last field, empty: where a missing one belongs.
  std::vector<Comment> comments;  ///< On any line of the record.

  /// Of the word that `fault` is about, from the octet at fault on.
  [[nodiscard]] diag::Span span_of(const record::Fault& fault) const;
  /// Of the word that holds the first octet of RDATA field `index` (0 is ins-port): the field's
  /// own word, or the hex word. Precondition: the record is not faulty.
  [[nodiscard]] diag::Span span_of_field(std::size_t index) const;
};

}  // namespace hastls::zone
