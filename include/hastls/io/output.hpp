// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"

namespace hastls::io {

/// What became, or would become, of one output.
enum class Change : std::uint8_t {
  Unchanged,  ///< The file holds the text already, and was not touched.
  Created,
  Replaced,
  Removed,
  Sent,  ///< Written to what is no regular file: a FIFO, a device, /dev/stdout.
};

struct Outcome {
  std::string path;
  Change change;
};

/// Takes the next piece of a text. Errors: Io.
using Write = std::function<Status(std::string_view)>;
/// Gives a text to `write`, piece by piece, and says whether it could be made. An error of `write`
/// is handed back.
using Produce = std::function<Status(const Write& write)>;

struct PlannedOutput;

/// Files that are written together: either every one is on disk under a temporary name before the
/// first takes its place, or none is written at all.
/// Spec: SPEC.md F3. Each file is replaced atomically and keeps its mode, owner and group; a new
/// one gets 0666 less umask. A link is followed. SIGINT, SIGTERM and SIGHUP wait until no
/// temporary file is left; what a killed run leaves is removed by the next one in that folder.
class OutputSet {
 public:
  OutputSet();
  OutputSet(OutputSet&&) noexcept;
  OutputSet& operator=(OutputSet&&) noexcept;
  OutputSet(const OutputSet&) = delete;
  OutputSet& operator=(const OutputSet&) = delete;
  ~OutputSet();

  /// Errors: Io for a folder, a name that is too long, a folder that does not exist, a link that
  /// leads nowhere; Usage where the set writes that file already. Nothing is written yet.
  [[nodiscard]] Status add(const std::string& path, std::string text);
  /// The same for a text that is made while it is compared or written, and never held. An error of
  /// `produce` is handed back by compare() and commit(), and nothing is changed.
  /// Shape: `produce` gives the same text each time; it is called once, or twice where a file holds
  /// the beginning of the text.
  [[nodiscard]] Status add(const std::string& path, Produce produce);

  /// The same for a file that was read before: commit() fails, and changes nothing, where it is no
  /// longer as it was then.
  [[nodiscard]] Status replace(const std::string& path, std::string text, const FileState& read);

  /// The same for a text that can be made only once.
  /// Shape: commit() calls `produce` once, before anything is replaced.
  [[nodiscard]] Status stream(const std::string& path, Produce produce);

  /// Lets commit() take the regular file or the link at `path` away, if there is one.
  [[nodiscard]] Status remove(const std::string& path);

  /// What commit() would do, in the order of the calls above; touches nothing.
  /// Errors: Io where a file cannot be read, or is none that could be compared.
  /// Precondition: nothing is streamed.
  [[nodiscard]] Result<std::vector<Outcome>> compare() const;

  /// Writes, in the order of the calls above.
  /// Errors: Io, with the path, and what `produce` says; nothing was changed unless the error says
  /// so.
  [[nodiscard]] Result<std::vector<Outcome>> commit();

 private:
  [[nodiscard]] Status insert(PlannedOutput output);

  std::vector<PlannedOutput> outputs_;
  std::map<std::string, std::string> paths_;  ///< Of each file behind all links, the path given.
};

}  // namespace hastls::io
