// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <pthread.h>

namespace hastls {

/// A thread that begins on another processor than its maker's, if this process may use one: there
/// are kernels that begin both on the same, and leave them there for 10 to 20 ms while others are
/// idle. Then it runs wherever the process may. Is joined when it goes away.
class SpreadThread {
 public:
  /// `run` throws nothing. Errors: std::system_error where the system has no more threads.
  explicit SpreadThread(std::function<void()> run);
  SpreadThread(SpreadThread&& other) noexcept;
  SpreadThread& operator=(SpreadThread&&) = delete;
  SpreadThread(const SpreadThread&) = delete;
  SpreadThread& operator=(const SpreadThread&) = delete;
  ~SpreadThread();

 private:
  pthread_t thread_{};
  bool is_running_ = false;
};

}  // namespace hastls
