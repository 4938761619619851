// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "hastls/core/spread_thread.hpp"

namespace hastls {

/// Tasks that are done on several threads, and whose values come back in the order in which the
/// tasks were added. The caller's thread is one of them: it works while it waits. What a task
/// throws, next() throws.
/// Precondition: one thread calls all of this.
template <class Value>
class OrderedWork {
 public:
  using Task = std::function<Value()>;

  explicit OrderedWork(std::size_t jobs)
      : jobs_(std::max<std::size_t>(1, jobs)), more_threads_(jobs_ - 1) {}
  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;
  OrderedWork(OrderedWork&&) = delete;
  OrderedWork& operator=(OrderedWork&&) = delete;
  /// Tasks that nobody has begun are dropped.
  ~OrderedWork() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
      waiting_.clear();
    }
    added_.notify_all();
  }

  [[nodiscard]] bool empty() const noexcept { return slots_.empty(); }
  /// True where next() should be called before more is added: enough waits for every thread.
  /// Where there is but one, what was added is done at once, while it is in the cache.
  [[nodiscard]] bool full() const noexcept {
    return jobs_ == 1 ? !empty() : slots_.size() >= kAhead * jobs_;
  }

  void add(Task task) {
    {
      const std::lock_guard lock(mutex_);
      slots_.emplace_back().task = std::move(task);
      waiting_.push_back(&slots_.back());
    }
    added_.notify_one();
    // One task alone is done by the caller.
    if (slots_.size() > 1 && threads_.size() < more_threads_) start_thread();
  }

  /// Precondition: not empty().
  [[nodiscard]] Value next() {
    assert(!empty());
    std::unique_lock lock(mutex_);
    Slot& front = slots_.front();
    while (!front.done) {
      if (waiting_.empty()) {
        done_.wait(lock);
      } else {
        run_one(lock);
      }
    }
    Slot taken = std::move(front);
    slots_.pop_front();
    lock.unlock();
    if (taken.failure) std::rethrow_exception(taken.failure);
    return *std::move(taken.value);
  }

 private:
  static constexpr std::size_t kAhead = 4;

  struct Slot {
    Task task;
    std::optional<Value> value;
    std::exception_ptr failure;
    bool done = false;
  };

  // Where the system has no more threads, those that there are do all of it.
  void start_thread() {
    try {
      threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      more_threads_ = threads_.size();
    }
  }

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      added_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
      if (ended_) return;
      run_one(lock);
    }
  }

  void run_one(std::unique_lock<std::mutex>& lock) {
    Slot& slot = *waiting_.front();
    waiting_.pop_front();
    lock.unlock();
    try {
      slot.value.emplace(slot.task());
    } catch (...) {
      slot.failure = std::current_exception();
    }
    slot.task = nullptr;
    lock.lock();
    slot.done = true;
    done_.notify_one();
  }

  const std::size_t jobs_;
  std::size_t more_threads_;  ///< Than the caller's, at most.
  std::mutex mutex_;
  std::condition_variable added_;
  std::condition_variable done_;
  std::deque<Slot> slots_;     ///< Tasks in order; a slot stays where it is.
  std::deque<Slot*> waiting_;  ///< Those that nobody has begun.
  bool ended_ = false;
  std::vector<SpreadThread> threads_;  ///< The last member: joined first.
};

}  // namespace hastls
