// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

/// The rules that a posture file can break as a text: it is no YAML that may be read, or it says
/// what cannot be.
/// Spec: SPEC.md section 5.
inline constexpr std::string_view kYamlRule = "yaml";
inline constexpr std::string_view kPostureRule = "posture";

/// That the loader has warned of an entry, by a lint rule that judges the entry's records too.
struct EntryWarning {
  std::string_view rule;
  std::uint32_t file = 0;  ///< Index into Fleet::files().
  std::uint32_t line = 0;  ///< Of the entry, as Declaration has them.
  std::uint16_t column = 0;
  diag::Span where;  ///< What the warning points to.
};

/// What a run asks for and everything that was found on the way, ordered by file and position.
/// The fleet is complete only where no diagnostic is an error.
struct Loaded {
  Fleet fleet;
  std::vector<diag::Diagnostic> diagnostics;
  std::vector<EntryWarning> warnings;  ///< Those of the diagnostics that are about an entry.
  /// By file: the beginning of one that cannot be opened again by its name.
  std::vector<std::optional<std::string>> texts;
};

/// Reads one file of posture YAML. Files can be loaded in parallel.
/// Errors: Io. What is wrong with the text is a diagnostic of the rule `yaml` or `posture`.
/// Spec: SPEC.md section 3.
[[nodiscard]] Result<FilePosture> load_file(io::Input& input, const LoadOptions& options);

/// Puts the files of a run together, in the order given, and finds what contradicts across them.
[[nodiscard]] Loaded combine(std::vector<FilePosture> files, const LoadOptions& options);

/// Quotes lines of one of the fleet's files in findings that do not yet, which are in the order of
/// their lines; what they mark reaches to the end of its word.
void quote_lines(const Loaded& loaded, std::uint32_t file, std::span<diag::Diagnostic> findings);

}  // namespace hastls::posture
