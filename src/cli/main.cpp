// SPDX-License-Identifier: BSD-2-Clause
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <malloc.h>
#include <ostream>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

#include "cli/command.hpp"
#include "cli/descriptor_stream.hpp"

namespace {

using hastls::cli::DescriptorBuffer;

// A file opened later must not become standard output; and writing to a closed one must fail.
void occupy_standard_descriptors() {
  for (int descriptor = 0; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) >= 0) continue;
    const int mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (::open("/dev/null", mode) != descriptor) std::abort();
  }
}

// A reader that went away ends the run quietly, even where the parent ignores SIGPIPE; a file over
// the limit is an error that can be explained.
void settle_signals() {
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGXFSZ, SIG_IGN);
}

std::size_t columns_of_standard_error() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

// What libunbound needs, and more than anything else here does.
constexpr std::size_t kLeastStack = std::size_t{1} << 20;

// A thread gets what `ulimit -s` says of the first one.
void settle_threads() {
#ifdef __GLIBC__
  pthread_attr_t defaults;
  if (::pthread_getattr_default_np(&defaults) != 0) return;
  std::size_t size = 0;
  if (::pthread_attr_getstacksize(&defaults, &size) == 0 && size < kLeastStack &&
      ::pthread_attr_setstacksize(&defaults, kLeastStack) == 0)
    ::pthread_setattr_default_np(&defaults);
  ::pthread_attr_destroy(&defaults);
#endif
}

// What is freed is about to be asked for again, piece of a file by piece: it is not given back to
// the system in between, which would clear it each time.
void settle_memory() {
#ifdef __GLIBC__
  constexpr int kLeastMapped = 1 << 22;
  constexpr int kMostKept = 1 << 26;
  (void)::mallopt(M_MMAP_THRESHOLD, kLeastMapped);
  (void)::mallopt(M_TRIM_THRESHOLD, kMostKept);
#endif
}

bool has_small_stack() {
  rlimit stack{};
  return ::getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur < kLeastStack;
}

// Under a small `ulimit -s` in a thread, whose stack is another one. All signals are that thread's.
int run_with_stack(const std::function<int()>& run) {
  if (!has_small_stack()) return run();
  sigset_t all{};
  sigset_t before{};
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, &before);
  int status = 0;
  std::jthread([&] {
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    status = run();
  }).join();
  return status;
}

int out_of_memory(std::ostream& err) {
  err << "hastls: out of memory\n";
  return static_cast<int>(hastls::cli::ExitCode::Failed);
}

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

int main(int argc, char** argv) {
  occupy_standard_descriptors();
  settle_signals();
  settle_threads();
  settle_memory();
  DescriptorBuffer out_buffer(STDOUT_FILENO, DescriptorBuffer::Flush::WhenFull);
  DescriptorBuffer err_buffer(STDERR_FILENO, DescriptorBuffer::Flush::EveryWrite);
  std::ostream out(&out_buffer);
  std::ostream err(&err_buffer);
  hastls::cli::Env env{
      .out = out,
      .err = err,
      .standard_input = [] { return hastls::io::Input::adopt(::dup(STDIN_FILENO), "<stdin>"); },
      .variable = variable,
      .out_is_terminal = ::isatty(STDOUT_FILENO) != 0,
      .err_is_terminal = ::isatty(STDERR_FILENO) != 0,
      .err_columns = columns_of_standard_error,
      .out_error = [&out_buffer] { return out_buffer.error(); },
  };
  const auto run = [&] {
    try {
      return static_cast<int>(hastls::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc}, env));
    } catch (...) {
      return out_of_memory(err);
    }
  };
  try {
    return run_with_stack(run);
  } catch (...) {
    return out_of_memory(err);
  }
}
