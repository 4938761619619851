// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/zone/place.hpp"

namespace hastls::zone {

/// One record as it lies in a spool. Views: what they are of is the coder's or the reader's.
struct SpoolEntry {
  std::uint16_t type = 0;
  Place place;
  std::string_view owner = {};   ///< Lower-case wire form.
  std::string_view origin = {};  ///< The same; empty: that of the entry before.
  std::string_view text = {};
  std::size_t rdata_at = 0;  ///< Of what is plain of it, in the text.
  std::size_t rdata_size = 0;
  std::string_view generated = {};
  std::uint32_t before = 0;  ///< How many things kept elsewhere come between it and the last entry.

  /// Whether it is the first of its owner.
  bool new_owner = false;
};

/// Writes entries in few octets: numbers are as long as they have to be, lines count from the entry
/// before, and of an owner only what it does not end with as the one before did. A zone that comes
/// through a pipe may have millions.
class SpoolWriter {
 public:
  void append(const SpoolEntry& entry, std::string& to);

 private:
  std::string body_;
  std::string owner_;
  Place last_;
};

/// Reads them again, in the same order.
class SpoolReader {
 public:
  /// Cuts one entry off the front of `kept`; nothing where that is not whole.
  /// Views: into `kept` and this reader, valid until the next call.
  [[nodiscard]] std::optional<SpoolEntry> next(std::string_view& kept);

 private:
  std::string owner_;
  Place last_;
};

}  // namespace hastls::zone
