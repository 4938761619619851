// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "hastls/io/seekable_file.hpp"

namespace hastls::zone {

/// Where a file is cut: at lines that begin with an owner, so that nothing but quotes and
/// parentheses can lead across a cut without being seen.
class Seams {
 public:
  /// The first piece, in which the others' origin and TTLs are, is read before any other is begun:
  /// it is small.
  Seams(const io::SeekableFile& file, std::size_t piece_size)
      : file_(file), piece_size_(piece_size), first_size_(piece_size / 16) {}

  /// How many pieces there are; some may be empty.
  [[nodiscard]] std::size_t count() const noexcept;
  /// Where piece `index` begins; the size of the file for count().
  [[nodiscard]] std::uint64_t at(std::size_t index);

 private:
  [[nodiscard]] std::uint64_t size() const noexcept {
    return static_cast<std::uint64_t>(file_.state().size);
  }
  [[nodiscard]] std::uint64_t find(std::uint64_t from) const;

  const io::SeekableFile& file_;
  std::size_t piece_size_;
  std::size_t first_size_;
  std::vector<std::uint64_t> found_{0};
};

}  // namespace hastls::zone
