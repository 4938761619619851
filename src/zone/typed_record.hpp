// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/place.hpp"

#include "zone/entry.hpp"
#include "zone/fields.hpp"

namespace hastls::zone {

/// A record that is no HASTLS record, as a pass over the zone or a spool hands it on: its RDATA is
/// still text. Views: valid during the call.
struct TypedRecord {
  std::uint16_t type = 0;
  Place place;
  std::string_view owner;  ///< Lower-case wire form.
  const DomainName& origin;
  std::string_view text;       ///< Its lines.
  std::string_view generated;  ///< The RDATA where a $GENERATE made the record, else empty.
  /// The RDATA within `text`, without anything that is special there; empty where nobody knows.
  std::string_view plain_rdata = {};

  /// Where `plain_rdata` begins in `text`; 0 where nobody knows.
  [[nodiscard]] std::size_t rdata_at() const noexcept {
    return plain_rdata.empty() ? 0 : static_cast<std::size_t>(plain_rdata.data() - text.data());
  }
};

/// The name in a NameTree that is closest above a record's owner.
struct Closest {
  NameId name{};
  bool exact = false;  ///< It is the owner itself.
};

/// Something wrong with the RDATA of a record that a rule reads.
struct RdataFinding {
  Place place;
  std::string message;
  std::string help;
  std::string line;  ///< The line to quote.
};

/// Takes the RDATA of records apart, when somebody asks.
class RdataReader {
 public:
  /// The words of the RDATA. Views: into the record's text, valid until the next call.
  [[nodiscard]] std::span<const Token> words(const TypedRecord& record);
  /// The same on one line, as the DNS library takes it.
  [[nodiscard]] std::string text(const TypedRecord& record);
  /// The lines of the record from that of its first field on.
  [[nodiscard]] std::string_view lines(const TypedRecord& record);
  /// What is wrong with RDATA that could not be read.
  [[nodiscard]] RdataFinding finding(const TypedRecord& record);

 private:
  [[nodiscard]] const Fields* fields(const TypedRecord& record);

  Tokenizer tokenizer_;
  std::string generated_;
  std::optional<Fields> fields_;
};

}  // namespace hastls::zone
