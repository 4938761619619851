// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/typed.hpp"

#include <span>

#include "hastls/dns/rdata.hpp"

#include "dns/handles.hpp"

namespace hastls::dns {
namespace {

// Reads RDATA that rdata_wire() has made: its shape is known to be right.
class Fields {
 public:
  explicit Fields(std::span<const std::uint8_t> octets) : rest_(octets) {}

  std::uint8_t u8() noexcept { return take(1)[0]; }
  std::uint16_t u16() noexcept { return static_cast<std::uint16_t>(u8() << 8 | u8()); }
  std::uint32_t u32() noexcept { return std::uint32_t{u16()} << 16 | u16(); }
  DomainName name() {
    std::size_t size = 1;
    while (rest_[size - 1] != 0) size += rest_[size - 1] + 1U;
    const auto wire = take(size);
    return *DomainName::from_wire({reinterpret_cast<const char*>(wire.data()), wire.size()});
  }
  std::vector<std::uint8_t> counted() { return copy(u8()); }
  std::vector<std::uint8_t> rest() { return copy(rest_.size()); }

 private:
  std::span<const std::uint8_t> take(std::size_t count) noexcept {
    const auto taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
  }
  std::vector<std::uint8_t> copy(std::size_t count) {
    const auto taken = take(count);
    return {taken.begin(), taken.end()};
  }

  std::span<const std::uint8_t> rest_;
};

// The first four fields of NSEC3 and NSEC3PARAM alike.
template <class Record>
void read_parameters(Fields& in, Record& out) {
  out.parameters.algorithm = in.u8();
  out.flags = in.u8();
  out.parameters.iterations = in.u16();
  out.parameters.salt = in.counted();
}

}  // namespace

std::optional<Mx> Mx::parse(std::string_view rdata, const DomainName& origin) {
  const auto wire = rdata_wire(LDNS_RR_TYPE_MX, rdata, origin);
  if (!wire) return std::nullopt;
  Fields in(*wire);
  return Mx{.preference = in.u16(), .exchange = in.name()};
}

std::optional<Srv> Srv::parse(std::string_view rdata, const DomainName& origin) {
  const auto wire = rdata_wire(LDNS_RR_TYPE_SRV, rdata, origin);
  if (!wire) return std::nullopt;
  Fields in(*wire);
  return Srv{.priority = in.u16(), .weight = in.u16(), .port = in.u16(), .target = in.name()};
}

std::optional<Tlsa> Tlsa::parse(std::string_view rdata, const DomainName& origin) {
  const auto wire = rdata_wire(LDNS_RR_TYPE_TLSA, rdata, origin);
  if (!wire) return std::nullopt;
  Fields in(*wire);
  return Tlsa{.usage = in.u8(), .selector = in.u8(), .matching = in.u8()};
}

std::optional<Svcb> Svcb::parse(std::string_view rdata, const DomainName& origin) {
  const auto wire = rdata_wire(LDNS_RR_TYPE_SVCB, rdata, origin);
  if (!wire) return std::nullopt;
  Fields in(*wire);
  return Svcb{.priority = in.u16(), .target = in.name()};
}

std::optional<Rrsig> Rrsig::parse(std::string_view rdata, const DomainName& origin) {
  const auto wire = rdata_wire(LDNS_RR_TYPE_RRSIG, rdata, origin);
  if (!wire) return std::nullopt;
  return from_wire(*wire);
}

Rrsig Rrsig::from_wire(std::span<const std::uint8_t> rdata) {
  Fields in(rdata);
  return Rrsig{.type_covered = in.u16(),
               .algorithm = in.u8(),
               .labels = in.u8(),
               .original_ttl = in.u32(),
               .expiration = in.u32(),
               .inception = in.u32(),
               .key_tag = in.u16(),
               .signer = in.name()};
}

bool TypeBitmap::contains(std::uint16_t type) const noexcept {
  for (std::size_t at = 0; at + 2 <= windows_.size(); at += windows_[at + 1] + 2U) {
    if (windows_[at] != type >> 8) continue;
    const std::size_t octet = (type & 0xffU) / 8;
    return octet < windows_[at + 1] && (windows_[at + 2 + octet] & 0x80U >> type % 8) != 0;
  }
  return false;
}

std::optional<Nsec> Nsec::parse(std::string_view rdata, const DomainName& origin) {
  const auto wire = rdata_wire(LDNS_RR_TYPE_NSEC, rdata, origin);
  if (!wire) return std::nullopt;
  Fields in(*wire);
  return Nsec{.next = in.name(), .types = TypeBitmap(in.rest())};
}

std::optional<Nsec3Param> Nsec3Param::parse(std::string_view rdata, const DomainName& origin) {
  const auto wire = rdata_wire(LDNS_RR_TYPE_NSEC3PARAM, rdata, origin);
  if (!wire) return std::nullopt;
  Fields in(*wire);
  Nsec3Param out;
  read_parameters(in, out);
  return out;
}

std::optional<Nsec3> Nsec3::parse(std::string_view rdata, const DomainName& origin) {
  const auto wire = rdata_wire(LDNS_RR_TYPE_NSEC3, rdata, origin);
  if (!wire) return std::nullopt;
  Fields in(*wire);
  Nsec3 out;
  read_parameters(in, out);
  out.next_hashed = in.counted();
  out.types = TypeBitmap(in.rest());
  return out;
}

}  // namespace hastls::dns
