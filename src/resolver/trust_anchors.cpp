// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/resolver/trust_anchors.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/io/input.hpp"

namespace hastls::resolver {
namespace {

// A key file is a few lines; whatever is larger is none.
constexpr std::size_t kMostOctets = std::size_t{1} << 20;

Result<std::string> text_of(const std::string& file) {
  auto input = io::Input::open(file);
  if (!input) return std::move(input).error().in_context("reading the trust anchor");
  // libunbound opens it a second time.
  if (!input->rewindable())
    return Error{ErrorCode::Usage, fmt::format("{} is no trust anchor: no regular file", file), {}};
  auto text =
      io::read_while(*input, [](std::string_view read) { return read.size() <= kMostOctets; });
  if (text && text->size() > kMostOctets)
    return Error{ErrorCode::Usage, fmt::format("{} is no trust anchor: over 1 MiB", file), {}};
  return text;
}

bool is_anchor_type(std::string_view word) noexcept {
  return ascii::equal_ignoring_case(word, "DNSKEY") || ascii::equal_ignoring_case(word, "DS");
}

// The owner of the anchor that begins on `line`, if one does.
std::optional<DomainName> owner_on(std::string_view line) {
  std::istringstream words{std::string(line.substr(0, line.find(';')))};
  std::string first;
  words >> first;
  for (std::string word; words >> word;) {
    if (!is_anchor_type(word)) continue;
    const auto owner = DomainName::parse_absolute(first);
    return owner ? std::optional(*owner) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<TrustAnchors> TrustAnchors::read(const std::string& file) {
  const auto text = text_of(file);
  if (!text) return text.error();
  TrustAnchors out;
  out.file_ = file;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    if (const auto owner = owner_on(line)) out.owners_.push_back(*owner);
  }
  if (out.owners_.empty())
    return Error{ErrorCode::Usage,
                 fmt::format("{} holds no trust anchor: a line 'OWNER IN DNSKEY ...' or 'OWNER IN "
                             "DS ...' is one",
                             file),
                 {}};
  return out;
}

Result<TrustAnchors> TrustAnchors::system(std::span<const std::string_view> files) {
  for (const std::string_view file : files) {
    if (std::ifstream(std::string(file)).good()) return read(std::string(file));
  }
  return Error{ErrorCode::Io,
               "no trust anchor of the root on this system, so nothing can be validated: install "
               "dns-root-data, name a file with --anchor, or go without by --no-anchor",
               {}};
}

bool TrustAnchors::cover(const DomainName& name) const noexcept {
  return std::ranges::any_of(
      owners_, [&name](const DomainName& owner) { return name.is_at_or_below(owner); });
}

}  // namespace hastls::resolver
