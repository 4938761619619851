// SPDX-License-Identifier: BSD-2-Clause
#include "cli/targets.hpp"

#include <algorithm>
#include <climits>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/printable.hpp"
#include "hastls/zone/fragment.hpp"

namespace hastls::cli {
namespace {

namespace fs = std::filesystem;
using posture::Fleet;

// The root zone has no name that could be a file's.
std::string file_name(const DomainName& zone, std::string_view extension) {
  std::string name = zone.is_root() ? "@" : zone.to_string();
  if (name.ends_with('.')) name.pop_back();
  return name.append(extension);
}

std::string first_line(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string line(zone::FragmentHeader::kLongest, '\0');
  in.read(line.data(), static_cast<std::streamsize>(line.size()));
  line.resize(static_cast<std::size_t>(in.gcount()));
  return line.substr(0, line.find('\n'));
}

bool is_regular(const fs::directory_entry& entry) {
  std::error_code ignored;  // of a link that leads nowhere
  return entry.is_regular_file(ignored);
}

}  // namespace

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

Result<std::vector<Target>> targets_of(const Fleet& fleet, const FragmentFormat& format,
                                       const std::optional<std::string>& output) {
  std::vector<Target> targets;
  if (!output || *output == "-" || !is_folder(*output)) {
    const std::string path = output.value_or("-");
    targets.push_back({path == "-" ? "" : path, fleet.zones()});
    return targets;
  }
  for (const Fleet::Zone& zone : fleet.zones()) {
    const std::string name = file_name(zone.name, format.extension);
    if (name.size() > NAME_MAX)
      return Error{ErrorCode::Io,
                   fmt::format("the zone {} is too long for a file's name: {} octets, and {} is "
                               "the most; give it a file of its own with -o FILE",
                               zone.name.to_string(), name.size(), NAME_MAX),
                   {}};
    targets.push_back({(fs::path(*output) / name).string(), std::span(&zone, 1)});
  }
  return targets;
}

Result<std::vector<std::string>> stale_fragments(const std::string& folder, const Fleet& fleet) {
  std::vector<std::string> stale;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() != ".hastls" || !is_regular(*it)) continue;
    const auto header = zone::FragmentHeader::parse(first_line(it->path()));
    // The fleet's zones are in canonical order.
    if (header && !std::ranges::binary_search(fleet.zones(), header->zone, {}, &Fleet::Zone::name))
      stale.push_back(it->path().string());
  }
  if (error)
    return Error{ErrorCode::Io,
                 fmt::format("cannot read the folder {}: {}", printable(folder), error.message()),
                 {}};
  std::ranges::sort(stale);
  return stale;
}

}  // namespace hastls::cli
