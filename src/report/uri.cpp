// SPDX-License-Identifier: BSD-2-Clause
#include "report/uri.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

namespace hastls::report {
namespace {

constexpr std::string_view kTransfer = "axfr://";

constexpr std::string_view kMarks = "-._~";
constexpr std::string_view kHostMarks = "-._~:[]";  // with a port, or an IPv6 address

bool is_plain(char c, std::string_view marks) {
  return ascii::is_letter(c) || ascii::is_digit(c) || marks.find(c) != std::string_view::npos;
}

void append_segment(std::string& uri, std::string_view segment, std::string_view marks) {
  if (!uri.empty() && uri.back() != '/') uri += '/';
  for (const char c : segment) {
    if (is_plain(c, marks)) {
      uri += c;
    } else {
      fmt::format_to(std::back_inserter(uri), "%{:02X}",
                     static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
}

}  // namespace

bool names_server(std::string_view path) noexcept {
  return path.starts_with(kTransfer);
}

std::string file_uri(std::string_view path) {
  const bool is_transfer = names_server(path);
  std::string uri(is_transfer ? kTransfer : path.starts_with('/') ? "file:///" : "");
  if (is_transfer) path.remove_prefix(kTransfer.size());
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    const bool is_host = is_transfer && uri.size() == kTransfer.size();
    if (!segment.empty() && segment != ".")
      append_segment(uri, segment, is_host ? kHostMarks : kMarks);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return uri;
}

}  // namespace hastls::report
