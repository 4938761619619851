// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/posture/load.hpp"

#include "posture/cutter.hpp"
#include "posture/document.hpp"
#include "posture/findings.hpp"
#include "posture/model.hpp"
#include "posture/stretch.hpp"
#include "posture/terms_memo.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// What became of a part of a file.
struct Shard {
  FilePosture::Content content;
  std::vector<Server> waiting;  ///< Of the document whose servers these are.
  bool any_document = false;
  bool any_refused = false;
};

/// A step of the cutter, and what was wrong on the way to it.
struct Cut {
  std::vector<Problem> problems;
  Cutter::Step step;
};

/// Reads some of the servers of the document that `around` belongs to.
[[nodiscard]] Shard read_servers(const Piece& piece, const LoadOptions& options,
                                 const std::string& file, const Surroundings& around,
                                 TermsMemo& memo);
/// Likewise those of a stretch.
[[nodiscard]] Shard read_servers(const Stretch& stretch, const LoadOptions& options,
                                 const std::string& file, const Surroundings& around,
                                 TermsMemo& memo);

/// Reads documents step by step.
class ShardReader {
 public:
  ShardReader(const LoadOptions& options, const std::string& file, TermsMemo& memo);

  void take(Cut cut);
  /// Whole documents. One that says in its keys what the one before did, but for its zone, and has
  /// nothing but servers behind them, is not read but for these.
  void take_documents(std::vector<Cut> cuts);
  /// Likewise those of a stretch.
  void take_documents(const PlainBlock& stretch);
  void take_problems(const std::vector<Problem>& problems);
  /// Whole documents that were read elsewhere, behind what was read so far.
  void add_documents(Shard shard);
  /// Servers of the document at hand that were read elsewhere.
  void add_servers(Shard shard);

  [[nodiscard]] const Surroundings& surroundings() const { return document_->surroundings(); }
  [[nodiscard]] Findings& findings() noexcept { return findings_; }
  [[nodiscard]] Shard finish() &&;

 private:
  /// The keys that were read last, round the name of the zone.
  struct KnownKeys {
    std::string_view before;
    std::string_view behind;
    std::uint32_t line = 0;
    std::uint32_t lines = 0;  ///< How many they are.
  };

  void take_new(std::span<Cut> document);
  [[nodiscard]] bool take_alike(std::span<Cut> document);
  [[nodiscard]] StretchSize take_alike(std::string_view text, std::uint32_t line);
  [[nodiscard]] StretchSize take_uncut(std::string_view text, std::uint32_t line);
  [[nodiscard]] std::optional<std::string_view> zone_of_alike(std::string_view text) const;
  [[nodiscard]] bool begin_alike(std::string_view zone, std::uint32_t line);
  void take_servers(const Piece& piece);
  [[nodiscard]] static std::optional<KnownKeys> split_keys(const Piece& keys);
  void take_step(Cutter::Step step);
  void take_keys(const Piece& piece);
  void add(Shard shard);

  const LoadOptions& options_;
  TermsMemo& memo_;
  Shard shard_;
  Findings findings_;
  std::deque<Piece> key_pieces_;  ///< Of the document's keys; live as long as the document.
  Tree key_tree_;                 ///< Likewise.
  std::optional<Document> document_;
  std::optional<KnownKeys> known_;  ///< Of the document; nothing where it is not to be repeated.
  Piece items_;                     ///< Of a document that is alike.
};

}  // namespace hastls::posture
