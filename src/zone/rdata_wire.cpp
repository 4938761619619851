// SPDX-License-Identifier: BSD-2-Clause
#include "zone/rdata_wire.hpp"

#include <cstddef>
#include <optional>

#include "hastls/core/domain_name.hpp"

#include "zone/rdata_shape.hpp"

namespace hastls::zone {
namespace {

std::size_t octet(std::string_view octets, std::size_t at) noexcept {
  return static_cast<unsigned char>(octets[at]);
}

// The size of the uncompressed name at the front.
std::optional<std::size_t> name_size(std::string_view octets) noexcept {
  std::size_t at = 0;
  while (at < octets.size() && octets[at] != '\0') {
    if (octet(octets, at) > DomainName::kMaxLabel) return std::nullopt;
    at += octet(octets, at) + 1;
  }
  if (at >= octets.size() || at >= DomainName::kMaxWire) return std::nullopt;
  return at + 1;
}

std::optional<std::size_t> counted_size(std::string_view octets) noexcept {
  if (octets.empty() || octet(octets, 0) + 1 > octets.size()) return std::nullopt;
  return octet(octets, 0) + 1;
}

std::optional<std::size_t> strings_size(std::string_view octets) noexcept {
  std::size_t at = 0;
  while (at < octets.size()) {
    const auto size = counted_size(octets.substr(at));
    if (!size) return std::nullopt;
    at += *size;
  }
  return at == 0 ? std::nullopt : std::optional(at);
}

// Windows in ascending order, each of 1 to 32 octets (RFC 4034 §4.1.2).
std::optional<std::size_t> bitmap_size(std::string_view octets) noexcept {
  std::size_t at = 0;
  std::optional<std::size_t> last;
  while (at < octets.size()) {
    if (at + 2 > octets.size()) return std::nullopt;
    const std::size_t window = octet(octets, at);
    const std::size_t size = octet(octets, at + 1);
    if (size == 0 || size > 32 || at + 2 + size > octets.size() || (last && window <= *last))
      return std::nullopt;
    last = window;
    at += 2 + size;
  }
  return at;
}

std::optional<std::size_t> field_size(FieldShape field, std::string_view octets) noexcept {
  switch (field) {
    case FieldShape::Name: return name_size(octets);
    case FieldShape::Octet:
    case FieldShape::Algorithm: return 1;
    case FieldShape::Short:
    case FieldShape::Type:
    case FieldShape::CertType: return 2;
    case FieldShape::Long:
    case FieldShape::Period:
    case FieldShape::Time:
    case FieldShape::Address4: return 4;
    case FieldShape::Address6: return 16;
    case FieldShape::String:
    case FieldShape::Salt:
    case FieldShape::Hash: return counted_size(octets);
    case FieldShape::Strings: return strings_size(octets);
    case FieldShape::Bitmap: return bitmap_size(octets);
    case FieldShape::Hex:
    case FieldShape::HexWord:
    case FieldShape::Base64:
    case FieldShape::Text:
    case FieldShape::Eui:
    case FieldShape::Rest: break;
  }
  return octets.size();
}

}  // namespace

bool is_rdata_of(std::uint16_t type, std::string_view octets) noexcept {
  for (const char letter : rdata_shape(type)) {
    const auto size = field_size(static_cast<FieldShape>(letter), octets);
    if (!size || *size > octets.size()) return false;
    octets.remove_prefix(*size);
  }
  return octets.empty();
}

}  // namespace hastls::zone
