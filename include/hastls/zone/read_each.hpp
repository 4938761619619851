// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "hastls/core/result.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/io/input.hpp"
#include "hastls/record/hastls.hpp"
#include "hastls/zone/read.hpp"

namespace hastls::zone {

/// A HASTLS record as the reader comes to it.
/// Views: valid during the call.
struct RecordOnTheWay {
  std::string_view owner;  ///< As written, where that is absolute and free of escapes; else empty.
  std::string_view wire;   ///< The lower-case wire form of an owner that is not.
  std::uint32_t ttl = 0;
  std::uint16_t rr_class = 1;
  std::uint32_t line = 0;
  std::optional<record::Hastls> rdata;  ///< Nothing where it could not be read.
};

/// What a text held beside its HASTLS records.
struct Beside {
  std::uint64_t others = 0;                 ///< Records of other types.
  std::optional<diag::Diagnostic> finding;  ///< The first one.
};

/// Reads a zone file or a fragment once, and calls `take` with each HASTLS record in reading order;
/// nothing is kept.
/// Errors: as read().
[[nodiscard]] Result<Beside> read_each(io::Input& input, const ReadOptions& options,
                                       const std::function<void(const RecordOnTheWay&)>& take);

/// The fast way alone, over a text in which every record is a HASTLS record on a line of its own,
/// with an absolute owner, a TTL and a class. Calls `take` with each until it says false. True
/// where it never did and the text is nothing else than such records, comments and blank lines;
/// else the text is for read_each(), which can say why.
[[nodiscard]] bool read_plain(std::string_view text, RrType type,
                              const std::function<bool(const RecordOnTheWay&)>& take);

}  // namespace hastls::zone
