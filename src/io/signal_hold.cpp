// SPDX-License-Identifier: BSD-2-Clause
#include "io/signal_hold.hpp"

#include <array>

namespace hastls::io {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGPIPE};

// A blocked signal becomes pending even where it is ignored, as SIGHUP is under nohup.
bool is_ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

SignalHold::SignalHold() noexcept {
  ::sigemptyset(&held_);
  for (const int signal : kSignals) {
    if (!is_ignored(signal)) ::sigaddset(&held_, signal);
  }
  ::pthread_sigmask(SIG_BLOCK, &held_, &before_);
}

SignalHold::~SignalHold() {
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

Status SignalHold::check() const {
  sigset_t pending{};
  ::sigpending(&pending);
  for (const int signal : kSignals) {
    if (::sigismember(&held_, signal) == 1 && ::sigismember(&pending, signal) == 1)
      return Error{ErrorCode::Io, "interrupted by a signal", {}};
  }
  return Done{};
}

}  // namespace hastls::io
