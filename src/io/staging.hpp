// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "hastls/core/result.hpp"
#include "hastls/io/output.hpp"

#include "io/descriptor.hpp"
#include "io/target.hpp"

namespace hastls::io {

/// The temporary files of one run in one folder: `.hastls-XXXXXXXX-N.tmp`, and the empty
/// `.hastls-XXXXXXXX.tmp` whose lock says that the run is alive. One lock for all of them, since a
/// descriptor for each would run out at a thousand zones.
class Staging {
 public:
  /// Opens the folder and removes what dead runs left there.
  [[nodiscard]] static Result<Staging> open(const Target& target);

  Staging(Staging&&) noexcept = default;
  Staging& operator=(Staging&&) = delete;
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  /// Removes every temporary file that did not become an output.
  ~Staging();

  /// Writes `text` to a temporary file that has the mode, owner and group of `target`; the result
  /// is its name.
  [[nodiscard]] Result<std::string> stage(const Target& target, const TextSource& text);
  /// Waits until the staged file is on disk.
  [[nodiscard]] Status sync(const Target& target, const std::string& staged) const;
  /// Puts the staged file in the target's place.
  [[nodiscard]] Status publish(const Target& target, const std::string& staged);
  [[nodiscard]] Status remove(const Target& target) const;
  /// Waits until the folder itself is on disk.
  [[nodiscard]] Status sync_folder(const Target& target) const;

 private:
  explicit Staging(Descriptor folder) : folder_(std::move(folder)) {}
  [[nodiscard]] Status lock(const Target& target);

  Descriptor folder_;
  Descriptor lock_;
  std::string token_;  ///< `.hastls-XXXXXXXX`; empty as long as nothing is staged.
  std::set<std::string> staged_;
  std::size_t next_ = 0;
};

}  // namespace hastls::io
