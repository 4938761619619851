// SPDX-License-Identifier: BSD-2-Clause
#include "io/transfer.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "io/descriptor.hpp"
#include "io/failure.hpp"
#include "io/state.hpp"

namespace hastls::io {
namespace {

constexpr int kTickMs = 50;
constexpr int kReaderTicks = 5000 / kTickMs;

// Whether it was open before: then how it waits is shared with others, and is not to be changed.
bool is_shared(const Target& target) noexcept {
  return target.own_descriptor >= 0;
}

// A FIFO has no reader yet as long as opening it fails by ENXIO.
Result<Descriptor> open_direct(const Target& target, const SignalHold& signals) {
  constexpr int kFlags = O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
  for (int tick = 0; tick < kReaderTicks; ++tick) {
    Descriptor file(is_shared(target) ? ::fcntl(target.own_descriptor, F_DUPFD_CLOEXEC, 0)
                                      : ::open(target.path.c_str(), kFlags));
    if (file.is_open()) return file;
    if (errno != ENXIO) return failure("write", target.path, errno);
    ::poll(nullptr, 0, kTickMs);
    if (auto checked = signals.check(); !checked) return std::move(checked).error();
  }
  return failure("write", target.path, ENXIO);
}

bool is_writable(int descriptor) noexcept {
  pollfd waiting{descriptor, POLLOUT, 0};
  return ::poll(&waiting, 1, kTickMs) > 0;
}

// What is shared may wait in write(): a pipe that poll() calls writable takes PIPE_BUF octets
// without.
Result<std::size_t> send_some(int descriptor, const Target& target, std::string_view text) {
  if (is_shared(target)) {
    if (!is_writable(descriptor)) return std::size_t{0};
    text = text.substr(0, PIPE_BUF);
  }
  const ssize_t count = ::write(descriptor, text.data(), text.size());
  if (count >= 0) return static_cast<std::size_t>(count);
  if (errno != EINTR && errno != EAGAIN) return failure("write", target.path, errno);
  if (errno == EAGAIN) (void)is_writable(descriptor);
  return std::size_t{0};
}

// A file that is held against a text, stretch by stretch.
class HeldText {
 public:
  HeldText(int file, const Target& target) : file_(file), target_(target) {}

  Result<bool> begins_with(std::string_view stretch) {
    while (!stretch.empty()) {
      if (rest_.empty()) {
        if (auto read = read_on(); !read) return std::move(read).error();
        if (rest_.empty()) return false;
      }
      const std::size_t size = std::min(rest_.size(), stretch.size());
      if (rest_.substr(0, size) != stretch.substr(0, size)) return false;
      rest_.remove_prefix(size);
      stretch.remove_prefix(size);
    }
    return true;
  }

  Result<bool> at_end() {
    if (rest_.empty()) {
      if (auto read = read_on(); !read) return std::move(read).error();
    }
    return rest_.empty();
  }

 private:
  Status read_on() {
    ssize_t count = 0;
    do {
      count = ::read(file_, block_.data(), block_.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0) return failure("read", target_.path, errno);
    rest_ = {block_.data(), static_cast<std::size_t>(count)};
    return Done{};
  }

  int file_;
  const Target& target_;
  std::array<char, 65536> block_{};
  std::string_view rest_;  ///< What has been read and not compared.
};

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

Result<bool> holds(const Target& target, const Produce& text) {
  const std::string path = target.folder + '/' + target.name;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!file.is_open()) return failure("read", target.path, errno);
  HeldText held(file.get(), target);
  bool differs = false;
  auto compared = text([&](std::string_view stretch) -> Status {
    const auto same = held.begins_with(stretch);
    if (!same) return same.error();
    differs = !*same;
    // No more of the text is needed.
    return differs ? Status(Error{ErrorCode::Io, "the texts differ", {}}) : Status(Done{});
  });
  if (differs) return false;
  if (!compared) return std::move(compared).error();
  return held.at_end();
}

}  // namespace hastls::io
