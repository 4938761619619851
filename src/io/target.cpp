// SPDX-License-Identifier: BSD-2-Clause
#include "io/target.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"

#include "io/failure.hpp"

namespace hastls::io {
namespace {

constexpr int kMostLinks = 40;  // as the kernel

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         &std::free);
  return real == nullptr ? std::string() : std::string(real.get());
}

// The links there look like files of the names they show; what they stand for is a descriptor.
std::optional<int> own_descriptor(const std::string& path) {
  const Decimal number = Decimal::parse(name_of(path), INT_MAX);
  if (number.fault) return std::nullopt;
  const std::string descriptors = resolved("/proc/self/fd");
  if (descriptors.empty() || resolved(folder_of(path)) != descriptors) return std::nullopt;
  return static_cast<int>(number.value);
}

Result<std::string> link_target(const std::string& path) {
  std::array<char, PATH_MAX> block{};
  const ssize_t count = ::readlink(path.c_str(), block.data(), block.size());
  if (count < 0) return failure("read link", path, errno);
  std::string to(block.data(), static_cast<std::size_t>(count));
  return to.starts_with('/') ? to : folder_of(path) + '/' + to;
}

// Fills in where the file stands; `at` is the path behind all links.
Result<Target> placed(Target target, const std::string& at) {
  target.folder = folder_of(at);
  target.name = name_of(at);
  struct stat folder {};
  if (::stat(target.folder.c_str(), &folder) != 0) return failure("write", target.path, errno);
  if (!S_ISDIR(folder.st_mode)) return failure("write", target.path, ENOTDIR);
  if (target.name.empty()) return failure("write", target.path, EISDIR);
  target.folder_id = {folder.st_dev, folder.st_ino};
  return target;
}

Result<Target> existing(Target target, const std::string& at, const struct stat& status) {
  if (S_ISDIR(status.st_mode)) return failure("write", target.path, EISDIR);
  target.kind = S_ISREG(status.st_mode) ? Target::Kind::Regular : Target::Kind::Direct;
  target.mode = status.st_mode & 07777;
  target.owner = status.st_uid;
  target.group = status.st_gid;
  return placed(std::move(target), at);
}

}  // namespace

Result<Target> find_target(const std::string& path) {
  Target target;
  target.path = path;
  if (path.empty()) return failure("write", "''", ENOENT);
  std::string at = path;
  for (int links = 0; links <= kMostLinks; ++links) {
    if (const auto descriptor = own_descriptor(at)) {
      target.kind = Target::Kind::Direct;
      target.own_descriptor = *descriptor;
      return target;
    }
    struct stat status {};
    if (::lstat(at.c_str(), &status) != 0) {
      if (errno != ENOENT) return failure("write", path, errno);
      return placed(std::move(target), at);
    }
    if (!S_ISLNK(status.st_mode)) return existing(std::move(target), at, status);
    auto next = link_target(at);
    if (!next) return next.error();
    at = *std::move(next);
  }
  return failure("write", path, ELOOP);
}

Result<Target> find_entry(const std::string& path) {
  Target target;
  target.path = path;
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return failure("remove", path, EISDIR);
    const bool is_file = S_ISREG(status.st_mode) || S_ISLNK(status.st_mode);
    target.kind = is_file ? Target::Kind::Regular : Target::Kind::Direct;
  } else if (errno != ENOENT) {
    return failure("remove", path, errno);
  }
  return placed(std::move(target), path);
}

}  // namespace hastls::io
