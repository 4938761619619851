// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/spread_thread.hpp"

#include <memory>
#include <sched.h>
#include <system_error>
#include <utility>

namespace hastls {
namespace {

struct Start {
  std::function<void()> run;
  cpu_set_t processors{};  ///< Where the process may run ...
  bool is_spread = false;  ///< ... which is more than where the thread begins.
};

void* run_from(void* start) noexcept {
  const std::unique_ptr<Start> mine(static_cast<Start*>(start));
  if (mine->is_spread) (void)::sched_setaffinity(0, sizeof mine->processors, &mine->processors);
  mine->run();
  return nullptr;
}

// Attributes of a thread, with what belongs to them.
class Attributes {
 public:
  Attributes() noexcept { (void)::pthread_attr_init(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  Attributes(Attributes&&) = delete;
  Attributes& operator=(Attributes&&) = delete;
  ~Attributes() { (void)::pthread_attr_destroy(&attributes_); }

  // Leaves the caller's processor out. False where there is no other, or too many to be told.
  bool spread(cpu_set_t& processors) noexcept {
    const int here = ::sched_getcpu();
    if (here < 0 || ::sched_getaffinity(0, sizeof processors, &processors) != 0) return false;
    cpu_set_t others = processors;
    CPU_CLR(static_cast<unsigned>(here), &others);
    return CPU_COUNT(&others) > 0 &&
           ::pthread_attr_setaffinity_np(&attributes_, sizeof others, &others) == 0;
  }

  [[nodiscard]] const pthread_attr_t* get() const noexcept { return &attributes_; }

 private:
  pthread_attr_t attributes_{};
};

}  // namespace

SpreadThread::SpreadThread(std::function<void()> run) {
  auto start = std::make_unique<Start>();
  start->run = std::move(run);
  Attributes attributes;
  start->is_spread = attributes.spread(start->processors);
  int error = ::pthread_create(&thread_, attributes.get(), run_from, start.get());
  if (error != 0 && start->is_spread) {
    start->is_spread = false;  // what may be used has just changed
    error = ::pthread_create(&thread_, nullptr, run_from, start.get());
  }
  if (error != 0) throw std::system_error(error, std::generic_category());
  (void)start.release();
  is_running_ = true;
}

SpreadThread::SpreadThread(SpreadThread&& other) noexcept
    : thread_(other.thread_), is_running_(std::exchange(other.is_running_, false)) {}

SpreadThread::~SpreadThread() {
  if (is_running_) (void)::pthread_join(thread_, nullptr);
}

}  // namespace hastls
