// SPDX-License-Identifier: BSD-2-Clause
#include "io/litter.hpp"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <map>
#include <memory>
#include <random>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <vector>

namespace hastls::io {
namespace {

constexpr std::string_view kPrefix = ".hastls-";
constexpr std::string_view kSuffix = ".tmp";
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t kTokenSize = kPrefix.size() + 8;

// The token of `.hastls-XXXXXXXX.tmp` and `.hastls-XXXXXXXX-N.tmp`; empty for any other name.
std::string_view token_in(std::string_view name) {
  if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix)) return {};
  if (name.size() < kTokenSize + kSuffix.size()) return {};
  const std::string_view token = name.substr(0, kTokenSize);
  const std::string_view letters = token.substr(kPrefix.size());
  if (letters.find_first_not_of(kLetters) != std::string_view::npos) return {};
  name.remove_suffix(kSuffix.size());
  name.remove_prefix(kTokenSize);
  const bool is_lock = name.empty();
  const bool is_staged = name.size() > 1 && name.front() == '-' &&
                         name.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return is_lock || is_staged ? token : std::string_view{};
}

struct CloseListing {
  void operator()(DIR* listing) const noexcept { ::closedir(listing); }
};

using Litter = std::map<std::string, std::vector<std::string>, std::less<>>;

Litter find_litter(int folder) {
  Litter found;
  const int descriptor = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return found;
  const std::unique_ptr<DIR, CloseListing> listing(::fdopendir(descriptor));
  if (listing == nullptr) return found;
  while (const dirent* entry = ::readdir(listing.get())) {
    const std::string_view name(&entry->d_name[0]);
    if (const auto token = token_in(name); !token.empty())
      found[std::string(token)].emplace_back(name);
  }
  return found;
}

bool is_still_there(int folder, const std::string& name, int descriptor) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor, &opened) == 0 &&
         ::fstatat(folder, name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

bool is_regular(int folder, const std::string& name) {
  struct stat status {};
  return ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISREG(status.st_mode);
}

// A run creates files only while it holds its lock, and takes the lock file away last: a lock file
// that is missing, or can be locked, belongs to a run that is over.
void remove_if_dead(int folder, const std::string& token, const std::vector<std::string>& names) {
  const std::string lock = lock_name(token);
  const Descriptor file(
      ::openat(folder, lock.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open() && errno != ENOENT) return;
  if (file.is_open() &&
      (::flock(file.get(), LOCK_EX | LOCK_NB) != 0 || !is_still_there(folder, lock, file.get())))
    return;
  for (const std::string& name : names) {
    if (name != lock && is_regular(folder, name)) ::unlinkat(folder, name.c_str(), 0);
  }
  if (file.is_open() && is_regular(folder, lock)) ::unlinkat(folder, lock.c_str(), 0);
}

}  // namespace

std::string new_token() {
  std::random_device random;
  std::string token(kPrefix);
  while (token.size() < kTokenSize) token += kLetters[random() % kLetters.size()];
  return token;
}

std::string lock_name(const std::string& token) {
  return token + std::string(kSuffix);
}

Result<Descriptor, int> create_lock(int folder, const std::string& token) {
  const std::string name = lock_name(token);
  Descriptor file(
      ::openat(folder, name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.is_open()) {
    if (errno == EEXIST) return file;
    return int{errno};
  }
  // A run that looks for litter right now may hold the lock for a moment.
  while (::flock(file.get(), LOCK_EX) != 0 && errno == EINTR) continue;
  if (!is_still_there(folder, name, file.get())) return Descriptor();
  return file;
}

void remove_litter(int folder) {
  for (const auto& [token, names] : find_litter(folder)) remove_if_dead(folder, token, names);
}

}  // namespace hastls::io
