// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/window.hpp"

#include <algorithm>
#include <cstring>

namespace hastls::zone::scan {
namespace {

// Behind the text: one octet for a newline that the file lacks, and a block that the widest loads
// may touch.
constexpr std::size_t kPadding = 1 + 2 * kBlock;

}  // namespace

Window::Window(io::Input& input, std::size_t block_size, std::string_view instructions, Room room)
    : input_(input),
      block_size_(block_size),
      classify_(classify_with(instructions)),
      room_(std::move(room)) {
  // Many included files are tiny: no large block is set up for them.
  if (const auto size = input.size())
    block_size_ = static_cast<std::size_t>(
        std::clamp<std::uint64_t>(*size + 1, 1, static_cast<std::uint64_t>(block_size)));
}

Status Window::jump(std::uint64_t offset) {
  size_ = 0;
  offset_ = offset;
  at_end_ = false;
  classify();
  return input_.rewind(offset);
}

Status Window::advance(std::size_t done, std::uint64_t limit) {
  std::vector<char>& octets = room_.octets;
  const std::size_t kept = size_ - done;
  if (done != 0 && kept != 0) std::memmove(octets.data(), octets.data() + done, kept);
  size_ = kept;
  offset_ += done;
  // An entry longer than a block: reading twice as much each time keeps the work linear.
  const auto wanted =
      static_cast<std::size_t>(std::min<std::uint64_t>(std::max(block_size_, kept), limit - end()));
  if (octets.size() < kept + wanted + kPadding) octets.resize(kept + wanted + kPadding);
  // A pipe gives less at a time. At the limit nothing is wanted, and that is the end.
  const std::size_t enough = kept + (kept < block_size_ ? 1 : std::max<std::size_t>(1, wanted));
  while (size_ < enough && !at_end_) {
    const auto count = input_.read({octets.data() + size_, kept + wanted - size_});
    if (!count) return count.error();
    size_ += *count;
    at_end_ = *count == 0;
  }
  if (at_end_) {
    added_newline_ = added_newline_ || (size_ != 0 && octets[size_ - 1] != '\n');
    if (size_ != 0 && octets[size_ - 1] != '\n') octets[size_++] = '\n';
  }
  classify();
  return Done{};
}

void Window::classify() {
  std::vector<BlockMasks>& masks = room_.masks;
  std::memset(room_.octets.data() + size_, 0, 2 * kBlock);
  const std::size_t blocks = size_ / kBlock + 1;
  if (masks.size() < blocks + 1) masks.resize(blocks + 1);
  classify_(room_.octets.data(), blocks, masks.data());
  masks[blocks] = BlockMasks{0, 0, ~std::uint64_t{0}, 0};
}

}  // namespace hastls::zone::scan
