// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/stat.h>

#include "hastls/io/input.hpp"

namespace hastls::io {

[[nodiscard]] inline FileState state_of(const struct stat& status) noexcept {
  constexpr std::int64_t kSecond = 1'000'000'000;
  return {.device = status.st_dev,
          .inode = status.st_ino,
          .size = status.st_size,
          .modified_ns = status.st_mtim.tv_sec * kSecond + status.st_mtim.tv_nsec,
          .changed_ns = status.st_ctim.tv_sec * kSecond + status.st_ctim.tv_nsec};
}

}  // namespace hastls::io
