// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/io/seekable_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "io/failure.hpp"
#include "io/state.hpp"

namespace hastls::io {

SeekableFile::SeekableFile(int descriptor, std::string path, const FileState& state)
    : descriptor_(descriptor), path_(std::move(path)), state_(state) {}

SeekableFile::SeekableFile(SeekableFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      state_(other.state_),
      watch_(other.watch_) {}

SeekableFile& SeekableFile::operator=(SeekableFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  std::swap(state_, other.state_);
  std::swap(watch_, other.watch_);
  return *this;
}

SeekableFile::~SeekableFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<SeekableFile> SeekableFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return failure("open", path, errno);
  SeekableFile file(descriptor, path, {});
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return failure("open", path, errno);
  if (!S_ISREG(status.st_mode)) return failure("read", path, EINVAL);
  file.state_ = state_of(status);
  return file;
}

Result<std::size_t> SeekableFile::read_at(std::uint64_t at, std::span<char> into) const {
  std::size_t got = 0;
  while (got < into.size()) {
    const ssize_t count =
        ::pread(descriptor_, into.data() + got, into.size() - got, static_cast<off_t>(at + got));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("read", path_, errno);
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  if (watch_ != nullptr && got != 0) watch_->read(got);
  return got;
}

}  // namespace hastls::io
