// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/io/output.hpp"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "io/failure.hpp"
#include "io/signal_hold.hpp"
#include "io/staging.hpp"
#include "io/target.hpp"
#include "io/transfer.hpp"

namespace hastls::io {

struct PlannedOutput {
  Target target;
  Produce text;
  bool is_removal = false;
  bool is_made_once = false;           ///< The text cannot be asked for twice.
  std::optional<FileState> read = {};  ///< What the file has to be still.
  Change change = Change::Unchanged;
  std::string staged = {};  ///< The temporary file's name, once there is one.
};

namespace {

using Kind = Target::Kind;

Result<Change> change_of(const PlannedOutput& output) {
  const bool exists = output.target.kind != Kind::Missing;
  if (output.is_removal) return exists ? Change::Removed : Change::Unchanged;
  if (output.target.kind == Kind::Direct) return Change::Sent;
  if (!exists) return Change::Created;
  if (output.is_made_once) return Change::Replaced;  // until the text is there to be compared
  const auto same = holds(output.target, output.text);
  if (!same) return same.error();
  return *same ? Change::Unchanged : Change::Replaced;
}

std::vector<Outcome> outcomes(std::span<const PlannedOutput> outputs) {
  std::vector<Outcome> out;
  for (const PlannedOutput& output : outputs) out.push_back({output.target.path, output.change});
  return out;
}

Error in_part(Error error, std::size_t done) {
  if (done == 1) error.message += "; one other file is changed already";
  if (done > 1) error.message += fmt::format("; {} other files are changed already", done);
  return error;
}

/// One run of commit(), phase by phase.
class Commit {
 public:
  explicit Commit(std::span<PlannedOutput> outputs) : outputs_(outputs) {}

  [[nodiscard]] Status run() {
    for (const auto phase : {&Commit::examine, &Commit::stage, &Commit::sync, &Commit::send_direct,
                             &Commit::check_unchanged, &Commit::publish, &Commit::sync_folders}) {
      if (auto done = (this->*phase)(); !done) return done;
    }
    return Done{};
  }

 private:
  // What cannot be read can still be replaced.
  Status examine() {
    for (PlannedOutput& output : outputs_) {
      const auto change = change_of(output);
      if (!change && change.error().code != ErrorCode::Io) return change.error();
      output.change = change ? *change : Change::Replaced;
      if (auto made = try_to_make(output); !made) return made;
      if (output.target.kind == Kind::Direct || folders_.contains(output.target.folder_id))
        continue;
      auto folder = Staging::open(output.target);
      if (!folder) return folder.error();
      folders_.emplace(output.target.folder_id, *std::move(folder));
    }
    return Done{};
  }

  // What is sent cannot be taken back: all of it has to be there once.
  [[nodiscard]] static Status try_to_make(const PlannedOutput& output) {
    if (output.change != Change::Sent || output.is_made_once) return Done{};
    return output.text([](std::string_view) { return Status(Done{}); });
  }

  Status stage() {
    for (PlannedOutput& output : outputs_) {
      if (output.change != Change::Created && output.change != Change::Replaced) continue;
      if (auto staged = stage_one(output); !staged) return staged;
      if (auto checked = signals_.check(); !checked) return checked;
    }
    return Done{};
  }

  Status stage_one(PlannedOutput& output) {
    Staging& folder = folder_of(output);
    auto staged = folder.stage(output.target, producer_of(output));
    if (!staged) return staged.error();
    if (output.is_made_once && output.change == Change::Replaced &&
        folder.is_same(output.target, *staged)) {
      output.change = Change::Unchanged;
      folder.drop(*staged);
      return Done{};
    }
    output.staged = *std::move(staged);
    return Done{};
  }

  // A text that takes long to make can be interrupted.
  [[nodiscard]] Produce producer_of(const PlannedOutput& output) const {
    return [this, &output](const Write& write) {
      return output.text([&](std::string_view piece) {
        auto checked = signals_.check();
        return checked ? write(piece) : checked;
      });
    };
  }

  // After all are written: the first sync then takes most of the others' work along.
  Status sync() {
    for (const PlannedOutput& output : outputs_) {
      if (output.staged.empty()) continue;
      if (auto synced = folder_of(output).sync(output.target, output.staged); !synced)
        return synced;
      if (auto checked = signals_.check(); !checked) return checked;
    }
    return Done{};
  }

  // Before the first rename: a device that is full leaves every file as it was.
  Status send_direct() {
    for (const PlannedOutput& output : outputs_) {
      if (output.change != Change::Sent) continue;
      if (auto sent = send(output.target, producer_of(output), signals_); !sent) return sent;
    }
    return Done{};
  }

  // As late as can be: what somebody else wrote meanwhile is not overwritten.
  Status check_unchanged() {
    for (const PlannedOutput& output : outputs_) {
      if (!output.read || is_still(output.target, *output.read)) continue;
      return Error{ErrorCode::Io,
                   fmt::format("cannot write {}: it was changed by somebody else meanwhile",
                               output.target.path),
                   {}};
    }
    return Done{};
  }

  Status publish() {
    std::size_t done = 0;
    for (const PlannedOutput& output : outputs_) {
      if (auto published = publish_one(output); !published) return in_part(published.error(), done);
      if (!output.staged.empty() || output.change == Change::Removed) ++done;
    }
    return Done{};
  }

  Status publish_one(const PlannedOutput& output) {
    if (output.change == Change::Removed) return folder_of(output).remove(output.target);
    if (output.staged.empty()) return Done{};
    return folder_of(output).publish(output.target, output.staged);
  }

  Status sync_folders() {
    std::map<FolderId, const Target*> changed;
    for (const PlannedOutput& output : outputs_) {
      const bool was_removed = output.change == Change::Removed;
      if (was_removed || !output.staged.empty()) changed[output.target.folder_id] = &output.target;
    }
    for (const auto& [id, target] : changed) {
      if (auto synced = folders_.at(id).sync_folder(*target); !synced) return synced;
    }
    return Done{};
  }

  Staging& folder_of(const PlannedOutput& output) { return folders_.at(output.target.folder_id); }

  const SignalHold signals_;  // the first member: released when no temporary file is left
  std::span<PlannedOutput> outputs_;
  std::map<FolderId, Staging> folders_;
};

}  // namespace

OutputSet::OutputSet() = default;
OutputSet::OutputSet(OutputSet&&) noexcept = default;
OutputSet& OutputSet::operator=(OutputSet&&) noexcept = default;
OutputSet::~OutputSet() = default;

Status OutputSet::insert(PlannedOutput output) {
  const Target& target = output.target;
  if (target.kind != Kind::Direct) {
    const auto [it, is_new] = paths_.try_emplace(
        fmt::format("{}:{}:{}", target.folder_id.device, target.folder_id.inode, target.name),
        target.path);
    if (!is_new)
      return Error{ErrorCode::Usage,
                   fmt::format("{} and {} are the same file", it->second, target.path),
                   {}};
  }
  outputs_.push_back(std::move(output));
  return Done{};
}

Status OutputSet::add(const std::string& path, std::string text) {
  return add(path, [text = std::move(text)](const Write& write) { return write(text); });
}

Status OutputSet::add(const std::string& path, Produce produce) {
  auto target = find_target(path);
  if (!target) return target.error();
  return insert({.target = *std::move(target), .text = std::move(produce)});
}

Status OutputSet::replace(const std::string& path, std::string text, const FileState& read) {
  auto target = find_target(path);
  if (!target) return target.error();
  return insert({.target = *std::move(target),
                 .text = [text = std::move(text)](const Write& write) { return write(text); },
                 .read = read});
}

Status OutputSet::stream(const std::string& path, Produce produce) {
  auto target = find_target(path);
  if (!target) return target.error();
  return insert({.target = *std::move(target), .text = std::move(produce), .is_made_once = true});
}

Status OutputSet::remove(const std::string& path) {
  auto target = find_entry(path);
  if (!target) return target.error();
  if (target->kind == Kind::Direct) return failure("remove", path, EINVAL);
  return insert({.target = *std::move(target), .text = {}, .is_removal = true});
}

Result<std::vector<Outcome>> OutputSet::compare() const {
  std::vector<Outcome> out;
  for (const PlannedOutput& output : outputs_) {
    if (output.target.kind == Kind::Direct)
      return Error{ErrorCode::Io,
                   fmt::format("cannot compare {}: not a regular file", output.target.path),
                   {}};
    const auto change = change_of(output);
    if (!change) return change.error();
    out.push_back({output.target.path, *change});
  }
  return out;
}

Result<std::vector<Outcome>> OutputSet::commit() {
  Commit commit(outputs_);
  if (auto done = commit.run(); !done) return std::move(done).error();
  return outcomes(outputs_);
}

}  // namespace hastls::io
