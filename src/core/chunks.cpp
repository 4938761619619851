// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/chunks.hpp"

namespace hastls {

char* ChunkPool::take() {
  const std::lock_guard lock(mutex_);
  if (free_.empty()) {
    MappedBlock block;
    block.resize(MappedBlock::kHuge);
    blocks_.push_back(std::move(block));
    free_.reserve(blocks_.size() * (MappedBlock::kHuge / kChunk));  // give() has nothing to ask for
    char* const first = static_cast<char*>(blocks_.back().data());
    for (std::size_t at = MappedBlock::kHuge; at > 0; at -= kChunk)
      free_.push_back(first + at - kChunk);
  }
  char* const out = free_.back();
  free_.pop_back();
  return out;
}

void ChunkPool::give(char* chunk) noexcept {
  const std::lock_guard lock(mutex_);
  free_.push_back(chunk);
}

void Chunks::begin() {
  if (parts_.size() == parts_.capacity()) parts_.reserve(2 * parts_.size() + 4);
  parts_.emplace_back(pool_.take(), 0);
  free_ = ChunkPool::kChunk;
}

void Chunks::clear() noexcept {
  for (const auto& [chunk, used] : parts_) pool_.give(chunk);
  parts_.clear();
  free_ = 0;
}

}  // namespace hastls
