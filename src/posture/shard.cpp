// SPDX-License-Identifier: BSD-2-Clause
#include "posture/shard.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "posture/document_items.hpp"
#include "posture/owner_key.hpp"
#include "posture/plain_flow.hpp"
#include "posture/read_piece.hpp"

namespace hastls::posture {

namespace {

using Kind = Cutter::Step::Kind;

bool is_piece(const Cut& cut, Piece::Kind kind) noexcept {
  return cut.step.kind == Kind::Piece && cut.step.piece.kind == kind;
}

// Keys, and behind them servers alone.
bool is_usual(std::span<const Cut> document) {
  const auto is_clean = [](const Cut& cut) { return cut.problems.empty(); };
  const auto is_servers = [](const Cut& cut) { return is_piece(cut, Piece::Kind::Items); };
  return document.size() > 3 && std::ranges::all_of(document, is_clean) &&
         document.front().step.kind == Kind::DocumentBegins &&
         is_piece(document[1], Piece::Kind::Keys) &&
         std::ranges::all_of(document.subspan(2, document.size() - 3), is_servers) &&
         document.back().step.kind == Kind::DocumentEnds;
}

// The servers of some pieces of one document.
class PieceReader {
 public:
  PieceReader(const LoadOptions& options, const std::string& file, const Surroundings& around,
              TermsMemo& memo)
      : findings_(file), reader_(options, around, out_.content.store, findings_, memo) {}

  void take(const Piece& piece) {
    findings_.set_piece(&piece);
    if (reader_.take_piece(piece)) out_.any_refused = true;
    findings_.set_piece(nullptr);
  }

  void take_uncut(Stretch stretch) {
    Cutter cutter(std::move(stretch));
    // Of lines in memory, which cannot fail to be read.
    for (auto step = cutter.next(); step && step->kind == Kind::Piece; step = cutter.next())
      take(step->piece);
    for (const Problem& problem : cutter.take_problems()) findings_.problem(problem);
  }

  Shard finish() && {
    out_.waiting = reader_.take_waiting();
    out_.content.warnings = findings_.take_warnings();
    out_.content.diagnostics = std::move(findings_).take();
    return std::move(out_);
  }

 private:
  Shard out_;
  Findings findings_;
  ServerReader reader_;
};

}  // namespace

Shard read_servers(const Piece& piece, const LoadOptions& options, const std::string& file,
                   const Surroundings& around, TermsMemo& memo) {
  PieceReader reader(options, file, around, memo);
  reader.take(piece);
  return std::move(reader).finish();
}

Shard read_servers(const Stretch& stretch, const LoadOptions& options, const std::string& file,
                   const Surroundings& around, TermsMemo& memo) {
  PieceReader reader(options, file, around, memo);
  std::string_view rest = stretch.lines.lines();
  std::uint32_t line = stretch.lines.line;
  Piece piece;
  while (!rest.empty()) {
    const StretchSize taken = cut_items(rest, line, piece);
    if (taken.octets == 0) {
      reader.take_uncut({PlainBlock{{rest.begin(), rest.end()}, 0, line}, stretch.indent});
      break;
    }
    reader.take(piece);
    rest.remove_prefix(taken.octets);
    line += taken.lines;
  }
  return std::move(reader).finish();
}

ShardReader::ShardReader(const LoadOptions& options, const std::string& file, TermsMemo& memo)
    : options_(options), memo_(memo), findings_(file) {
  shard_.content.file = file;
}

void ShardReader::take(Cut cut) {
  take_problems(cut.problems);
  take_step(std::move(cut.step));
}

void ShardReader::take_documents(std::vector<Cut> cuts) {
  const auto ends = [](const Cut& cut) { return cut.step.kind == Kind::DocumentEnds; };
  for (auto from = cuts.begin(); from != cuts.end();) {
    auto to = std::find_if(from, cuts.end(), ends);
    if (to != cuts.end()) ++to;
    const std::span document(from, to);
    if (!take_alike(document)) take_new(document);
    from = to;
  }
}

void ShardReader::take_new(std::span<Cut> document) {
  const bool usual = !options_.exact && is_usual(document);
  const std::size_t found = findings_.count();
  known_.reset();
  for (Cut& cut : document) {
    const bool keys = is_piece(cut, Piece::Kind::Keys);
    take(std::move(cut));
    if (usual && keys && findings_.count() == found && document_->says_all())
      known_ = split_keys(key_pieces_.back());
  }
}

bool ShardReader::take_alike(std::span<Cut> document) {
  if (!known_ || !is_usual(document)) return false;
  const Piece& keys = document[1].step.piece;
  const auto zone = zone_of_alike(keys.text);
  if (!zone || keys.text.size() != known_->before.size() + zone->size() + known_->behind.size() ||
      !begin_alike(*zone, keys.units.front().line))
    return false;
  for (Cut& cut : document.subspan(2)) take_step(std::move(cut.step));
  return true;
}

// The zone where `text` begins with the keys that are known.
std::optional<std::string_view> ShardReader::zone_of_alike(std::string_view text) const {
  if (!text.starts_with(known_->before)) return std::nullopt;
  const std::string_view rest = text.substr(known_->before.size());
  const std::string_view zone = rest.substr(0, plain_word_size(rest));
  if (!is_plain_word(zone) || !rest.substr(zone.size()).starts_with(known_->behind))
    return std::nullopt;
  return zone;
}

// `line` is where its keys begin.
bool ShardReader::begin_alike(std::string_view zone, std::uint32_t line) {
  auto name = zone_name(zone);
  if (!name) return false;
  document_->begin_alike(*std::move(name), line - known_->line);
  return true;
}

void ShardReader::take_documents(const PlainBlock& stretch) {
  std::uint32_t line = stretch.line;
  std::string_view rest = stretch.lines();
  while (!rest.empty()) {
    StretchSize taken = take_alike(rest, line);
    if (taken.octets == 0) taken = take_uncut(rest, line);
    rest.remove_prefix(taken.octets);
    line += taken.lines;
  }
}

// The document that `text` begins with; nothing where it has to be cut and read by itself.
StretchSize ShardReader::take_alike(std::string_view text, std::uint32_t line) {
  constexpr std::string_view kMarker = "---\n";
  if (!known_ || !text.starts_with(kMarker)) return {};
  const auto zone = zone_of_alike(text.substr(kMarker.size()));
  if (!zone) return {};
  StretchSize size{kMarker.size() + known_->before.size() + zone->size() + known_->behind.size(),
                   1 + known_->lines};
  text.remove_prefix(size.octets);
  const StretchSize items = cut_items(text, line + size.lines, items_);
  const bool ends = items.octets == text.size() || text.substr(items.octets).starts_with(kMarker);
  if (items.octets == 0 || !ends || !begin_alike(*zone, line + 1)) return {};
  take_servers(items_);
  document_->finish(std::exchange(shard_.any_refused, false));
  return {size.octets + items.octets, size.lines + items.lines};
}

StretchSize ShardReader::take_uncut(std::string_view text, std::uint32_t line) {
  text = text.substr(0, std::min(text.find("\n---\n"), text.size() - 1) + 1);
  Cutter cutter(PlainBlock{{text.begin(), text.end()}, 0, line});
  std::vector<Cut> cuts;
  // Of lines in memory, which cannot fail to be read.
  for (auto step = cutter.next(); step && step->kind != Kind::End; step = cutter.next())
    cuts.push_back({cutter.take_problems(), *std::move(step)});
  take_documents(std::move(cuts));
  return {text.size(), static_cast<std::uint32_t>(std::ranges::count(text, '\n'))};
}

// Nothing where the zone does not stand behind its key as one plain word.
std::optional<ShardReader::KnownKeys> ShardReader::split_keys(const Piece& keys) {
  constexpr std::string_view kZone = "zone: ";
  for (std::size_t unit = 0; unit < keys.units.size(); ++unit) {
    const std::string_view text = keys.unit_text(unit);
    if (!text.starts_with(kZone)) continue;
    const std::size_t at = text.find_first_not_of(' ', kZone.size());
    const std::size_t size = plain_word_size(text.substr(std::min(at, text.size())));
    const std::size_t end = at + size;
    if (size == 0 || end == text.size() || (text[end] != '\n' && text[end] != ' ')) break;
    const std::string_view all = keys.text;
    const std::size_t from = keys.units[unit].offset;
    return KnownKeys{all.substr(0, from + at), all.substr(from + end), keys.units.front().line,
                     static_cast<std::uint32_t>(std::ranges::count(all, '\n'))};
  }
  return std::nullopt;
}

void ShardReader::take_problems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    shard_.any_refused = true;
    findings_.problem(problem);
  }
}

void ShardReader::take_step(Cutter::Step step) {
  switch (step.kind) {
    case Kind::DocumentBegins:
      shard_.any_document = true;
      key_tree_.clear();
      key_pieces_.clear();
      document_.emplace(options_, shard_.content, findings_, memo_, step.line);
      return;
    case Kind::Piece:
      if (step.piece.kind != Piece::Kind::Items)
        return take_keys(key_pieces_.emplace_back(std::move(step.piece)));
      return take_servers(step.piece);
    case Kind::DocumentEnds: return document_->finish(std::exchange(shard_.any_refused, false));
    case Kind::Stretch:
    case Kind::Documents:
    case Kind::End: return;
  }
}

void ShardReader::take_servers(const Piece& piece) {
  findings_.set_piece(&piece);
  if (document_->take_servers(piece)) shard_.any_refused = true;
  findings_.set_piece(nullptr);
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
