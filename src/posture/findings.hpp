// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hastls/diag/diagnostic.hpp"
#include "hastls/posture/load.hpp"

#include "posture/piece.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// Collects what is found in one file. Remembers the piece at hand, so that a finding quotes its
/// line while the text is still there.
class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  void set_piece(const Piece* piece) noexcept {
    piece_ = piece;
    at_ = {};
  }

  /// Views: the reference is valid until the next finding.
  diag::Diagnostic& error(const Node& node, std::string message, std::string help = {});
  diag::Diagnostic& error(Mark mark, std::uint32_t width, std::string message,
                          std::string help = {});
  diag::Diagnostic& warning(std::string_view rule, const Node& node, std::string message,
                            std::string help = {});
  /// The same about the entry that begins at `entry`.
  void warning_of_entry(Mark entry, std::string_view rule, const Node& node, std::string message,
                        std::string help = {});
  void problem(const Problem& problem);

  [[nodiscard]] diag::Location at(Mark mark, std::uint32_t width = 1) const;
  /// What was found elsewhere, behind what was found so far.
  void add(std::vector<diag::Diagnostic> more, std::vector<EntryWarning> warnings);
  [[nodiscard]] std::size_t count() const noexcept { return found_.size(); }
  [[nodiscard]] std::vector<diag::Diagnostic> take() && { return std::move(found_); }
  /// Their `file` is left at 0.
  [[nodiscard]] std::vector<EntryWarning> take_warnings() { return std::move(warnings_); }

 private:
  diag::Diagnostic& add(std::string_view rule, diag::Severity severity, diag::Location where,
                        std::string message);
  void quote(diag::Diagnostic& finding);
  [[nodiscard]] std::string_view line_of_piece(std::uint32_t line);

  std::string file_;
  const Piece* piece_ = nullptr;
  /// The line of the piece that was quoted last, from 0, and where it begins: findings come in
  /// order mostly, and a piece can be a whole file.
  struct At {
    std::uint32_t line = 0;
    std::size_t offset = 0;
  } at_;
  std::vector<diag::Diagnostic> found_;
  std::vector<EntryWarning> warnings_;
};

}  // namespace hastls::posture
