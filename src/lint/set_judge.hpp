// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "hastls/lint/record_set.hpp"

#include "lint/active_rules.hpp"
#include "lint/known_shapes.hpp"
#include "lint/standing.hpp"

namespace hastls::lint {

/// Judges sets one by one, by every rule that needs no more than one. Several may judge a zone,
/// each on a thread of its own.
class SetJudge {
 public:
  /// `sets` are of the context's zone, all or some, and stay where they are.
  SetJudge(const Context& context, const Settings& settings, Scope scope,
           const zone::HastlsSets& sets);

  /// The sets from `from` on, up to `to`.
  void judge(std::size_t from, std::size_t to);

  /// True where some rule asks for more than what sets are and where they stand.
  [[nodiscard]] bool asks_for_all() const noexcept {
    return any_asked_[static_cast<std::size_t>(Known::ShapeAndStanding)];
  }
  /// True where a set that is like this one but for its host, and stands as is usual, passes every
  /// rule.
  [[nodiscard]] bool knows(std::size_t at) noexcept { return shapes_.has(sets_.whole(at)); }

  /// What came of it.
  [[nodiscard]] ActiveRules& rules() noexcept { return rules_; }
  /// Without what normative rules have thrown out.
  [[nodiscard]] const RecordSets& sets() const noexcept { return sets_; }

 private:
  // In this order; a record that a round throws out is not in the next.
  enum class Round : std::uint8_t { Records, Sets, Others };
  // What is known of a set before any rule is asked. Who asks for no more has passed it.
  enum class Known : std::uint8_t { Nothing, Shape, ShapeAndStanding };
  static constexpr std::size_t kRounds = 3;

  [[nodiscard]] static Round round_of(const Rule& rule) noexcept;
  void plan(Active& active);
  [[nodiscard]] const std::vector<Active*>& asked(Round round, Known known) const noexcept {
    return rounds_[static_cast<std::size_t>(known)][static_cast<std::size_t>(round)];
  }
  [[nodiscard]] Known known_of(const zone::HastlsSet& set);
  void judge_set(std::size_t at);
  void judge_records(std::size_t at, Known known, bool& clean);
  [[nodiscard]] bool passes(const zone::HastlsRecord& record, Known known);
  [[nodiscard]] bool judge(Round round, const RecordSet& set, Known known, bool& clean);

  const Context& context_;
  ActiveRules rules_;
  std::array<std::array<std::vector<Active*>, kRounds>, 3> rounds_;  ///< By what is known.
  std::array<bool, 3> any_asked_{};                                  ///< Likewise: in any round.
  RecordSets sets_;
  KnownShapes shapes_;
  Standing standing_;
};

}  // namespace hastls::lint
