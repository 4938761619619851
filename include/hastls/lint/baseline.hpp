// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/diag/diagnostic.hpp"

namespace hastls::lint {

/// What a line of a baseline must not be, and where it is.
struct BaselineFault {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::string message;  ///< One clause, lower case, no full stop.
};

/// What findings are told apart by: not by line or file, so that a zone can be moved about in.
struct BaselineKey {
  std::string rule;
  DomainName owner;   ///< The zone's apex for a finding that has no owner.
  std::string rdata;  ///< As `25 25 1`; empty where the finding is about no one record.
  friend auto operator<=>(const BaselineKey&, const BaselineKey&) = default;
};

/// Findings that are known and held back, so that only new ones are reported.
/// Shape: the text has a first line that names the format, then one line a key, sorted:
/// `RULE OWNER COUNT RDATA`, with `-` for no RDATA. Empty lines and lines that begin with `#` are
/// read over.
class Baseline {
 public:
  static constexpr std::size_t kMostOctets = std::size_t{1} << 28;

  struct Entry {
    BaselineKey key;
    std::uint64_t count = 0;
    std::uint64_t used = 0;
    std::uint32_t line = 0;  ///< 0 for one that was not read.
  };

  [[nodiscard]] static Result<Baseline, BaselineFault> parse(std::string_view text);
  /// False where no text that begins so is a baseline.
  [[nodiscard]] static bool may_begin(std::string_view text) noexcept;
  [[nodiscard]] std::string to_text() const;

  /// False for findings that nothing can silence, and for those with neither owner nor apex.
  [[nodiscard]] static bool can_hold(const diag::Diagnostic& finding,
                                     const std::optional<DomainName>& apex);
  /// Precondition: can_hold().
  void add(const diag::Diagnostic& finding, const std::optional<DomainName>& apex);
  /// True, and one less is left, where this is a known finding.
  [[nodiscard]] bool hold_back(const diag::Diagnostic& finding,
                               const std::optional<DomainName>& apex);

  [[nodiscard]] std::uint64_t size() const noexcept;
  /// What was found less often than it says, at or below one of `zones`; in the order of the text.
  [[nodiscard]] std::vector<Entry> used_up(const std::vector<DomainName>& zones) const;

 private:
  std::map<BaselineKey, Entry> entries_;
};

}  // namespace hastls::lint
