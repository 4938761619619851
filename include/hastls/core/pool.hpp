// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <mutex>
#include <utility>
#include <vector>

namespace hastls {

/// What one task has done with and another may use again, on whichever thread: its memory is there
/// already.
template <class T>
class Pool {
 public:
  /// A fresh one where all are in use.
  [[nodiscard]] T take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return T{};
    T out = std::move(free_.back());
    free_.pop_back();
    return out;
  }
  void give(T done) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(done));
  }

 private:
  std::mutex mutex_;
  std::vector<T> free_;
};

}  // namespace hastls
