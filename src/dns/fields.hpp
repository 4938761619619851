// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dns/handles.hpp"
#include "dns/words.hpp"

namespace hastls::dns {

/// The kinds of RDATA fields: ldns's own, and where its description of a type is too weak or wrong,
/// kinds of ours behind them.
enum class FieldKind : std::uint8_t {
  Name = LDNS_RDF_TYPE_DNAME,
  Int8 = LDNS_RDF_TYPE_INT8,
  Int16 = LDNS_RDF_TYPE_INT16,
  Int32 = LDNS_RDF_TYPE_INT32,
  A = LDNS_RDF_TYPE_A,
  Aaaa = LDNS_RDF_TYPE_AAAA,
  String = LDNS_RDF_TYPE_STR,
  Apl = LDNS_RDF_TYPE_APL,
  Base64 = LDNS_RDF_TYPE_B64,
  Hex = LDNS_RDF_TYPE_HEX,
  TypeBitmap = LDNS_RDF_TYPE_NSEC,
  Type = LDNS_RDF_TYPE_TYPE,
  CertType = LDNS_RDF_TYPE_CERT_ALG,
  Algorithm = LDNS_RDF_TYPE_ALG,
  Unknown = LDNS_RDF_TYPE_UNKNOWN,
  Time = LDNS_RDF_TYPE_TIME,
  Period = LDNS_RDF_TYPE_PERIOD,
  Hip = LDNS_RDF_TYPE_HIP,
  Loc = LDNS_RDF_TYPE_LOC,
  Wks = LDNS_RDF_TYPE_WKS,
  Nsap = LDNS_RDF_TYPE_NSAP,
  IpsecKey = LDNS_RDF_TYPE_IPSECKEY,
  Salt = LDNS_RDF_TYPE_NSEC3_SALT,
  NextHashed = LDNS_RDF_TYPE_NSEC3_NEXT_OWNER,
  Ilnp64 = LDNS_RDF_TYPE_ILNP64,
  Eui48 = LDNS_RDF_TYPE_EUI48,
  Eui64 = LDNS_RDF_TYPE_EUI64,
  Tag = LDNS_RDF_TYPE_TAG,
  LongString = LDNS_RDF_TYPE_LONG_STR,
  CertUsage = LDNS_RDF_TYPE_CERTIFICATE_USAGE,
  Selector = LDNS_RDF_TYPE_SELECTOR,
  Matching = LDNS_RDF_TYPE_MATCHING_TYPE,
  SvcParams = LDNS_RDF_TYPE_SVCPARAMS,
  Digits = 100,    ///< X25: a PSDN address, decimal digits.
  Degrees,         ///< GPOS: a decimal number in a string.
  Letters,         ///< NAPTR flags: letters and digits in a string.
  Substitution,    ///< NAPTR regexp.
  NxtBitmap,       ///< One bit for each of the types 1 to 127.
  A6,              ///< Prefix length, suffix, prefix name.
  Sink,            ///< Coding, subcoding, data.
  OptionalBase64,  ///< KEY: a key may be left out.
  Atma,            ///< A format octet that ldns leaves out.
  AmtRelay,
};

/// The octets of one record's RDATA, read front to back.
class WireReader {
 public:
  explicit WireReader(std::span<const std::uint8_t> octets) : rest_(octets) {}

  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  [[nodiscard]] std::span<const std::uint8_t> rest() const noexcept { return rest_; }
  /// Nothing where fewer are left.
  std::optional<std::span<const std::uint8_t>> take(std::size_t count) noexcept {
    if (rest_.size() < count) return std::nullopt;
    const auto taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
  }

 private:
  std::span<const std::uint8_t> rest_;
};

using ReadWord = Fault (*)(std::string_view word, const DomainName& origin, Octets& out);
using ReadWords = Fault (*)(TextReader& in, Octets& out);
using CheckWire = Fault (*)(WireReader& in);

/// One kind of field, in presentation format and on the wire.
struct Codec {
  FieldKind kind;
  std::string_view what;           ///< For messages: "a domain name".
  ReadWord read_word = nullptr;    ///< For fields of exactly one word ...
  ReadWords read_words = nullptr;  ///< ... and for those of several, or none.
  CheckWire check = nullptr;
  bool quotable = false;  ///< The one word may be quoted.
};

/// Null for kinds that have no presentation format.
[[nodiscard]] const Codec* find_codec(FieldKind kind) noexcept;

/// "'zz' is not a domain name".
[[nodiscard]] Fault is_not(std::string_view word, std::string_view what);
void append_number(Octets& out, std::uint64_t value, std::size_t octets);
[[nodiscard]] std::uint64_t number_at(std::span<const std::uint8_t> octets, std::size_t at,
                                      std::size_t size) noexcept;

// Presentation format, by what the words hold.
[[nodiscard]] std::optional<std::uint64_t> read_number(std::string_view word, std::uint64_t most);
template <std::size_t Size>
Fault read_int(std::string_view word, const DomainName& origin, Octets& out);
Fault read_name(std::string_view word, const DomainName& origin, Octets& out);
Fault read_ipv4(std::string_view word, const DomainName& origin, Octets& out);
Fault read_ipv6(std::string_view word, const DomainName& origin, Octets& out);
Fault read_string(std::string_view word, const DomainName& origin, Octets& out);
Fault read_long_string(std::string_view word, const DomainName& origin, Octets& out);
Fault read_tag(std::string_view word, const DomainName& origin, Octets& out);
Fault read_digits(std::string_view word, const DomainName& origin, Octets& out);
Fault read_degrees(std::string_view word, const DomainName& origin, Octets& out);
Fault read_letters(std::string_view word, const DomainName& origin, Octets& out);
Fault read_substitution(std::string_view word, const DomainName& origin, Octets& out);
Fault read_period(std::string_view word, const DomainName& origin, Octets& out);
Fault read_time(std::string_view word, const DomainName& origin, Octets& out);
Fault read_type(std::string_view word, const DomainName& origin, Octets& out);
Fault read_algorithm(std::string_view word, const DomainName& origin, Octets& out);
Fault read_cert_type(std::string_view word, const DomainName& origin, Octets& out);
Fault read_apl(std::string_view word, const DomainName& origin, Octets& out);
Fault read_salt(std::string_view word, const DomainName& origin, Octets& out);
Fault read_next_hashed(std::string_view word, const DomainName& origin, Octets& out);
Fault read_ilnp64(std::string_view word, const DomainName& origin, Octets& out);
Fault read_eui48(std::string_view word, const DomainName& origin, Octets& out);
Fault read_eui64(std::string_view word, const DomainName& origin, Octets& out);
Fault read_nsap(std::string_view word, const DomainName& origin, Octets& out);
Fault read_atma(std::string_view word, const DomainName& origin, Octets& out);
Fault read_hex(TextReader& in, Octets& out);
Fault read_base64(TextReader& in, Octets& out);
Fault read_optional_base64(TextReader& in, Octets& out);
Fault read_type_bitmap(TextReader& in, Octets& out);
Fault read_nxt_bitmap(TextReader& in, Octets& out);
Fault read_svc_params(TextReader& in, Octets& out);
Fault read_loc(TextReader& in, Octets& out);
Fault read_wks(TextReader& in, Octets& out);
Fault read_hip(TextReader& in, Octets& out);
Fault read_ipseckey(TextReader& in, Octets& out);
Fault read_amtrelay(TextReader& in, Octets& out);
Fault read_a6(TextReader& in, Octets& out);
Fault read_sink(TextReader& in, Octets& out);

/// Appends the octets of hex digits in pairs; false where there is anything else.
[[nodiscard]] bool append_hex(std::string_view digits, Octets& out);
[[nodiscard]] bool append_base64(std::string_view text, Octets& out);

// On the wire.
template <std::size_t Size>
Fault check_octets(WireReader& in);
Fault check_name(WireReader& in);
Fault check_string(WireReader& in);
Fault check_counted(WireReader& in);
Fault check_rest(WireReader& in);
Fault check_any_rest(WireReader& in);
Fault check_apl(WireReader& in);
Fault check_type_bitmap(WireReader& in);
Fault check_nxt_bitmap(WireReader& in);
Fault check_svc_params(WireReader& in);
Fault check_loc(WireReader& in);
Fault check_wks(WireReader& in);
Fault check_hip(WireReader& in);
Fault check_ipseckey(WireReader& in);
Fault check_amtrelay(WireReader& in);
Fault check_a6(WireReader& in);
Fault check_sink(WireReader& in);

/// One SvcParam's value against its key (RFC 9460 §7).
[[nodiscard]] Fault svc_value_fault(std::uint16_t key, std::string_view value);

}  // namespace hastls::dns
