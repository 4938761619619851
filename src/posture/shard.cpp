// SPDX-License-Identifier: BSD-2-Clause
#include "posture/shard.hpp"

#include <iterator>
#include <utility>

#include "posture/read_piece.hpp"

namespace hastls::posture {

Shard read_servers(const Piece& piece, const LoadOptions& options, const std::string& file,
                   const Surroundings& around, TermsMemo& memo) {
  Shard out;
  Findings findings(file);
  findings.set_piece(&piece);
  ServerReader reader(options, around, out.content.store, findings, memo);
  out.any_refused = reader.take_piece(piece);
  out.waiting = reader.take_waiting();
  out.content.warnings = findings.take_warnings();
  out.content.diagnostics = std::move(findings).take();
  return out;
}

ShardReader::ShardReader(const LoadOptions& options, const std::string& file, TermsMemo& memo)
    : options_(options), memo_(memo), findings_(file) {
  shard_.content.file = file;
}

void ShardReader::take(Cut cut) {
  take_problems(cut.problems);
  take_step(std::move(cut.step));
}

void ShardReader::take_problems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    shard_.any_refused = true;
    findings_.problem(problem);
  }
}

void ShardReader::take_step(Cutter::Step step) {
  switch (step.kind) {
    case Cutter::Step::Kind::DocumentBegins:
      shard_.any_document = true;
      key_tree_.clear();
      key_pieces_.clear();
      document_.emplace(options_, shard_.content, findings_, memo_, step.line);
      return;
    case Cutter::Step::Kind::Piece:
      if (step.piece.kind != Piece::Kind::Items)
        return take_keys(key_pieces_.emplace_back(std::move(step.piece)));
      findings_.set_piece(&step.piece);
      if (document_->take_servers(step.piece)) shard_.any_refused = true;
      findings_.set_piece(nullptr);
      return;
    case Cutter::Step::Kind::DocumentEnds:
      document_->finish(std::exchange(shard_.any_refused, false));
      document_.reset();
      return;
    case Cutter::Step::Kind::End: return;
  }
}

void ShardReader::take_keys(const Piece& piece) {
  const yaml::ReadPiece read = read_piece(piece, key_tree_, options_.exact);
  findings_.set_piece(&piece);
  take_problems(read.problems);
  for (const Node* root : read.roots) {
    if (root != nullptr) document_->take_keys(*root);
  }
  findings_.set_piece(nullptr);
}

void ShardReader::add_documents(Shard shard) {
  const auto shift = static_cast<std::uint32_t>(shard_.content.zones.size());
  for (Fleet::Placement& placed : shard.content.store.placements) placed.zone += shift;
  add(std::move(shard));
}

void ShardReader::add_servers(Shard shard) {
  document_->take_waiting(std::exchange(shard.waiting, {}));
  add(std::move(shard));
}

void ShardReader::add(Shard shard) {
  FilePosture::Content& all = shard_.content;
  FilePosture::Content& more = shard.content;
  std::move(more.zones.begin(), more.zones.end(), std::back_inserter(all.zones));
  std::move(more.types.begin(), more.types.end(), std::back_inserter(all.types));
  all.store.append(std::move(more.store));
  findings_.add(std::move(more.diagnostics), std::move(more.warnings));
  shard_.any_document = shard_.any_document || shard.any_document;
  shard_.any_refused = shard_.any_refused || shard.any_refused;
}

Shard ShardReader::finish() && {
  shard_.content.diagnostics = std::move(findings_).take();
  shard_.content.warnings = std::move(findings_).take_warnings();
  return std::move(shard_);
}

}  // namespace hastls::posture
