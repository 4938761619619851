// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <streambuf>

namespace hastls::cli {

/// An output buffer over a descriptor that remembers why a write failed, which std::cout does not.
/// Does not own the descriptor.
class DescriptorBuffer : public std::streambuf {
 public:
  enum class Flush : std::uint8_t { WhenFull, EveryWrite };

  DescriptorBuffer(int descriptor, Flush flush);
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;
  DescriptorBuffer(DescriptorBuffer&&) = delete;
  DescriptorBuffer& operator=(DescriptorBuffer&&) = delete;
  ~DescriptorBuffer() override;

  /// The errno of the first write that failed; 0 if none did.
  [[nodiscard]] int error() const noexcept { return error_; }

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize count) override;
  int sync() override;

 private:
  void begin_block();
  [[nodiscard]] bool write_out(const char* text, std::streamsize count);

  int descriptor_;
  Flush flush_;
  int error_ = 0;
  // Not among the members: a large object on the stack has each of its pages touched at once.
  std::unique_ptr<char[]> block_;
};

}  // namespace hastls::cli
