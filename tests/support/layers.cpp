// SPDX-License-Identifier: BSD-2-Clause
#include "support/layers.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>

namespace hastls::testing {
namespace {

// Folders of the C library and the kernel, which every room may use.
const std::set<std::string> system_prefixes{"sys/", "netinet/", "arpa/"};

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

// "lint" for src/lint/rules/x.cpp and for include/hastls/lint/rule.hpp.
std::string room_of(std::string_view path) {
  for (const std::string_view place : {"src/", "include/hastls/"}) {
    if (!path.starts_with(place)) continue;
    const std::string_view rest = path.substr(place.size());
    const std::size_t slash = rest.find('/');
    return std::string(rest.substr(0, slash == std::string_view::npos ? 0 : slash));
  }
  return "";
}

struct Include {
  bool quoted;
  std::string target;
};

// What a line includes, however it is spaced.
std::optional<Include> include_of(std::string_view line) {
  const auto skip = [&line](std::string_view word) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (!line.starts_with(word)) return false;
    line.remove_prefix(word.size());
    return true;
  };
  if (!skip("#") || !skip("include")) return std::nullopt;
  const bool quoted = skip("\"");
  if (!quoted && !skip("<")) return std::nullopt;
  const std::size_t end = line.find_first_of("\">");
  if (end == std::string_view::npos) return std::nullopt;
  return Include{quoted, std::string(line.substr(0, end))};
}

bool is_below(const std::string& path, const std::string& folder) {
  return path.starts_with(folder + '/') || path.starts_with(folder + '.');
}

/// Judges one #include of one file.
struct Judge {
  const Layers& layers;
  const std::string& path;

  [[nodiscard]] std::optional<std::string> operator()(bool quoted, std::string target) const {
    if (quoted && target.starts_with("hastls/")) target.erase(0, 7);
    if (const auto it = layers.foreign.find(target); it != layers.foreign.end())
      return judge_foreign(target, it->second);
    const std::size_t slash = target.find('/');
    if (slash == std::string::npos)
      return quoted ? std::optional("is in no room: " + target) : std::nullopt;
    const std::string prefix = target.substr(0, slash + 1);
    if (const auto it = layers.foreign.find(prefix); it != layers.foreign.end())
      return judge_foreign(prefix, it->second);
    if (quoted) return judge_room(target.substr(0, slash));
    if (system_prefixes.contains(prefix)) return std::nullopt;
    return "is not in src/layers.txt: " + prefix;
  }

 private:
  [[nodiscard]] std::optional<std::string> judge_foreign(
      const std::string& prefix, const std::vector<std::string>& folders) const {
    const auto holds = [this](const std::string& folder) { return is_below(path, folder); };
    if (std::ranges::any_of(folders, holds)) return std::nullopt;
    return "may not be included here: " + prefix;
  }

  [[nodiscard]] std::optional<std::string> judge_room(const std::string& room) const {
    const std::string own = room_of(path);
    if (room == own || layers.rooms.at(own).contains(room)) return std::nullopt;
    return own + " may not include " + room;
  }
};

}  // namespace

Layers read_layers(const std::string& text) {
  Layers layers;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t arrow = line.find(" -> ");
    const std::size_t colon = line.find(':');
    if (arrow != std::string::npos) {
      layers.foreign[line.substr(0, arrow)] = words(line.substr(arrow + 4));
    } else if (colon != std::string::npos) {
      const auto rooms = words(line.substr(colon + 1));
      layers.rooms[line.substr(0, colon)] = {rooms.begin(), rooms.end()};
    }
  }
  return layers;
}

std::vector<std::string> violations(const Layers& layers, const std::string& path,
                                    const std::string& text) {
  if (!layers.rooms.contains(room_of(path))) return {path + " is in no room of src/layers.txt"};
  const Judge judge{layers, path};
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const auto include = include_of(line);
    if (!include) continue;
    if (const auto wrong = judge(include->quoted, include->target))
      out.push_back(path + ": " + include->target + ' ' + *wrong);
  }
  return out;
}

}  // namespace hastls::testing
