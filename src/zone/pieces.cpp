// SPDX-License-Identifier: BSD-2-Clause
#include "zone/pieces.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "hastls/core/ordered_work.hpp"
#include "hastls/core/pool.hpp"
#include "hastls/io/seekable_file.hpp"

#include "zone/seams.hpp"

namespace hastls::zone {
namespace {

constexpr std::int64_t kMostSize = std::int64_t{1} << 40;

// Of pieces in a row: so many say that this file is not for reading in pieces.
constexpr std::size_t kMostFailures = 16;

// The octets of one piece.
class PieceSource : public io::Source {
 public:
  PieceSource(const io::SeekableFile& file, std::uint64_t from, std::uint64_t to)
      : file_(file), at_(from), to_(to) {}

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), to_ - at_));
    auto count = file_.read_at(at_, into.first(wanted));
    if (!count) return count;
    if (*count < wanted) return Error{ErrorCode::Io, "the file has become shorter", {}};
    at_ += *count;
    return count;
  }

 private:
  const io::SeekableFile& file_;
  std::uint64_t at_;
  std::uint64_t to_;
};

struct ReadPiece {
  std::unique_ptr<Piece> piece;  // null where it has to be read in order
  std::uint32_t lines = 0;
  ReadState end;
};

// What one task does.
struct PieceTask {
  const io::SeekableFile& file;
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  const ReadOptions& options;
  const Consumer& consumer;
  const FileEntry& entry;
  const ReadState& state;
  Pool<scan::Window::Room>& rooms;

  [[nodiscard]] ReadPiece operator()() const {
    std::unique_ptr<Piece> piece = consumer.begin_piece();
    io::Input input =
        io::Input::from_source(std::make_unique<PieceSource>(file, from, to), entry.name);
    Run run(options, *piece, entry, state);
    FileReader reader(run, input, FileId{}, state.origin, rooms.take());
    const auto read = reader.read();
    ReadPiece out{std::move(piece), reader.here().lines, reader.state()};
    rooms.give(reader.take_room());
    if (!read || out.piece->has_given_up()) return {};
    out.piece->end();
    return out;
  }
};

class PieceReading {
 public:
  PieceReading(Run& run, FileReader& reader, const io::SeekableFile& file, std::uint64_t end)
      : run_(run),
        reader_(reader),
        file_(file),
        entry_(run.includes.files().front()),
        seams_(file_, run.options.piece_size),
        end_(end) {}

  Status read() {
    // The first piece has the SOA and the directives that hold for all others.
    if (seams_.at(1) > end_) return reader_.read(end_);
    if (auto status = read_in_order(); !status) return status;
    while (next_ < seams_.count() && seams_.at(next_ + 1) <= end_ && !reader_.ended()) {
      if (auto status = one(); !status) return status;
    }
    return reader_.ended() ? Status(Done{}) : reader_.read(end_);
  }

 private:
  Status one() {
    if (failures_ < kMostFailures && in_step_ && reader_.state().origin) {
      begin_more();
      ReadPiece read = work_->next();
      if (read.piece && reader_.state().matches(assumed_)) return adopt(read);
      ++failures_;
      // What was begun with another state than there is now would be of no use.
      if (!reader_.state().matches(assumed_)) work_.reset();
    } else {
      work_.reset();
    }
    return read_in_order();
  }

  void begin_more() {
    if (!work_) {
      work_.emplace(run_.options.jobs);
      begun_ = next_;
      assumed_ = reader_.state();
      assumed_.last_ttl.reset();
    }
    while (!work_->full() && begun_ < seams_.count() && seams_.at(begun_ + 1) <= end_) {
      const std::uint64_t from = seams_.at(begun_);
      const std::uint64_t to = seams_.at(++begun_);
      work_->add(PieceTask{file_, from, to, run_.options, run_.consumer, entry_, assumed_, rooms_});
    }
  }

  Status adopt(ReadPiece& read) {
    failures_ = 0;
    const PieceStart start = reader_.here();
    for (QuirkAt& quirk : read.piece->quirks()) {
      quirk.place = start.shifted(quirk.place);
      reader_.adopt_quirk(std::move(quirk));
    }
    run_.consumer.adopt(*read.piece, start);
    return reader_.pass_to({seams_.at(++next_), start.lines + read.lines}, read.end);
  }

  // Goes out of step where the piece ends within an entry.
  Status read_in_order() {
    const auto there = reader_.read_to(seams_.at(++next_));
    if (!there) return there.error();
    in_step_ = *there;
    if (!in_step_) work_.reset();
    return Done{};
  }

  Run& run_;
  FileReader& reader_;
  const io::SeekableFile& file_;
  const FileEntry entry_;
  Seams seams_;
  std::uint64_t end_;
  std::size_t next_ = 0;   // the piece that is to be adopted or read next
  std::size_t begun_ = 0;  // the first one that no task has been made for
  bool in_step_ = false;   // the reader is where that piece begins
  std::size_t failures_ = 0;
  ReadState assumed_;  // by all tasks of work_
  Pool<scan::Window::Room> rooms_;
  std::optional<OrderedWork<ReadPiece>> work_;
};

}  // namespace

std::optional<io::SeekableFile> file_to_cut(const io::Input& input, const ReadOptions& options) {
  const auto state = input.state();
  const auto least = static_cast<std::int64_t>(2 * options.piece_size);
  if (options.jobs < 2 || !input.reopens_by_name() || !state || state->size < least ||
      state->size >= kMostSize)
    return std::nullopt;
  auto file = io::SeekableFile::open(input.name());
  if (!file || file->state() != *state) return std::nullopt;
  file->set_watch(input.watch());
  return *std::move(file);
}

Status read_in_pieces(Run& run, FileReader& reader, const io::SeekableFile& file,
                      std::uint64_t end) {
  return PieceReading(run, reader, file, end).read();
}

}  // namespace hastls::zone
