// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>

#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"
#include "hastls/io/seekable_file.hpp"

#include "zone/file_reader.hpp"

namespace hastls::zone {

/// The file behind `input` where pieces of it may be read on several threads: it is large enough,
/// and can be read at any place by its name.
[[nodiscard]] std::optional<io::SeekableFile> file_to_cut(const io::Input& input,
                                                          const ReadOptions& options);

/// Reads a file as FileReader::read(end) does, with the same result, on several threads: each piece
/// is read as if it began outside quotes and parentheses, with the origin and TTLs known so far.
/// Where that turns out to be wrong, or it needs what only the reader of the whole knows, it is
/// read again in order. Errors: Io.
[[nodiscard]] Status read_in_pieces(Run& run, FileReader& reader, const io::SeekableFile& file,
                                    std::uint64_t end);

}  // namespace hastls::zone
