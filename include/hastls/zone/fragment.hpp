// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/growing_text.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/record/hastls.hpp"

namespace hastls::zone {

/// How the records of a fragment are spelled.
enum class FragmentStyle : std::uint8_t {
  Rfc3597,   ///< `TYPE65443 \# 6 001900190001 ; HASTLS 25 25 1`: what every server reads.
  Mnemonic,  ///< `HASTLS 25 25 1`: for people; no server of today reads it.
};

/// What the first line of a fragment says.
struct FragmentHeader {
  static constexpr std::size_t kLongest = 1200;  ///< A name of 255 octets, each escaped.

  DomainName zone;
  RrType type;

  /// `; hastls fragment 1 zone example.com. rrtype 65443`
  [[nodiscard]] std::string to_string() const;
  /// Nothing where `line`, without its end, is no such header.
  [[nodiscard]] static std::optional<FragmentHeader> parse(std::string_view line);
};

/// Makes the text of fragments: the header of each, then a line per record.
/// Spec: SPEC.md D3, F1, F4. The text depends on what is added only, and its lines end in LF.
class FragmentWriter {
 public:
  FragmentWriter(RrType type, FragmentStyle style);

  /// The header of the next zone's fragment.
  void begin(const DomainName& zone);
  /// `owner` is absolute presentation format in lower case; `remark`, one line without `;`, goes
  /// into the record's comment. Precondition: canonical order, no record twice.
  void add(std::string_view owner, std::uint32_t ttl, const record::Hastls& record,
           std::string_view remark);

  /// The lines of a host, for others that have the same records in front of other names.
  struct HostLines {
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t records = 0;
    std::size_t first = 0;  ///< Into the places of endings.
    std::size_t ending_size = 0;
  };
  /// The records that are added from here on belong to a host; the last `ending_size` octets of
  /// their owners are the same for all of them.
  void begin_host(std::size_t ending_size);
  [[nodiscard]] HostLines end_host() const;
  /// The lines of a host once more, with another ending of the owners.
  void repeat(const HostLines& like, std::string_view ending);

  /// Makes room for so many octets.
  void reserve(std::size_t octets) { text_.reserve(octets); }
  /// Views: into this, until more is added.
  [[nodiscard]] std::string_view text() const noexcept { return text_.view(); }
  [[nodiscard]] GrowingText take() && { return std::move(text_); }

 private:
  /// A line behind its owner. Records of a fleet repeat each other but for their owners.
  struct Tail {
    std::uint32_t ttl = 0;
    record::Hastls record;
    std::string remark;
    std::string text;  ///< Empty where nothing stands here yet.
  };
  static constexpr std::size_t kTails = 64;

  [[nodiscard]] const std::string& tail(std::uint32_t ttl, const record::Hastls& record,
                                        std::string_view remark);
  void write_tail(Tail& tail) const;

  RrType type_;
  std::string type_text_;
  FragmentStyle style_;
  GrowingText text_;
  std::string ending_;                ///< The one at hand, and what may be read behind it.
  std::vector<std::size_t> endings_;  ///< Where in the text the owner of each record ends alike.
  HostLines host_;                    ///< The one at hand.
  std::array<Tail, kTails> tails_;
};

}  // namespace hastls::zone
