// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/mapped_block.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <sys/mman.h>
#include <utility>

namespace hastls {
namespace {

constexpr int kWritable = PROT_READ | PROT_WRITE;
constexpr int kAnonymous = MAP_PRIVATE | MAP_ANONYMOUS;

// An address range that begins where a huge page does; nothing is in it yet.
char* reserve(std::size_t size) {
  constexpr std::size_t kHuge = MappedBlock::kHuge;
  void* const at = ::mmap(nullptr, size + kHuge, PROT_NONE, kAnonymous | MAP_NORESERVE, -1, 0);
  if (at == MAP_FAILED) throw std::bad_alloc();
  const auto from = reinterpret_cast<std::uintptr_t>(at);
  const std::uintptr_t aligned = (from + kHuge - 1) & ~(kHuge - 1);
  const std::size_t before = aligned - from;
  char* const out = static_cast<char*>(at) + before;
  if (before != 0) (void)::munmap(at, before);
  if (before != kHuge) (void)::munmap(out + size, kHuge - before);
  return out;
}

}  // namespace

MappedBlock::MappedBlock(MappedBlock&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedBlock& MappedBlock::operator=(MappedBlock&& other) noexcept {
  MappedBlock taken(std::move(other));
  std::swap(data_, taken.data_);
  std::swap(size_, taken.size_);
  return *this;
}

MappedBlock::~MappedBlock() {
  if (is_mapped())
    give(data_, size_);
  else
    std::free(data_);
}

void MappedBlock::resize(std::size_t size) {
  if (size >= kHuge) {
    map(size);
  } else {
    void* const moved = std::realloc(data_, size);
    if (moved == nullptr) throw std::bad_alloc();
    data_ = moved;
  }
  size_ = size;
}

void* MappedBlock::take(std::size_t size) {
  size = round_up(size);
  char* const out = reserve(size);
  if (::mprotect(out, size, kWritable) != 0) {
    (void)::munmap(out, size);
    throw std::bad_alloc();
  }
  (void)::madvise(out, size, MADV_HUGEPAGE);  // a kernel without them says no
  return out;
}

void MappedBlock::give(void* at, std::size_t size) noexcept {
  (void)::munmap(at, round_up(size));
}

void MappedBlock::map(std::size_t size) {
  if (is_mapped()) {
    char* const fresh = reserve(size);
    if (::mremap(data_, size_, size, MREMAP_MAYMOVE | MREMAP_FIXED, fresh) == MAP_FAILED) {
      (void)::munmap(fresh, size);
      throw std::bad_alloc();
    }
    data_ = fresh;
  } else {
    void* const fresh = take(size);
    if (data_ != nullptr) std::memcpy(fresh, data_, size_);
    std::free(std::exchange(data_, fresh));
  }
}

}  // namespace hastls
