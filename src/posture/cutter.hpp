// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "posture/lines.hpp"
#include "posture/piece.hpp"

namespace hastls::posture {

/// Plain lines that are to be cut elsewhere: whole items of `servers`, whose dashes stand in the
/// column `indent`, from 0; or whole documents, which all begin at a line with ---.
struct Stretch {
  PlainBlock lines;
  std::size_t indent = 0;
};

/// Cuts a stream of YAML into documents and each document into pieces, by lines alone: documents
/// at `---` and `...` (YAML 1.2 §9.1), block mappings at their keys in column 1, `servers` at the
/// dashes of its items. A wrong cut is noticed by the reader, which checks that every unit holds
/// one value; it cannot go unnoticed.
class Cutter {
 public:
  /// A piece that is larger is handed on at its next unit: large enough for yaml-cpp to get going,
  /// small enough to stay in the cache.
  static constexpr std::size_t kPieceSize = std::size_t{1} << 16;

  struct Step {
    enum class Kind : std::uint8_t { DocumentBegins, Piece, Stretch, DocumentEnds, Documents, End };
    Kind kind;
    std::uint32_t line = 0;  ///< Where the document begins.
    posture::Piece piece;
  };

  /// Where the caller asks for stretches, plain servers of a large document come in these, and so
  /// do plain documents.
  enum class Gives : std::uint8_t { Pieces, Stretches };

  /// `spare` may be given the text of stretches that nobody reads any more.
  explicit Cutter(io::Input& input, Gives gives = Gives::Pieces, Pool<Octets>* spare = nullptr)
      : lines_(input, spare), gives_(gives) {}
  /// Cuts a stretch of servers.
  explicit Cutter(Stretch stretch);
  /// Cuts documents of a stretch.
  explicit Cutter(PlainBlock documents) : lines_(std::move(documents)) {}

  /// Errors: Io.
  [[nodiscard]] Result<Step> next();
  /// Problems of the text and of the markers between documents; taken away by the call.
  [[nodiscard]] std::vector<Problem> take_problems();
  /// The stretch of the step that was given last, of servers or of documents.
  [[nodiscard]] Stretch take_stretch() { return std::exchange(stretch_, {}); }
  [[nodiscard]] std::optional<std::string> take_kept_text() { return lines_.take_kept_text(); }

 private:
  enum class State : std::uint8_t { Between, Keys, BeforeItems, Items, Whole };

  /// How large pieces of a kind are: as large as the last one.
  struct Expected {
    std::size_t octets = 0;
    std::size_t units = 0;
  };

  void take_ready_lines();
  [[nodiscard]] bool find_stretch();
  [[nodiscard]] bool find_items();
  [[nodiscard]] bool find_documents();
  [[nodiscard]] bool begins_item(std::string_view text) const;
  [[nodiscard]] bool take_inner_line(std::string_view line);
  void take_line(std::string_view line);
  void take_between(std::string_view line);
  void take_content(std::string_view line);
  void take_first_content(std::string_view line);
  void take_key_line(std::string_view line);
  void begin_document(std::uint32_t line);
  void end_document();
  void start_unit(Piece::Kind kind, std::string_view line);
  void continue_unit(std::string_view line);
  void take_empty(std::string_view line);
  void fill_in();
  [[nodiscard]] bool take_items_line(std::string_view line);
  void flush();

  Lines lines_;
  Gives gives_ = Gives::Pieces;
  State state_ = State::Between;
  bool at_root_ = false;  ///< A document has begun, and its first content is still to come.
  Piece piece_;
  std::array<Expected, 3> expected_{};  ///< By Piece::Kind.
  std::size_t empty_octets_ = 0;        ///< Of the blank lines and comments that came last.
  std::size_t dropped_lines_ = 0;       ///< Of these, those that are not in the piece.
  std::vector<Step> ready_;             ///< Steps to give out, first one first.
  std::size_t given_ = 0;
  Stretch stretch_;
  // The blocks of lines that were last searched for a stretch.
  std::uint64_t items_tried_ = 0;
  std::uint64_t documents_tried_ = 0;
  std::vector<Problem> problems_;
};

}  // namespace hastls::posture
