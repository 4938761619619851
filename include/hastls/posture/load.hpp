// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/io/input.hpp"
#include "hastls/posture/fleet.hpp"
#include "hastls/posture/known_rule.hpp"
#include "hastls/registry/registry.hpp"

namespace hastls::posture {

struct LoadOptions {
  const registry::Registry& registry;
  std::span<const KnownRule> rules;
  /// The type code that the command line asks for; it wins over the documents' `rrtype`.
  std::optional<RrType> type;
  /// The type code where neither says one.
  RrType fallback_type;
  /// Called now and then with the number of records read so far in the file; may be empty. Called
  /// from the thread that loads.
  std::function<void(std::uint64_t)> progress;
  /// Threads that read pieces of the file; the result is the same.
  std::size_t jobs = 1;
  /// For tests: everything through yaml-cpp; the result is the same.
  bool exact = false;
};

/// What one file asks for, its contradictions with other files not yet looked at.
class FilePosture {
 public:
  struct Content;

  explicit FilePosture(std::unique_ptr<Content> content) noexcept;
  FilePosture(FilePosture&&) noexcept;
  FilePosture& operator=(FilePosture&&) noexcept;
  FilePosture(const FilePosture&) = delete;
  FilePosture& operator=(const FilePosture&) = delete;
  ~FilePosture();

  [[nodiscard]] Content& content() noexcept { return *content_; }

 private:
  std::unique_ptr<Content> content_;
};

/// What a run asks for and everything that was found on the way, ordered by file and position.
/// The fleet is complete only where no diagnostic is an error.
struct Loaded {
  Fleet fleet;
  std::vector<diag::Diagnostic> diagnostics;
};

/// Reads one file of posture YAML. Files can be loaded in parallel.
/// Errors: Io. What is wrong with the text is a diagnostic of the rule `yaml` or `posture`.
/// Spec: SPEC.md section 3.
[[nodiscard]] Result<FilePosture> load_file(io::Input& input, const LoadOptions& options);

/// Puts the files of a run together, in the order given, and finds what contradicts across them.
[[nodiscard]] Loaded combine(std::vector<FilePosture> files, const LoadOptions& options);

}  // namespace hastls::posture
