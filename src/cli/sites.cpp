// SPDX-License-Identifier: BSD-2-Clause
#include "cli/sites.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "cli/known_rules.hpp"
#include "hastls/core/printable.hpp"

namespace hastls::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFileName = ".hastls.yaml";

// Paths are kept as short as they were given: a finding names the file as the user would open it.
std::string nearest_from(const fs::path& folder) {
  std::error_code error;
  const fs::path here = folder.empty() ? fs::path(".") : folder;
  if (fs::exists(here / kFileName, error)) return (folder / kFileName).string();
  const fs::path whole = fs::weakly_canonical(here, error);
  if (error) return {};
  for (fs::path up = whole.parent_path();; up = up.parent_path()) {
    if (fs::exists(up / kFileName, error)) return (up / kFileName).string();
    if (up == up.root_path()) return {};
  }
}

}  // namespace

Result<const Sites::Found*> Sites::of(const std::string& file) {
  if (config_) return load(*config_);
  const std::string folder = file == "-" ? "" : fs::path(file).parent_path().string();
  const auto [it, is_new] = nearest_.try_emplace(folder);
  if (is_new) it->second = nearest_from(folder);
  return load(it->second);
}

Result<const Sites::Found*> Sites::load(const std::string& path) {
  if (const auto it = found_.find(path); it != found_.end()) return &it->second;
  Found found;
  if (!path.empty()) {
    auto input = io::Input::open(path);
    if (!input) return std::move(input).error();
    auto loaded = posture::load_site(*input, known_rules());
    if (!loaded) return std::move(loaded).error();
    if (!loaded->diagnostics.empty()) {
      findings_ = std::move(loaded->diagnostics);
      return Error{ErrorCode::Usage,
                   fmt::format("the configuration {} cannot be used", printable(path)),
                   {}};
    }
    found.site = std::move(loaded->site);
    found.folder = fs::path(path).parent_path().string();
  }
  return &found_.emplace(path, std::move(found)).first->second;
}

}  // namespace hastls::cli
