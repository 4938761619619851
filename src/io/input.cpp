// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/io/input.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/failure.hpp"
#include "io/state.hpp"

namespace hastls::io {
namespace {

// A FIFO is opened without waiting; whoever writes to it gets this long to turn up.
constexpr int kWriterTimeoutMs = 5000;

Status wait_for_writer(int descriptor, const std::string& path) {
  pollfd waiting{descriptor, POLLIN, 0};
  const int ready = ::poll(&waiting, 1, kWriterTimeoutMs);
  if (ready > 0) return Done{};
  if (ready < 0 && errno != EINTR) return failure("wait for", path, errno);
  return Error{
      ErrorCode::Timeout, fmt::format("cannot read {}: a FIFO that nobody writes", path), {}};
}

}  // namespace

Input::Input(int descriptor, std::string text, std::string name)
    : descriptor_(descriptor), text_(std::move(text)), name_(std::move(name)) {}

Input::Input(Input&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      source_(std::move(other.source_)),
      text_(std::move(other.text_)),
      borrowed_(other.borrowed_),
      at_(other.at_),
      name_(std::move(other.name_)),
      by_name_(other.by_name_),
      watch_(other.watch_) {}

Input& Input::operator=(Input&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(source_, other.source_);
  std::swap(text_, other.text_);
  std::swap(borrowed_, other.borrowed_);
  std::swap(at_, other.at_);
  std::swap(name_, other.name_);
  std::swap(by_name_, other.by_name_);
  std::swap(watch_, other.watch_);
  return *this;
}

Input::~Input() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<Input> Input::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return failure("open", path, errno);
  Input input = adopt(descriptor, path);
  input.by_name_ = true;
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return failure("open", path, errno);
  if (S_ISDIR(status.st_mode)) return failure("read", path, EISDIR);
  if (S_ISFIFO(status.st_mode)) {
    if (auto ready = wait_for_writer(descriptor, path); !ready) return std::move(ready).error();
  }
  // Reads wait again from here on.
  const int flags = ::fcntl(descriptor, F_GETFL);
  if (flags < 0 || ::fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) < 0)
    return failure("open", path, errno);
  return input;
}

Result<Input> Input::open_regular(const std::string& path, std::string name) {
  constexpr int kFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW;
  const int descriptor = ::open(path.c_str(), kFlags);
  if (descriptor < 0) return failure("open", "the file", errno);
  Input input = adopt(descriptor, std::move(name));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return failure("open", "the file", errno);
  if (!S_ISREG(status.st_mode)) return Error{ErrorCode::Io, "this is no regular file", {}};
  return input;
}

Input Input::adopt(int descriptor, std::string name) {
  return {descriptor, {}, std::move(name)};
}

Input Input::from_text(std::string text, std::string name) {
  return {-1, std::move(text), std::move(name)};
}

Input Input::over(std::string_view text, std::string name) {
  Input input(-1, {}, std::move(name));
  input.borrowed_ = text;
  return input;
}

Input Input::from_source(std::unique_ptr<Source> source, std::string name) {
  Input input(-1, {}, std::move(name));
  input.source_ = std::move(source);
  return input;
}

Input Input::called(std::string name) && {
  name_ = std::move(name);
  by_name_ = false;
  return std::move(*this);
}

std::optional<std::uint64_t> Input::size() const noexcept {
  if (source_) return std::nullopt;
  if (descriptor_ < 0) return text().size();
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return static_cast<std::uint64_t>(status.st_size);
}

std::optional<FileState> Input::state() const noexcept {
  struct stat status {};
  if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode))
    return std::nullopt;
  return state_of(status);
}

Result<std::size_t> Input::read(std::span<char> into) {
  auto count = read_some(into);
  if (watch_ != nullptr && count && *count != 0) watch_->read(*count);
  return count;
}

Result<std::size_t> Input::read_some(std::span<char> into) {
  if (source_) return source_->read(into);
  if (descriptor_ < 0) {
    const std::size_t count = std::min(into.size(), text().size() - at_);
    std::copy_n(text().data() + at_, count, into.data());
    at_ += count;
    return count;
  }
  for (;;) {
    const ssize_t count = ::read(descriptor_, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return failure("read", name_, errno);
  }
}

Status Input::rewind(std::uint64_t at) {
  at_ = std::min<std::uint64_t>(at, text().size());
  if (descriptor_ >= 0 && ::lseek(descriptor_, static_cast<off_t>(at), SEEK_SET) < 0)
    return failure("rewind", name_, errno);
  if (watch_ != nullptr && at == 0) watch_->rewound(size().value_or(0));
  return Done{};
}

Result<std::string> read_all(Input& input) {
  return read_while(input, [](std::string_view) { return true; });
}

Result<std::string> read_while(Input& input, const std::function<bool(std::string_view)>& goes_on) {
  std::string out;
  std::vector<char> block(std::size_t{1} << 16);
  do {
    const auto count = input.read(block);
    if (!count) return count.error();
    if (*count == 0) break;
    out.append(block.data(), *count);
  } while (goes_on(out));
  return out;
}

}  // namespace hastls::io
