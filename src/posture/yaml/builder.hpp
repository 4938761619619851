// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/eventhandler.h>

#include "posture/tree.hpp"

namespace YAML {
struct Mark;
}

namespace hastls::posture::yaml {

/// A second document that every piece is given behind its text. What swallows it was not closed.
inline constexpr std::string_view kSentinel = "~hastls~";
inline constexpr std::string_view kSentinelDocument = "--- ~hastls~\n";

/// Thrown to leave yaml-cpp early; the problem is in the builder already.
struct Stop {};

/// Builds nodes from yaml-cpp's events and reports what SPEC.md G7 refuses on the way.
class Builder : public YAML::EventHandler {
 public:
  /// `text` is what the parser reads, with the sentinel at its end; `first_line` is its first
  /// line's number in the file, `depth` the levels that already enclose it.
  Builder(Tree& tree, std::string_view text, std::uint32_t first_line, std::size_t depth);

  [[nodiscard]] Node* root() const noexcept { return root_; }
  /// True when the sentinel came as a document of its own.
  [[nodiscard]] bool complete() const noexcept { return complete_; }
  [[nodiscard]] std::vector<Problem>& problems() noexcept { return problems_; }
  [[nodiscard]] Mark position(const YAML::Mark& mark) const noexcept;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node* node;
    Node** tail;       ///< Where the next child is hung.
    const Node* last;  ///< The child that was hung last.
    bool at_key;       ///< A mapping that expects a key next.
    bool flow;         ///< In brackets or braces.
  };

  void hang(Node& node);
  [[nodiscard]] Mark place_of_null(const YAML::Mark& mark) const;
  [[nodiscard]] Mark dash_before(const YAML::Mark& mark) const;
  [[nodiscard]] bool is_written(const YAML::Mark& mark, std::uint32_t column) const;
  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style);
  void close();
  [[nodiscard]] bool refuse_properties(const YAML::Mark& mark, const std::string& tag,
                                       YAML::anchor_t anchor);
  [[nodiscard]] bool refuse_value(const YAML::Mark& mark, const std::string& value, bool is_key,
                                  bool plain);
  void report(const YAML::Mark& mark, std::string message, std::string help);
  [[nodiscard]] char source_at(const YAML::Mark& mark) const noexcept;
  [[nodiscard]] bool expects_key() const noexcept { return !open_.empty() && open_.back().at_key; }

  Tree& tree_;
  std::string_view text_;
  std::uint32_t first_line_;
  std::size_t outer_depth_;
  std::vector<Open> open_;
  Node* root_ = nullptr;
  int documents_ = 0;
  bool complete_ = false;
  std::vector<Problem> problems_;
};

}  // namespace hastls::posture::yaml
