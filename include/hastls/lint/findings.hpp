// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/diag/diagnostic.hpp"
#include "hastls/zone/rewrite.hpp"
#include "hastls/zone/zone.hpp"

namespace hastls::lint {

struct Rule;

/// What one finding says; where it stands is said beside it.
struct Finding {
  std::string message;                 ///< One clause, lower case, no full stop.
  std::string help;                    ///< What to do or write instead.
  std::vector<diag::Related> related;  ///< The other ends.
  std::vector<zone::Change> fix = {};  ///< What mends it; empty where that is not certain.
};

/// What would mend one finding.
struct Fix {
  std::string_view rule;  ///< Rule::id.
  std::vector<zone::Change> changes;
};

/// What judging one file comes to.
struct Outcome {
  std::vector<diag::Diagnostic> findings;  ///< In the order of diag::comes_before.
  std::vector<Fix> fixes;                  ///< Of findings that can be mended.
  bool fragment = false;  ///< Rules that need the whole zone were silent (SPEC.md Z3).
};

/// Which rules a comment has silenced, and on which record.
using Silenced = std::set<std::pair<const zone::HastlsRecord*, std::string_view>>;

/// Takes what one rule finds. Stamps rule and severity, quotes the line, and drops what a comment
/// on the record silences, so that rules need not know of these.
class Findings {
 public:
  Findings(const Rule& rule, diag::Severity severity, const zone::Zone& zone, Outcome& sink,
           Silenced& silenced)
      : rule_(rule), severity_(severity), zone_(zone), sink_(sink), silenced_(silenced) {}

  void at(const zone::HastlsRecord& record, const diag::Span& span, Finding finding);
  /// At the record's owner, or its first field where the owner is inherited.
  void at_owner(const zone::HastlsRecord& record, Finding finding);
  /// At something that is no HASTLS record. `lines` begin with the one at `place`, which is quoted;
  /// a comment on any of them silences the finding.
  void at_place(const zone::Place& place, std::string_view lines, Finding finding,
                std::string owner = {});

  [[nodiscard]] diag::Related other(const zone::HastlsRecord& record, std::string message) const;
  [[nodiscard]] diag::Related other(const zone::Place& place, std::string message) const;

  /// How many there are so far, silenced ones included.
  [[nodiscard]] std::size_t count() const noexcept { return count_; }

 private:
  [[nodiscard]] diag::Diagnostic begin(Finding finding) const;
  void take_fix(Finding& finding);
  [[nodiscard]] bool is_ignored(const zone::HastlsRecord& record);
  [[nodiscard]] const zone::HastlsRecord* record_at(const zone::Place& place);

  const Rule& rule_;
  diag::Severity severity_;
  const zone::Zone& zone_;
  Outcome& sink_;
  Silenced& silenced_;
  std::size_t count_ = 0;
  /// What is_ignored() said last: a comment may name thousands of rules, each of them a finding.
  const zone::HastlsRecord* asked_ = nullptr;
  bool is_asked_ignored_ = false;
  const zone::HastlsRecord* located_ = nullptr;      ///< That the last finding is at ...
  std::size_t located_at_ = 0;                       ///< ... which stands there in the sink.
  std::vector<const zone::HastlsRecord*> by_place_;  ///< Empty until somebody asks.
};

}  // namespace hastls::lint
