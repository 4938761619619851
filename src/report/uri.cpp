// SPDX-License-Identifier: BSD-2-Clause
#include "report/uri.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

namespace hastls::report {
namespace {

bool is_unreserved(char c) {
  constexpr std::string_view kMarks = "-._~";
  return ascii::is_letter(c) || ascii::is_digit(c) || kMarks.find(c) != std::string_view::npos;
}

void append_segment(std::string& uri, std::string_view segment) {
  if (!uri.empty() && uri.back() != '/') uri += '/';
  for (const char c : segment) {
    if (is_unreserved(c)) {
      uri += c;
    } else {
      fmt::format_to(std::back_inserter(uri), "%{:02X}",
                     static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
}

// Where "axfr://192.0.2.53:5300" ends in front of a path; 0 for what begins otherwise.
std::size_t end_of_server(std::string_view text) {
  const auto* const colon = std::ranges::find_if_not(text, ascii::is_letter);
  const auto scheme = static_cast<std::size_t>(colon - text.begin());
  constexpr std::string_view kSeparator = "://";
  if (scheme == 0 || !text.substr(scheme).starts_with(kSeparator)) return 0;
  return std::min(text.find('/', scheme + kSeparator.size()), text.size());
}

}  // namespace

bool names_server(std::string_view path) noexcept {
  return end_of_server(path) != 0;
}

std::string file_uri(std::string_view path) {
  const std::size_t server = end_of_server(path);
  std::string uri(path.starts_with('/') ? "file:///" : path.substr(0, server));
  path.remove_prefix(server);
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    if (!segment.empty() && segment != ".") append_segment(uri, segment);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return uri;
}

}  // namespace hastls::report
