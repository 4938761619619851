// SPDX-License-Identifier: BSD-2-Clause
#include "dns/fields.hpp"

#include <algorithm>
#include <array>

namespace hastls::dns {
namespace {

constexpr Codec word(FieldKind kind, std::string_view what, ReadWord read, CheckWire check) {
  return {kind, what, read, nullptr, check, false};
}
constexpr Codec text(FieldKind kind, std::string_view what, ReadWord read, CheckWire check) {
  return {kind, what, read, nullptr, check, true};
}
constexpr Codec words(FieldKind kind, std::string_view what, ReadWords read, CheckWire check) {
  return {kind, what, nullptr, read, check, false};
}

using enum FieldKind;

constexpr std::array kCodecs{
    word(Name, "a domain name", read_name, check_name),
    word(Int8, "a number from 0 to 255", read_int<1>, check_octets<1>),
    word(Int16, "a number from 0 to 65535", read_int<2>, check_octets<2>),
    word(Int32, "a number from 0 to 4294967295", read_int<4>, check_octets<4>),
    word(A, "an IPv4 address", read_ipv4, check_octets<4>),
    word(Aaaa, "an IPv6 address", read_ipv6, check_octets<16>),
    text(String, "a character-string", read_string, check_string),
    word(Apl, "an address prefix", read_apl, check_apl),
    words(Base64, "base64", read_base64, check_rest),
    words(Hex, "hex", read_hex, check_rest),
    words(TypeBitmap, "types", read_type_bitmap, check_type_bitmap),
    word(Type, "a type", read_type, check_octets<2>),
    word(CertType, "a certificate type", read_cert_type, check_octets<2>),
    word(Algorithm, "an algorithm", read_algorithm, check_octets<1>),
    word(Time, "a time", read_time, check_octets<4>),
    word(Period, "a time in seconds", read_period, check_octets<4>),
    words(Hip, "a host identity", read_hip, check_hip),
    words(Loc, "a location", read_loc, check_loc),
    words(Wks, "a protocol", read_wks, check_wks),
    word(Nsap, "an NSAP address", read_nsap, check_rest),
    words(IpsecKey, "a precedence", read_ipseckey, check_ipseckey),
    word(Salt, "a salt", read_salt, check_string),
    word(NextHashed, "a hashed owner", read_next_hashed, check_counted),
    word(Ilnp64, "four groups of hex", read_ilnp64, check_octets<8>),
    word(Eui48, "an EUI-48 address", read_eui48, check_octets<6>),
    word(Eui64, "an EUI-64 address", read_eui64, check_octets<8>),
    word(Tag, "a property tag", read_tag, check_counted),
    text(LongString, "a text", read_long_string, check_any_rest),
    word(CertUsage, "a certificate usage", read_int<1>, check_octets<1>),
    word(Selector, "a selector", read_int<1>, check_octets<1>),
    word(Matching, "a matching type", read_int<1>, check_octets<1>),
    words(SvcParams, "SvcParams", read_svc_params, check_svc_params),
    text(Digits, "a PSDN address", read_digits, check_string),
    text(Degrees, "a decimal number", read_degrees, check_string),
    text(Letters, "letters and digits", read_letters, check_string),
    text(Substitution, "a substitution", read_substitution, check_string),
    words(NxtBitmap, "types", read_nxt_bitmap, check_nxt_bitmap),
    words(A6, "a prefix length", read_a6, check_a6),
    words(Sink, "a meaning", read_sink, check_sink),
    words(OptionalBase64, "base64", read_optional_base64, check_any_rest),
    word(Atma, "an ATM address", read_atma, check_rest),
    words(AmtRelay, "a precedence", read_amtrelay, check_amtrelay),
};

}  // namespace

const Codec* find_codec(FieldKind kind) noexcept {
  const auto* const it = std::ranges::find(kCodecs, kind, &Codec::kind);
  return it == kCodecs.end() ? nullptr : &*it;
}

}  // namespace hastls::dns
