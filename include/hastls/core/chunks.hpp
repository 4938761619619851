// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

#include "hastls/core/fetch.hpp"
#include "hastls/core/mapped_block.hpp"

namespace hastls {

/// Memory that threads take and give back in chunks of one size. Many of these lie on one huge page
/// where there are any. The one that was given back last is taken first: it may be in a cache.
class ChunkPool {
 public:
  static constexpr std::size_t kChunk = std::size_t{1} << 16;  ///< Octets.

  /// Errors: std::bad_alloc.
  [[nodiscard]] char* take();
  void give(char* chunk) noexcept;

 private:
  std::mutex mutex_;
  std::vector<MappedBlock> blocks_;
  std::vector<char*> free_;
};

/// Things of different sizes behind each other, in chunks: none is moved, and none lies in two.
class Chunks {
 public:
  /// `pool` outlives this.
  explicit Chunks(ChunkPool& pool) noexcept : pool_(pool) {}
  Chunks(const Chunks&) = delete;
  Chunks& operator=(const Chunks&) = delete;
  Chunks(Chunks&&) = delete;
  Chunks& operator=(Chunks&&) = delete;
  ~Chunks() { clear(); }

  /// Room for one thing behind the others. Precondition: 1 to ChunkPool::kChunk octets.
  [[nodiscard]] char* extend(std::size_t size) {
    if (free_ < size) begin();
    auto& [chunk, used] = parts_.back();
    char* const out = chunk + used;
    used += size;
    free_ -= size;
    fetch_to_write(out + kSoon);
    return out;
  }
  /// Gives the memory back.
  void clear() noexcept;

  /// Goes from one thing to the next. Valid as long as its Chunks are not changed.
  class Reader {
   public:
    explicit Reader(const Chunks& chunks) noexcept : parts_(chunks.parts_) {}
    [[nodiscard]] bool at_end() const noexcept { return parts_.empty(); }
    /// The thing at hand. Precondition: not at_end().
    [[nodiscard]] const char* at() const noexcept { return parts_.front().first + at_; }
    /// Passes over it. Precondition: `size` is what extend() was called with.
    void pass(std::size_t size) noexcept {
      at_ += size;
      if (at_ < parts_.front().second) return;
      at_ = 0;
      parts_ = parts_.subspan(1);
    }

   private:
    std::span<const std::pair<char*, std::size_t>> parts_;
    std::size_t at_ = 0;
  };

 private:
  static constexpr std::size_t kSoon = 512;

  void begin();

  ChunkPool& pool_;
  std::vector<std::pair<char*, std::size_t>> parts_;  ///< Each chunk, and how much of it is used.
  std::size_t free_ = 0;                              ///< Of the last one.
};

}  // namespace hastls
