// SPDX-License-Identifier: BSD-2-Clause
#include "io/transfer.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/descriptor.hpp"
#include "io/failure.hpp"
#include "io/state.hpp"

namespace hastls::io {
namespace {

constexpr int kTickMs = 50;
constexpr int kReaderTicks = 5000 / kTickMs;

// A FIFO has no reader yet as long as opening it fails by ENXIO.
Result<Descriptor> open_direct(const Target& target, const SignalHold& signals) {
  constexpr int kFlags = O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
  for (int tick = 0; tick < kReaderTicks; ++tick) {
    const bool is_own = target.own_descriptor >= 0;
    Descriptor file(is_own ? ::fcntl(target.own_descriptor, F_DUPFD_CLOEXEC, 0)
                           : ::open(target.path.c_str(), kFlags));
    if (file.is_open()) return file;
    if (errno != ENXIO) return failure("write", target.path, errno);
    ::poll(nullptr, 0, kTickMs);
    if (auto checked = signals.check(); !checked) return std::move(checked).error();
  }
  return failure("write", target.path, ENXIO);
}

// A pipe that poll() calls writable takes PIPE_BUF octets without waiting.
Result<std::size_t> send_some(int descriptor, const Target& target, std::string_view text) {
  pollfd waiting{descriptor, POLLOUT, 0};
  if (::poll(&waiting, 1, kTickMs) <= 0) return std::size_t{0};
  const ssize_t count =
      ::write(descriptor, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
  if (count >= 0) return static_cast<std::size_t>(count);
  if (errno == EINTR || errno == EAGAIN) return std::size_t{0};
  return failure("write", target.path, errno);
}

}  // namespace

int write_all(int descriptor, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno != EINTR) return errno;
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

Status send(const Target& target, const Produce& produce, const SignalHold& signals) {
  const auto file = open_direct(target, signals);
  if (!file) return file.error();
  return produce([&](std::string_view text) -> Status {
    while (!text.empty()) {
      const auto sent = send_some(file->get(), target, text);
      if (!sent) return sent.error();
      text.remove_prefix(*sent);
      if (auto checked = signals.check(); !checked) return checked;
    }
    return Done{};
  });
}

bool hold_the_same(int a, int b) {
  struct stat left {};
  struct stat right {};
  if (::fstat(a, &left) != 0 || ::fstat(b, &right) != 0 || left.st_size != right.st_size)
    return false;
  std::array<char, 65536> from_a{};
  std::array<char, 65536> from_b{};
  for (;;) {
    const ssize_t count = ::read(a, from_a.data(), from_a.size());
    if (count <= 0) return count == 0;
    const auto size = static_cast<std::size_t>(count);
    std::size_t got = 0;
    while (got < size) {
      const ssize_t more = ::read(b, from_b.data() + got, size - got);
      if (more <= 0) return false;
      got += static_cast<std::size_t>(more);
    }
    if (!std::equal(from_a.begin(), from_a.begin() + count, from_b.begin())) return false;
  }
}

bool is_still(const Target& target, const FileState& read) {
  struct stat status {};
  const std::string path = target.folder + '/' + target.name;
  return ::stat(path.c_str(), &status) == 0 && state_of(status) == read;
}

Result<bool> holds(const Target& target, std::string_view text) {
  const std::string path = target.folder + '/' + target.name;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat status {};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0)
    return failure("read", target.path, errno);
  if (static_cast<std::size_t>(status.st_size) != text.size()) return false;
  std::array<char, 65536> block{};
  while (!text.empty()) {
    const ssize_t count = ::read(file.get(), block.data(), std::min(block.size(), text.size()));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("read", target.path, errno);
    const auto got = static_cast<std::size_t>(count);
    if (got == 0 || text.substr(0, got) != std::string_view(block.data(), got)) return false;
    text.remove_prefix(got);
  }
  return true;
}

}  // namespace hastls::io
