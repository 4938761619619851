// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdlib>
#include <functional>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

// Where it is there, it writes down what was run: _exit() does not.
// NOLINTNEXTLINE(bugprone-reserved-identifier, readability-identifier-naming): its name
extern "C" void __gcov_dump() __attribute__((weak));

namespace hastls::testing {

/// A process that runs `work` and ends with its result. What fails in it must be returned: EXPECT
/// there is seen by nobody.
class Child {
 public:
  explicit Child(const std::function<int()>& work) : id_(::fork()) {
    if (id_ == 0) {
      const int result = work();
      if (__gcov_dump != nullptr) __gcov_dump();
      ::_exit(result);
    }
    EXPECT_GT(id_, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  Child(Child&&) = delete;
  Child& operator=(Child&&) = delete;
  ~Child() {
    if (!is_over_) wait();
  }

  [[nodiscard]] pid_t id() const noexcept { return id_; }

  /// The exit code, or 128 and the signal's number.
  int wait() {
    int status = 0;
    EXPECT_EQ(::waitpid(id_, &status, 0), id_);
    is_over_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t id_;
  bool is_over_ = false;
};

inline int in_child(const std::function<int()>& work) {
  return Child(work).wait();
}

}  // namespace hastls::testing
