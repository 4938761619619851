// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/posture/load.hpp"

#include <deque>
#include <utility>

#include "posture/cutter.hpp"
#include "posture/document.hpp"
#include "posture/findings.hpp"
#include "posture/model.hpp"
#include "posture/read_piece.hpp"

namespace hastls::posture {

FilePosture::FilePosture(std::unique_ptr<Content> content) noexcept
    : content_(std::move(content)) {}
FilePosture::FilePosture(FilePosture&&) noexcept = default;
FilePosture& FilePosture::operator=(FilePosture&&) noexcept = default;
FilePosture::~FilePosture() = default;

namespace {

// Drives one file from its text to declarations.
class FileLoader {
 public:
  FileLoader(io::Input& input, const LoadOptions& options)
      : options_(options),
        content_(std::make_unique<FilePosture::Content>()),
        findings_(input.name()),
        cutter_(input) {
    content_->file = input.name();
  }

  Result<FilePosture> load() {
    for (;;) {
      auto step = cutter_.next();
      if (!step) return std::move(step).error();
      for (const Problem& problem : cutter_.take_problems()) take_problem(problem);
      if (step->kind == Cutter::Step::Kind::End) break;
      take(*std::move(step));
    }
    if (!any_document_ && findings_.count() == 0)
      findings_.error({1, 1}, 1, "there is no document here",
                      "a posture file has version, zone and servers");
    content_->diagnostics = std::move(findings_).take();
    content_->warnings = std::move(findings_).take_warnings();
    content_->text = cutter_.take_kept_text();
    return FilePosture(std::move(content_));
  }

 private:
  void take(Cutter::Step step) {
    switch (step.kind) {
      case Cutter::Step::Kind::DocumentBegins:
        any_document_ = true;
        key_tree_.clear();
        key_pieces_.clear();
        document_.emplace(options_, *content_, findings_, step.line);
        return;
      case Cutter::Step::Kind::Piece:
        if (step.piece.kind == Piece::Kind::Items) return take_items(step.piece);
        return take_keys(key_pieces_.emplace_back(std::move(step.piece)));
      case Cutter::Step::Kind::DocumentEnds:
        document_->finish(std::exchange(any_refused_, false));
        document_.reset();
        return;
      case Cutter::Step::Kind::End: return;
    }
  }

  void take_problem(const Problem& problem) {
    any_refused_ = true;
    findings_.problem(problem);
  }

  void take_keys(const Piece& piece) {
    for_each_root(piece, key_tree_, [this](const Node& root) { document_->take_keys(root); });
  }

  void take_items(const Piece& piece) {
    item_tree_.clear();
    for_each_root(piece, item_tree_, [this](const Node& root) { document_->take_server(root); });
    if (options_.progress) options_.progress(content_->records.size());
  }

  template <class Take>
  void for_each_root(const Piece& piece, Tree& tree, Take take) {
    const yaml::ReadPiece read = read_piece(piece, tree, options_.exact);
    findings_.set_piece(&piece);
    for (const Problem& problem : read.problems) take_problem(problem);
    for (const Node* root : read.roots) {
      if (root != nullptr) take(*root);
    }
    findings_.set_piece(nullptr);
  }

  const LoadOptions& options_;
  std::unique_ptr<FilePosture::Content> content_;
  Findings findings_;
  Cutter cutter_;
  std::deque<Piece> key_pieces_;  ///< Of the document's keys; live as long as the document.
  Tree key_tree_;                 ///< Likewise.
  Tree item_tree_;                ///< Of one piece of servers.
  std::optional<Document> document_;
  bool any_document_ = false;
  bool any_refused_ = false;
};

}  // namespace

Result<FilePosture> load_file(io::Input& input, const LoadOptions& options) {
  return FileLoader(input, options).load();
}

}  // namespace hastls::posture
