// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>

namespace hastls {

/// Octets that are resized often, to gigabytes. What is large is moved by the kernel, page by page,
/// and lies on huge pages where there are any.
class MappedBlock {
 public:
  MappedBlock() = default;
  MappedBlock(MappedBlock&& other) noexcept;
  MappedBlock& operator=(MappedBlock&& other) noexcept;
  MappedBlock(const MappedBlock&) = delete;
  MappedBlock& operator=(const MappedBlock&) = delete;
  ~MappedBlock();

  [[nodiscard]] void* data() noexcept { return data_; }
  [[nodiscard]] const void* data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Precondition: `size` is more than before; from kHuge on, a multiple of that.
  /// Errors: std::bad_alloc; everything is as it was then.
  void resize(std::size_t size);

  static constexpr std::size_t kHuge = std::size_t{1} << 21;
  /// More octets than these are worth a huge page: they would have to ask for each small one.
  static constexpr std::size_t kSmall = std::size_t{1} << 19;

  /// Memory of zero octets, for who frees it with give() of the same size. It takes whole huge
  /// pages. Errors: std::bad_alloc.
  [[nodiscard]] static void* take(std::size_t size);
  static void give(void* at, std::size_t size) noexcept;
  [[nodiscard]] static constexpr std::size_t round_up(std::size_t size) noexcept {
    return (size + kHuge - 1) / kHuge * kHuge;
  }

 private:
  [[nodiscard]] bool is_mapped() const noexcept { return size_ >= kHuge; }
  void map(std::size_t size);

  void* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace hastls
