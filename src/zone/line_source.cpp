// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/line_source.hpp"

#include <string_view>
#include <utility>

namespace hastls::zone {

bool LineSource::open(const std::string& path, const io::FileState& read) {
  if (file_ && file_->path() == path && file_->state() == read) return true;
  filled_ = 0;
  file_.reset();
  auto opened = io::SeekableFile::open(path);
  if (!opened || opened->state() != read) return false;
  file_.emplace(*std::move(opened));
  return true;
}

bool LineSource::fill(std::uint64_t at) {
  block_.resize(kMostLine);
  const auto count = file_->read_at(at, block_);
  block_at_ = at;
  filled_ = count ? *count : 0;
  return count.has_value();
}

std::optional<std::string> LineSource::line(const std::string& path, const io::FileState& read,
                                            std::uint64_t at) {
  const std::lock_guard lock(mutex_);
  if (!open(path, read)) return std::nullopt;
  for (const bool again : {false, true}) {
    const bool is_held = at >= block_at_ && at < block_at_ + filled_;
    if ((again || !is_held) && !fill(at)) return std::nullopt;
    if (at >= block_at_ + filled_) return std::nullopt;
    const std::string_view rest =
        std::string_view(block_.data(), filled_).substr(static_cast<std::size_t>(at - block_at_));
    if (const std::size_t end = rest.find('\n'); end != std::string_view::npos)
      return std::string(rest.substr(0, end + 1));
    // The last line of a file may lack its newline.
    if (block_at_ + filled_ == static_cast<std::uint64_t>(read.size))
      return std::string(rest) + '\n';
  }
  return std::nullopt;
}

}  // namespace hastls::zone
