// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <csignal>

#include "hastls/core/result.hpp"

namespace hastls::io {

/// Lets SIGINT, SIGTERM, SIGHUP and SIGPIPE wait for this thread as long as it lives, so that
/// temporary files can be taken away before the process dies of them.
class SignalHold {
 public:
  SignalHold() noexcept;
  SignalHold(const SignalHold&) = delete;
  SignalHold& operator=(const SignalHold&) = delete;
  SignalHold(SignalHold&&) = delete;
  SignalHold& operator=(SignalHold&&) = delete;
  ~SignalHold();

  /// Errors: Io where a held signal has come.
  [[nodiscard]] Status check() const;

 private:
  sigset_t held_{};
  sigset_t before_{};
};

}  // namespace hastls::io
