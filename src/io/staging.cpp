// SPDX-License-Identifier: BSD-2-Clause
#include "io/staging.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "io/failure.hpp"
#include "io/litter.hpp"
#include "io/transfer.hpp"

namespace hastls::io {
namespace {

constexpr int kMostTokens = 100;

// Owner first: chown takes set-user-ID and the like away.
Status keep_ownership(int file, const Target& target) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return failure("write", target.path, errno);
  const bool is_same = status.st_uid == target.owner && status.st_gid == target.group;
  if (!is_same && ::fchown(file, target.owner, target.group) != 0)
    return failure("keep the owner and group of", target.path, errno);
  if (::fchmod(file, target.mode) != 0) return failure("keep the mode of", target.path, errno);
  return Done{};
}

}  // namespace

Result<Staging> Staging::open(const Target& target) {
  Descriptor folder(::open(target.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) return failure("write", target.path, errno);
  remove_litter(folder.get());
  return Staging(std::move(folder));
}

Staging::~Staging() {
  if (!folder_.is_open()) return;
  for (const std::string& name : staged_) ::unlinkat(folder_.get(), name.c_str(), 0);
  if (lock_.is_open()) ::unlinkat(folder_.get(), lock_name(token_).c_str(), 0);
}

Status Staging::lock(const Target& target) {
  for (int i = 0; i < kMostTokens && !lock_.is_open(); ++i) {
    token_ = new_token();
    auto made = create_lock(folder_.get(), token_);
    if (!made) return failure("write", target.path, made.error());
    lock_ = *std::move(made);
  }
  if (!lock_.is_open()) return failure("write", target.path, EEXIST);
  return Done{};
}

Result<std::string> Staging::stage(const Target& target, const TextSource& text) {
  if (!lock_.is_open()) {
    if (auto locked = lock(target); !locked) return std::move(locked).error();
  }
  const bool is_new = target.kind == Target::Kind::Missing;
  const std::string name = fmt::format("{}-{}.tmp", token_, next_++);
  // Opened with 0666, the kernel takes the umask off, and a folder's default ACL is obeyed.
  const Descriptor file(::openat(folder_.get(), name.c_str(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                 is_new ? 0666 : 0600));
  if (!file.is_open()) return failure("write", target.path, errno);
  staged_.insert(name);
  if (!is_new) {
    if (auto kept = keep_ownership(file.get(), target); !kept) return std::move(kept).error();
  }
  auto written = text([&](std::string_view stretch) -> Status {
    if (const int error = write_all(file.get(), stretch); error != 0)
      return failure("write", target.path, error);
    return Done{};
  });
  if (!written) return std::move(written).error();
  return name;
}

Status Staging::sync(const Target& target, const std::string& staged) const {
  const Descriptor file(::openat(folder_.get(), staged.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!file.is_open() || ::fsync(file.get()) != 0) return failure("write", target.path, errno);
  return Done{};
}

Status Staging::publish(const Target& target, const std::string& staged) {
  if (::renameat(folder_.get(), staged.c_str(), folder_.get(), target.name.c_str()) != 0)
    return failure("replace", target.path, errno);
  staged_.erase(staged);
  return Done{};
}

Status Staging::remove(const Target& target) const {
  if (::unlinkat(folder_.get(), target.name.c_str(), 0) != 0 && errno != ENOENT)
    return failure("remove", target.path, errno);
  return Done{};
}

Status Staging::sync_folder(const Target& target) const {
  // Some file systems cannot sync a folder, and say so by EINVAL.
  if (::fsync(folder_.get()) != 0 && errno != EINVAL)
    return failure("write the folder of", target.path, errno);
  return Done{};
}

}  // namespace hastls::io
