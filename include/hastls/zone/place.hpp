// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstdint>

#include "hastls/diag/diagnostic.hpp"

namespace hastls::zone {

/// One reading of one file: a file that is included twice has two. 0 is the file that was named.
enum class FileId : std::uint32_t {};

/// A span of one file, small enough to be kept for every record. Zone::location() spells it out.
struct Place {
  FileId file{};
  diag::Span span;
  friend auto operator<=>(const Place&, const Place&) = default;
};

}  // namespace hastls::zone
