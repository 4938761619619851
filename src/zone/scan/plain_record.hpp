// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "hastls/record/hastls.hpp"

namespace hastls::zone::scan {

/// What the fast way knows of one record on one line.
struct PlainRecord {
  std::size_t line_at = 0;    ///< Into the window's text.
  std::size_t line_size = 0;  ///< With its newline.
  std::size_t first_at = 0;   ///< The first field, and the octet behind it.
  std::size_t first_end = 0;
  std::size_t rdata_at = 0;  ///< The RDATA, blanks behind it included; not of HASTLS records.
  std::size_t rdata_end = 0;
  std::uint32_t ttl = 0;
  std::uint16_t type = 0;
  bool owner_written = false;
  bool ttl_written = false;
  bool class_written = false;
  bool addressed = false;  ///< Of a HASTLS record: the comment holds `hastls:`.
  bool upper_hex = false;
  std::optional<record::Hastls> hastls;
};

}  // namespace hastls::zone::scan
