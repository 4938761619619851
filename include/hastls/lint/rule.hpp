// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "hastls/core/rr_type.hpp"
#include "hastls/core/timestamp.hpp"
#include "hastls/lint/findings.hpp"
#include "hastls/lint/record_set.hpp"
#include "hastls/registry/registry.hpp"
#include "hastls/zone/zone.hpp"

namespace hastls::lint {

/// What is asked of a zone's signatures (rule `unsigned`).
struct SigningPolicy {
  Timestamp now;          ///< `--now`: when signatures have to be valid.
  bool verify = false;    ///< `--verify`. Precondition: the zone was read with keep_signatures.
  bool required = false;  ///< `--require-signed`.
};

/// Writes RDATA as the source has it that the records were made from.
using Spelling = std::string (*)(const record::Hastls&);

/// What every check may ask.
struct Context {
  const zone::Zone& zone;
  const registry::Registry& applications;
  RrType type;
  Spelling spelling = nullptr;  ///< How advice spells a record; null for a line of a zone.
  SigningPolicy signing = {};
};

/// A comment that silences rules on its record.
/// Views: valid while it is judged.
struct IgnoreComment {
  const zone::HastlsRecord& record;
  std::span<const std::string_view> rules;  ///< As written.
  std::span<const std::string_view> idle;   ///< Those that ran and had nothing to silence there.
  std::string_view reason;                  ///< Empty where none is given.
};

using CheckRecord = void (*)(const Context&, const zone::HastlsRecord&, Findings&);
using CheckSet = void (*)(const Context&, const RecordSet&, Findings&);
/// Of a zone that was read with ReadOptions::alike_apart some sets may be missing: those of hosts
/// that are like one that passed, stand as is usual, and are not named by what list_unusual() looks
/// at (lint/alike.hpp). A check that asks about hosts that other records name has to be among
/// these.
using CheckZone = void (*)(const Context&, const RecordSets&, Findings&);
/// Whether a rule passes every set of a zone, whatever it is.
using IsIdle = bool (*)(const Context&);
using CheckIgnore = void (*)(const IgnoreComment&, Findings&);

/// Whether `lint --fix` mends what a rule finds.
enum class Fixing : std::uint8_t {
  Never,
  Always,
  OnRequest,  ///< With `--fix-also`: it is likely what was meant, and not certain.
};

/// One rule: its page and its check. A plain constant; its file is named as its id is.
/// Shape: exactly one of the four checks is set; none for rules whose findings a reader makes.
/// Spec: SPEC.md section 7.
struct Rule {
  std::string_view id;  ///< Kebab-case; never changes.
  diag::Severity severity = diag::Severity::Error;
  bool normative = false;   ///< An error that nothing can silence or lower.
  bool whole_zone = false;  ///< Silent for a fragment: what it asks about may stand elsewhere.
  bool on_request = false;  ///< Off unless asked for.
  Fixing fixing = Fixing::Never;
  bool of_posture = false;  ///< About posture YAML as a text, in which its examples are, too.
  /// Asks for nothing but the labels for application and protocol, and of each record class, TTL,
  /// spelling and RDATA: what it passes once it passes again.
  bool by_shape = false;
  /// Asks besides that for where the owner stands, and passes what is usual there
  /// (lint/standing.hpp).
  bool by_standing = false;
  std::string_view summary;  ///< One sentence.
  std::string_view why;      ///< A paragraph.
  std::string_view clause;   ///< The document and section that it comes from.
  std::string_view wrong;    ///< Lines of a zone as in kSnippetZone that break the rule ...
  std::string_view right;    ///< ... and as they should be.
  CheckRecord check_record = nullptr;
  CheckSet check_set = nullptr;
  IsIdle is_idle = nullptr;  ///< Beside `check_set`: asked once; null for a rule that cannot tell.
  CheckZone check_zone = nullptr;
  CheckIgnore check_ignore = nullptr;
};

/// The lines that stand before each rule's snippets.
inline constexpr std::string_view kSnippetZone =
    "$ORIGIN example.com.\n"
    "$TTL 3600\n"
    "@    IN SOA ns1 hostmaster 2026010101 7200 3600 1209600 3600\n"
    "@    IN NS ns1\n"
    "ns1  IN A 192.0.2.1\n";

/// Every rule, by file name. Built from src/lint/rules/ by CMake.
[[nodiscard]] std::span<const Rule* const> all_rules() noexcept;

/// Null where there is no such rule.
[[nodiscard]] const Rule* find_rule(std::string_view id) noexcept;

}  // namespace hastls::lint
