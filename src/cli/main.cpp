// SPDX-License-Identifier: BSD-2-Clause
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <ostream>
#include <sys/ioctl.h>
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

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

int main(int argc, char** argv) {
  occupy_standard_descriptors();
  settle_signals();
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
  try {
    return static_cast<int>(hastls::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc}, env));
  } catch (...) {
    err << "hastls: out of memory\n";
    return static_cast<int>(hastls::cli::ExitCode::Failed);
  }
}
