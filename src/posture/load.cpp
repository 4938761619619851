// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/posture/load.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "hastls/core/ordered_work.hpp"
#include "hastls/core/pool.hpp"

#include "posture/cutter.hpp"
#include "posture/model.hpp"
#include "posture/shard.hpp"
#include "posture/terms_memo.hpp"

namespace hastls::posture {

FilePosture::FilePosture(std::unique_ptr<Content> content) noexcept
    : content_(std::move(content)) {}
FilePosture::FilePosture(FilePosture&&) noexcept = default;
FilePosture& FilePosture::operator=(FilePosture&&) noexcept = default;
FilePosture::~FilePosture() = default;

namespace {

// Whole documents are handed on when they come to this many octets.
constexpr std::size_t kEnough = std::size_t{1} << 17;

// Drives one file from its text to placements. Small documents are read several at a time, each
// group a task; a large one is read here, and its pieces of servers are tasks.
class FileLoader {
 public:
  FileLoader(io::Input& input, const LoadOptions& options)
      : options_(options),
        file_(input.name()),
        cutter_(input, Cutter::Gives::Stretches, &spare_),
        reader_(options, file_, memo_),
        work_(options.jobs) {}

  Result<FilePosture> load() {
    for (;;) {
      auto step = cutter_.next();
      if (!step) return std::move(step).error();
      Cut cut{cutter_.take_problems(), *std::move(step)};
      if (cut.step.kind == Cutter::Step::Kind::End) {
        hand_on();
        collect_all();
        reader_.take_problems(cut.problems);
        break;
      }
      take(std::move(cut));
    }
    return finish();
  }

 private:
  using Kind = Cutter::Step::Kind;

  void take(Cut cut) {
    if (cut.step.kind == Kind::Stretch) return take_stretch(cutter_.take_stretch());
    if (cut.step.kind == Kind::Documents) return hand_on(cutter_.take_stretch().lines);
    if (in_large_) return take_in_large(std::move(cut));
    const bool is_servers =
        cut.step.kind == Kind::Piece && cut.step.piece.kind == Piece::Kind::Items;
    if (cut.step.kind == Kind::DocumentBegins) begins_ = gathered_.size();
    const bool ends = cut.step.kind == Kind::DocumentEnds;
    octets_ += cut.step.piece.text.size();
    gathered_.push_back(std::move(cut));
    if (ends && octets_ >= kEnough) return hand_on();
    // A piece this large is not the document's last one.
    if (is_servers && gathered_.back().step.piece.text.size() >= Cutter::kPieceSize) begin_large();
  }

  // Its document is a large one.
  void take_stretch(Stretch stretch) {
    if (!in_large_) begin_large();
    add([this, mine = std::move(stretch)]() mutable {
      Shard out = servers_of(mine);
      give_back(std::move(mine.lines.text));
      return out;
    });
  }

  // The documents gathered so far become a task, with those of a stretch behind them.
  void hand_on(PlainBlock stretch = {}) {
    octets_ = 0;
    if (gathered_.empty() && stretch.text.empty()) return;
    add([this, cuts = std::exchange(gathered_, {}), lines = std::move(stretch)]() mutable {
      Shard out = with_memo([&](TermsMemo& memo) {
        ShardReader reader(options_, file_, memo);
        reader.take_documents(std::move(cuts));
        reader.take_documents(lines);
        return std::move(reader).finish();
      });
      give_back(std::move(lines.text));
      return out;
    });
  }

  // One that had to grow for a long line is not kept.
  void give_back(Octets block) {
    if (block.capacity() == Lines::kRoom) spare_.give(std::move(block));
  }

  void begin_large() {
    const auto begins = gathered_.begin() + static_cast<std::ptrdiff_t>(begins_);
    std::vector<Cut> cuts(std::make_move_iterator(begins),
                          std::make_move_iterator(gathered_.end()));
    gathered_.erase(begins, gathered_.end());
    hand_on();
    collect_all();
    in_large_ = true;
    for (Cut& cut : cuts) take_in_large(std::move(cut));
  }

  void take_in_large(Cut cut) {
    if (cut.step.kind == Kind::Piece && cut.step.piece.kind == Piece::Kind::Items) {
      reader_.take_problems(cut.problems);
      add([this, piece = std::move(cut.step.piece)] { return servers_of(piece); });
      return;
    }
    // Tasks at hand see what the document's keys said before them.
    collect_all();
    in_large_ = cut.step.kind != Kind::DocumentEnds;
    reader_.take(std::move(cut));
  }

  template <class Part>
  [[nodiscard]] Shard servers_of(const Part& part) {
    return with_memo([&](TermsMemo& memo) {
      return read_servers(part, options_, file_, reader_.surroundings(), memo);
    });
  }

  // A memo for each task at hand: what one learned, the next one knows.
  template <class Use>
  [[nodiscard]] Shard with_memo(const Use& use) {
    auto memo = memos_.take();
    if (memo == nullptr) memo = std::make_unique<TermsMemo>();
    Shard out = use(*memo);
    memos_.give(std::move(memo));
    return out;
  }

  void add(OrderedWork<Shard>::Task task) {
    work_.add(std::move(task));
    while (work_.full()) collect_one();
  }

  void collect_all() {
    while (!work_.empty()) collect_one();
  }

  void collect_one() {
    if (in_large_) {
      reader_.add_servers(work_.next());
    } else {
      reader_.add_documents(work_.next());
    }
  }

  Result<FilePosture> finish() {
    Findings& findings = reader_.findings();
    Shard all = std::move(reader_).finish();
    if (!all.any_document && all.content.diagnostics.empty()) {
      findings.error({1, 1}, 1, "there is no document here",
                     "a posture file has version, zone and servers");
      all.content.diagnostics = std::move(findings).take();
    }
    all.content.text = cutter_.take_kept_text();
    return FilePosture(std::make_unique<FilePosture::Content>(std::move(all.content)));
  }

  const LoadOptions& options_;
  const std::string file_;
  Pool<Octets> spare_;  ///< Blocks of the file that tasks have read.
  Cutter cutter_;
  TermsMemo memo_;
  ShardReader reader_;  ///< Of large documents; what tasks read is added here.
  Pool<std::unique_ptr<TermsMemo>> memos_;
  std::vector<Cut> gathered_;  ///< Steps of documents that are not handed on yet.
  std::size_t octets_ = 0;     ///< Of their pieces.
  std::size_t begins_ = 0;     ///< Where the last of them begins.
  bool in_large_ = false;
  OrderedWork<Shard> work_;  ///< The last member: its tasks use the others.
};

}  // namespace

Result<FilePosture> load_file(io::Input& input, const LoadOptions& options) {
  return FileLoader(input, options).load();
}

}  // namespace hastls::posture
