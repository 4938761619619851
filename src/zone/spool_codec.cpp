// SPDX-License-Identifier: BSD-2-Clause
#include "zone/spool_codec.hpp"

#include <algorithm>

namespace hastls::zone {
namespace {

// What an entry has.
enum Part : unsigned { File = 1, Owner = 2, Origin = 4, Text = 8, Generated = 16, Before = 32 };

constexpr unsigned kMore = 0x80;
constexpr unsigned kBits = 7;

// Seven bits to an octet, the lowest first (as LEB128 has it).
void put(std::string& to, std::uint64_t number) {
  for (; number >= kMore; number >>= kBits) to += static_cast<char>(number | kMore);
  to += static_cast<char>(number);
}

void put(std::string& to, std::string_view octets) {
  put(to, octets.size());
  to += octets;
}

// Nothing where the number goes on behind the end.
std::optional<std::uint64_t> take_number(std::string_view& from) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const auto octet = static_cast<unsigned char>(from[i]);
    out |= std::uint64_t{octet & (kMore - 1)} << (kBits * i);
    if ((octet & kMore) != 0) continue;
    from.remove_prefix(i + 1);
    return out;
  }
  return std::nullopt;
}

// What SpoolWriter has written is there.
template <class Number>
Number number(std::string_view& from) {
  return static_cast<Number>(take_number(from).value_or(0));
}

std::string_view octets(std::string_view& from) {
  const std::string_view out = from.substr(0, number<std::size_t>(from));
  from.remove_prefix(out.size());
  return out;
}

std::size_t shared_end(std::string_view a, std::string_view b) noexcept {
  const auto ends = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  return static_cast<std::size_t>(ends.first - a.rbegin());
}

}  // namespace

void SpoolWriter::append(const SpoolEntry& entry, std::string& to) {
  const bool moved = entry.place.file != last_.file || entry.place.span.line < last_.span.line;
  const unsigned parts = (moved ? File : 0U) | (entry.new_owner ? Owner : 0U) |
                         (entry.origin.empty() ? 0U : Origin) | (entry.text.empty() ? 0U : Text) |
                         (entry.generated.empty() ? 0U : Generated) |
                         (entry.before == 0 ? 0U : Before);
  body_.clear();
  put(body_, parts);
  put(body_, entry.type);
  if (moved) put(body_, static_cast<std::uint64_t>(entry.place.file));
  put(body_, entry.place.span.line - (moved ? 0 : last_.span.line));
  put(body_, entry.place.span.column);
  put(body_, entry.place.span.end_column);
  if (entry.new_owner) {
    const std::size_t shared = shared_end(entry.owner, owner_);
    put(body_, shared);
    put(body_, entry.owner.substr(0, entry.owner.size() - shared));
    owner_ = entry.owner;
  }
  if (!entry.origin.empty()) put(body_, entry.origin);
  if (!entry.text.empty()) {
    put(body_, entry.text);
    put(body_, entry.rdata_at);
    put(body_, entry.rdata_size);
  }
  if (!entry.generated.empty()) put(body_, entry.generated);
  if (entry.before != 0) put(body_, entry.before);
  last_ = entry.place;
  put(to, body_);
}

std::optional<SpoolEntry> SpoolReader::next(std::string_view& kept) {
  std::string_view rest = kept;
  const auto size = take_number(rest);
  if (!size || rest.size() < *size) return std::nullopt;
  std::string_view body = rest.substr(0, *size);
  kept = rest.substr(*size);
  const auto parts = number<unsigned>(body);
  SpoolEntry out;
  out.type = number<std::uint16_t>(body);
  const bool moved = (parts & File) != 0;
  out.place.file = moved ? FileId{number<std::uint32_t>(body)} : last_.file;
  out.place.span.line = number<std::uint32_t>(body) + (moved ? 0 : last_.span.line);
  out.place.span.column = number<std::uint32_t>(body);
  out.place.span.end_column = number<std::uint32_t>(body);
  out.new_owner = (parts & Owner) != 0;
  if (out.new_owner) {
    const auto shared = number<std::size_t>(body);
    owner_.replace(0, owner_.size() - shared, octets(body));
  }
  out.owner = owner_;
  if ((parts & Origin) != 0) out.origin = octets(body);
  if ((parts & Text) != 0) {
    out.text = octets(body);
    out.rdata_at = number<std::size_t>(body);
    out.rdata_size = number<std::size_t>(body);
  }
  if ((parts & Generated) != 0) out.generated = octets(body);
  if ((parts & Before) != 0) out.before = number<std::uint32_t>(body);
  last_ = out.place;
  return out;
}

}  // namespace hastls::zone
