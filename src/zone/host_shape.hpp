// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/zone/hastls_record.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/place.hpp"

#include "zone/scan/octets.hpp"

namespace hastls::zone {

/// The lines of one host, its name apart: the other records that say that it has an address or is
/// its own mail exchange, if any, and behind these its HASTLS records.
struct HostShape {
  static constexpr std::size_t kMostLines = 16;

  enum class Kind : std::uint8_t {
    Hastls,
    Address,   ///< Any RDATA.
    Exchange,  ///< The RDATA ends with the host's name.
  };
  struct Line {
    scan::Octets before;  ///< In the owner, in front of the host's name: `_http._tcp.`
    /// From the owner's end to the end of the line; to the RDATA of an address, and to the name in
    /// that of an exchange.
    scan::Octets behind;
    /// What `behind` begins with, up to the type. Empty where another record of that owner is not
    /// as silent as it seems.
    scan::Octets front;
    std::vector<std::string> words;  ///< Those of `behind`; not of a HASTLS record.
    Kind kind{};
    std::uint8_t rdata_end = 0;  ///< Of a HASTLS record: in `behind`.

    friend bool operator==(const Line&, const Line&) = default;
  };
  struct Record {
    /// Of a host without a name: its owner is the number of a node of `names`, its place is in
    /// lines that count from 0; without a text.
    HastlsRecord model;
    std::uint8_t line = 0;   ///< Among lines.
    std::uint8_t owner = 0;  ///< Among names.owners.
  };

  std::uint32_t id = 0;  ///< Another one for each shape that a reader knows.
  std::vector<Line> lines;
  std::vector<Record> records;  ///< In the order of their lines; there is one of the last line.
  HostNames names;
  std::uint8_t labels = 0;  ///< Of the last owner, in front of the host's name.
  std::size_t longest_before = 0;
  bool has_smtp = false;
  bool any_smtp = false;      ///< The host, or a name below it, has `_smtp._tcp` ...
  std::uint8_t insecure = 0;  ///< ... and so many of these offer no TLS.
  bool has_address = false;
  std::optional<std::uint8_t> exchange;   ///< Which line.
  std::optional<std::uint32_t> last_ttl;  ///< The TTL that is written last.

  [[nodiscard]] const std::string& last_owner() const noexcept {
    return names.owners[records.back().owner];
  }
  [[nodiscard]] bool has_others() const noexcept { return has_address || exchange.has_value(); }
};

/// Where the lines of a host stand.
struct HostPlaces {
  /// Where each begins, counted from the first one, and where the last one ends.
  std::array<std::uint16_t, HostShape::kMostLines + 1> at{};
  /// How many more lines stand between it and the first one: blank ones, comments, those that a
  /// record in parentheses goes on with, and those of asides; and between the end and that.
  std::array<std::uint8_t, HostShape::kMostLines + 1> idle{};
  /// Bit i: of the owner of line i, which is a HASTLS record, there is another record that says no
  /// more than that.
  std::uint32_t asides = 0;
  /// Some line is not as the shape has it, or there are idle lines.
  bool in_other_dress = false;

  /// Lines from the first one to the one behind the last.
  [[nodiscard]] std::uint32_t lines(std::size_t count) const noexcept {
    return static_cast<std::uint32_t>(count) + idle[count];
  }
};

/// Lines of a file that have such a shape. Views: valid during the call that they are given to.
struct HostLines {
  const HostShape& shape;
  std::string_view wire;        ///< The host's name in lower-case wire form ...
  std::uint32_t hash = 0;       ///< ... and NameTree::hash() of it.
  std::uint32_t name_size = 0;  ///< As it is written.
  FileId file{};
  std::uint32_t line = 0;  ///< The number of the first one.
  HostPlaces places;       ///< In `text`.
  std::string_view text;
  std::optional<std::uint64_t> file_offset;  ///< As in ReadRecord.

  /// Of the owner of line `index`.
  [[nodiscard]] Place place(std::size_t index) const noexcept {
    const auto end = static_cast<std::uint32_t>(shape.lines[index].before.size()) + name_size + 1;
    return {file, {line_of(index), 1, end}};
  }
  [[nodiscard]] std::uint32_t line_of(std::size_t index) const noexcept {
    return line + static_cast<std::uint32_t>(index) + places.idle[index];
  }
  [[nodiscard]] std::string_view text_of(std::size_t index) const noexcept {
    const std::string_view from = text.empty() ? text : text.substr(places.at[index]);
    return from.substr(0, from.find('\n') + 1);
  }
};

}  // namespace hastls::zone
