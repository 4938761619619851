// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/io/input.hpp"
#include "hastls/zone/zone.hpp"

namespace hastls::zone {

/// What a relative $INCLUDE is relative to (SPEC.md Z5).
enum class IncludeBase : std::uint8_t {
  IncludingFile,
  WorkingDirectory,  ///< As BIND and NSD do it.
};

struct ReadOptions {
  RrType type;                       ///< The code that stands for HASTLS.
  std::optional<DomainName> origin;  ///< `--origin`.
  IncludeBase include_base = IncludeBase::IncludingFile;
  std::string include_root;        ///< The folder of the file itself where empty.
  bool check_every_rdata = false;  ///< `--rdata all` (SPEC.md Z4).
  bool keep_signatures = false;    ///< Fills in SignatureFact::rdata.
  bool alike_apart = false;        ///< Fills in Zone::alike(), so that it has to be listed.
  /// What included files are read as instead of what they hold, by their resolved path.
  /// Views: as long as the reading goes on.
  const std::map<std::string, std::string_view, std::less<>>* texts = nullptr;

  std::size_t jobs = 1;  ///< Threads that read a large file that can be read at any place.

  // For tests: the result is the same with any of them.
  bool exact = false;  ///< No fast way.
  std::size_t block_size = std::size_t{1} << 18;
  std::size_t piece_size = std::size_t{1} << 21;  ///< What a thread reads at a time; at least 16.
  /// Which the fast way uses, "AVX2" for instance; the best of this processor where empty.
  std::string_view instructions;
};

/// Reads a zone file or a fragment and what it includes, parts of it again where it has HASTLS
/// records. What is wrong with the text is in Zone::diagnostics().
/// Errors: Io where `input` itself cannot be read or a spool is full.
/// Spec: SPEC.md section 6.
[[nodiscard]] Result<Zone> read(io::Input& input, const ReadOptions& options);

}  // namespace hastls::zone
