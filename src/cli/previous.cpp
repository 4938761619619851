// SPDX-License-Identifier: BSD-2-Clause
#include "cli/previous.hpp"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/printable.hpp"
#include "hastls/io/input.hpp"
#include "hastls/zone/fragment.hpp"
#include "hastls/zone/read.hpp"

namespace hastls::cli {
namespace {

Error no_fragment(const std::string& file, std::string_view why) {
  return {
      ErrorCode::Syntax, fmt::format("{} is no fragment of hastls: {}", printable(file), why), {}};
}

// Judged by its first line, before the rest of it is held.
bool may_be_fragment(std::string_view text) {
  const std::size_t end = text.substr(0, zone::FragmentHeader::kLongest).find('\n');
  if (end == std::string_view::npos) return text.size() < zone::FragmentHeader::kLongest;
  return zone::FragmentHeader::parse(text.substr(0, end)).has_value();
}

// The zones of a file that holds several fragments have their headers between the records.
std::vector<zone::FragmentHeader> headers_of(const std::string& text) {
  std::vector<zone::FragmentHeader> headers;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    if (line.starts_with(';')) {
      if (auto header = zone::FragmentHeader::parse(line)) headers.push_back(*std::move(header));
    }
    at = end + 1;
  }
  return headers;
}

// The deepest of the zones that the owner lies in.
const DomainName* zone_of(const DomainName& owner,
                          const std::vector<zone::FragmentHeader>& headers) {
  const DomainName* best = nullptr;
  for (const zone::FragmentHeader& header : headers) {
    if (owner.is_at_or_below(header.zone) &&
        (best == nullptr || header.zone.label_count() > best->label_count()))
      best = &header.zone;
  }
  return best;
}

Status read_one(const std::string& file, PreviousZones& zones) {
  auto input = io::Input::open(file);
  if (!input) return std::move(input).error();
  auto text = io::read_while(*input, may_be_fragment);
  if (!text) return std::move(text).error();
  const auto headers = headers_of(*text);
  if (headers.empty() || !may_be_fragment(*text))
    return no_fragment(file, "its first line does not say so");
  io::Input again = io::Input::from_text(*std::move(text), file);
  zone::ReadOptions options;
  options.type = headers.front().type;
  const auto read = zone::read(again, options);
  if (!read) return read.error();
  if (!read->diagnostics().empty()) return no_fragment(file, read->diagnostics().front().message);
  for (const zone::FragmentHeader& header : headers) zones[header.zone].type = header.type;
  for (const zone::HastlsSet& set : read->sets()) {
    const DomainName owner = read->names().name(set.owner);
    const DomainName* zone = zone_of(owner, headers);
    if (zone == nullptr) return no_fragment(file, owner.to_string() + " is outside its zones");
    zones[*zone].owners.push_back(owner);
  }
  return Done{};
}

}  // namespace

Result<PreviousZones> read_previous(const std::vector<std::string>& files) {
  PreviousZones zones;
  for (const std::string& file : files) {
    if (auto status = read_one(file, zones); !status) return std::move(status).error();
  }
  return zones;
}

}  // namespace hastls::cli
