// SPDX-License-Identifier: BSD-2-Clause
#include "zone/includes.hpp"

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <optional>
#include <system_error>

#include <fmt/format.h>

namespace hastls::zone {
namespace {

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(slash == 0 ? "/" : path.substr(0, slash));
}

// Without links and dots; nothing, and errno, where the path leads nowhere.
std::optional<std::string> resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> out(::realpath(path.c_str(), nullptr),
                                                        &std::free);
  if (!out) return std::nullopt;
  return std::string(out.get());
}

bool is_below(std::string_view path, std::string_view folder) noexcept {
  if (folder.empty() || !path.starts_with(folder)) return false;
  return folder == "/" || path.size() == folder.size() || path[folder.size()] == '/';
}

std::string reason(int error) {
  return std::generic_category().message(error);
}

}  // namespace

Includes::Includes(const ReadOptions& options, const std::string& top_file)
    : base_(options.include_base), texts_(options.texts) {
  const std::string root =
      options.include_root.empty() ? folder_of(top_file) : options.include_root;
  root_ = resolved(root).value_or("");
  files_.push_back({top_file, {}, {}});
  const std::string top = resolved(top_file).value_or(top_file);
  known_.emplace(top, 0);
  identities_.push_back(0);
}

Includes::Includes(const FileEntry& top_file) {
  files_.push_back(top_file);
  identities_.push_back(0);
}

std::size_t Includes::depth(FileId file) const noexcept {
  std::size_t out = 0;
  for (; file != FileId{}; file = files_[static_cast<std::size_t>(file)].included_by.file) ++out;
  return out;
}

bool Includes::is_open(FileId from, std::size_t identity) const noexcept {
  for (;; from = files_[static_cast<std::size_t>(from)].included_by.file) {
    if (this->identity(from) == identity) return true;
    if (from == FileId{}) return false;
  }
}

std::string Includes::path_of(std::string_view target, FileId from) const {
  if (target.starts_with('/') || base_ == IncludeBase::WorkingDirectory) return std::string(target);
  const std::string& including = files_[static_cast<std::size_t>(from)].name;
  if (including.find('/') == std::string::npos) return std::string(target);
  const std::string folder = folder_of(including);
  return fmt::format("{}{}{}", folder, folder.ends_with('/') ? "" : "/", target);
}

Result<io::Input> Includes::input_of(const std::string& real, std::string name) const {
  if (texts_ != nullptr) {
    if (const auto text = texts_->find(real); text != texts_->end())
      return io::Input::from_text(std::string(text->second), std::move(name));
  }
  return io::Input::open_regular(real, std::move(name));
}

Result<Includes::Opened, Refusal> Includes::open(std::string_view target, const Place& from) {
  if (depth(from.file) >= kMostNested)
    return Refusal{fmt::format("includes are nested more than {} deep", kMostNested),
                   "include the file from one nearer to the zone file"};
  if (files_.size() >= kMostReadings)
    return Refusal{fmt::format("more than {} includes in one run", kMostReadings),
                   "copy the records of files that are included that often"};
  const std::string path = path_of(target, from.file);
  const auto real = resolved(path);
  if (!real)
    return Refusal{fmt::format("the included file cannot be opened: {}", reason(errno)),
                   base_ == IncludeBase::IncludingFile
                       ? "paths are relative to the including file; --include-base cwd makes them "
                         "relative to the working directory"
                       : "paths are relative to the working directory"};
  if (!is_below(*real, root_))
    return Refusal{"the included file is outside the folder of the zone file",
                   "name a folder that holds both with --include-root"};
  const auto [known, is_new] = known_.try_emplace(*real, known_.size());
  if (is_new && known_.size() > kMostFiles) {
    known_.erase(known);
    return Refusal{fmt::format("more than {} files in one run", kMostFiles), "join some of them"};
  }
  if (!is_new && is_open(from.file, known->second))
    return Refusal{"the file includes itself, directly or through another",
                   "remove one of the $INCLUDE lines of the circle"};
  auto input = input_of(*real, path);
  if (!input)
    return Refusal{input.error().message, "an included file is a regular file that can be read"};
  repeated_octets_ += is_new ? 0 : input->size().value_or(0);
  if (repeated_octets_ > kMostRepeatedOctets)
    return Refusal{"files are included again and again, more than 64 MiB in all",
                   "copy the records of files that are included that often"};
  const FileId file{static_cast<std::uint32_t>(files_.size())};
  files_.push_back({path, from, input->state()});
  identities_.push_back(known->second);
  return Opened{*std::move(input), file};
}

}  // namespace hastls::zone
