// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/edit/edit.hpp"
#include "hastls/io/input.hpp"
#include "hastls/record/hastls.hpp"
#include "hastls/zone/hastls_record.hpp"
#include "hastls/zone/place.hpp"
#include "hastls/zone/read.hpp"

namespace hastls::zone {

/// What is to become of one HASTLS record.
struct Change {
  Place place;             ///< HastlsRecord::place.
  bool generated = false;  ///< A $GENERATE makes it: such a change cannot be made.
  bool removed = false;
  std::optional<std::uint32_t> ttl;
  std::optional<record::Hastls> rdata;  ///< Written in RFC 3597 form with its comment (SPEC.md D3).

  [[nodiscard]] static Change remove(const HastlsRecord& record);
  [[nodiscard]] static Change set_ttl(const HastlsRecord& record, std::uint32_t ttl);
  [[nodiscard]] static Change set_rdata(const HastlsRecord& record, const record::Hastls& rdata);
  /// The same RDATA in RFC 3597 form. Precondition: it is not faulty.
  [[nodiscard]] static Change respell(const HastlsRecord& record);
};

/// One reading of a file, and what has to be edited there.
struct RewrittenFile {
  std::string path;               ///< FileEntry::name.
  std::vector<edit::Edit> edits;  ///< In order, without overlap.
  /// The line of a record that would change its meaning and cannot be edited: none of these
  /// edits may be made.
  std::optional<std::uint32_t> stuck_at;
};

/// The edits that make `changes`, by FileId. Nothing else changes its meaning: a record that
/// inherited owner or TTL from one that is changed is given its own. Precondition: none of the
/// changes is of a generated record. Errors: Io where `input` cannot be read, or cannot be read
/// again.
[[nodiscard]] Result<std::vector<RewrittenFile>> rewrite(io::Input& input,
                                                         const ReadOptions& options,
                                                         std::span<const Change> changes);

}  // namespace hastls::zone
