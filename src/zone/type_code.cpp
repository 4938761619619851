// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/type_code.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"

#include "zone/scan/type_key.hpp"

namespace hastls::zone {
namespace {

struct Mnemonic {
  std::string_view name;
  std::uint16_t code;
};

// The registry as BIND 9.18 and Knot 3.2 know it; in the order of codes.
constexpr std::array kMnemonics{
    Mnemonic{"A", 1},         Mnemonic{"NS", 2},        Mnemonic{"MD", 3},
    Mnemonic{"MF", 4},        Mnemonic{"CNAME", 5},     Mnemonic{"SOA", 6},
    Mnemonic{"MB", 7},        Mnemonic{"MG", 8},        Mnemonic{"MR", 9},
    Mnemonic{"NULL", 10},     Mnemonic{"WKS", 11},      Mnemonic{"PTR", 12},
    Mnemonic{"HINFO", 13},    Mnemonic{"MINFO", 14},    Mnemonic{"MX", 15},
    Mnemonic{"TXT", 16},      Mnemonic{"RP", 17},       Mnemonic{"AFSDB", 18},
    Mnemonic{"X25", 19},      Mnemonic{"ISDN", 20},     Mnemonic{"RT", 21},
    Mnemonic{"NSAP", 22},     Mnemonic{"NSAP-PTR", 23}, Mnemonic{"SIG", 24},
    Mnemonic{"KEY", 25},      Mnemonic{"PX", 26},       Mnemonic{"GPOS", 27},
    Mnemonic{"AAAA", 28},     Mnemonic{"LOC", 29},      Mnemonic{"NXT", 30},
    Mnemonic{"EID", 31},      Mnemonic{"NIMLOC", 32},   Mnemonic{"SRV", 33},
    Mnemonic{"ATMA", 34},     Mnemonic{"NAPTR", 35},    Mnemonic{"KX", 36},
    Mnemonic{"CERT", 37},     Mnemonic{"A6", 38},       Mnemonic{"DNAME", 39},
    Mnemonic{"SINK", 40},     Mnemonic{"OPT", 41},      Mnemonic{"APL", 42},
    Mnemonic{"DS", 43},       Mnemonic{"SSHFP", 44},    Mnemonic{"IPSECKEY", 45},
    Mnemonic{"RRSIG", 46},    Mnemonic{"NSEC", 47},     Mnemonic{"DNSKEY", 48},
    Mnemonic{"DHCID", 49},    Mnemonic{"NSEC3", 50},    Mnemonic{"NSEC3PARAM", 51},
    Mnemonic{"TLSA", 52},     Mnemonic{"SMIMEA", 53},   Mnemonic{"HIP", 55},
    Mnemonic{"NINFO", 56},    Mnemonic{"RKEY", 57},     Mnemonic{"TALINK", 58},
    Mnemonic{"CDS", 59},      Mnemonic{"CDNSKEY", 60},  Mnemonic{"OPENPGPKEY", 61},
    Mnemonic{"CSYNC", 62},    Mnemonic{"ZONEMD", 63},   Mnemonic{"SVCB", 64},
    Mnemonic{"HTTPS", 65},    Mnemonic{"SPF", 99},      Mnemonic{"UINFO", 100},
    Mnemonic{"UID", 101},     Mnemonic{"GID", 102},     Mnemonic{"UNSPEC", 103},
    Mnemonic{"NID", 104},     Mnemonic{"L32", 105},     Mnemonic{"L64", 106},
    Mnemonic{"LP", 107},      Mnemonic{"EUI48", 108},   Mnemonic{"EUI64", 109},
    Mnemonic{"TKEY", 249},    Mnemonic{"TSIG", 250},    Mnemonic{"IXFR", 251},
    Mnemonic{"AXFR", 252},    Mnemonic{"MAILB", 253},   Mnemonic{"MAILA", 254},
    Mnemonic{"ANY", 255},     Mnemonic{"URI", 256},     Mnemonic{"CAA", 257},
    Mnemonic{"AVC", 258},     Mnemonic{"DOA", 259},     Mnemonic{"AMTRELAY", 260},
    Mnemonic{"RESINFO", 261}, Mnemonic{"WALLET", 262},  Mnemonic{"TA", 32768},
    Mnemonic{"DLV", 32769},
};

struct Slot {
  scan::TypeKey key;
  std::uint16_t code = 0;
};
constexpr std::size_t kSlots = 512;

constexpr std::array<Slot, kSlots> hashed() {
  std::array<Slot, kSlots> table{};
  for (const Mnemonic& mnemonic : kMnemonics) {
    const auto key = scan::TypeKey::of(mnemonic.name);
    std::size_t at = key.slot(kSlots);
    while (table[at].code != 0) at = (at + 1) % kSlots;
    table[at] = {key, mnemonic.code};
  }
  return table;
}
constexpr std::array<Slot, kSlots> kTable = hashed();

}  // namespace

std::uint16_t scan::mnemonic_code(const TypeKey& key) noexcept {
  for (std::size_t at = key.slot(kSlots);; at = (at + 1) % kSlots) {
    if (kTable[at].code == 0 || kTable[at].key == key) return kTable[at].code;
  }
}

std::optional<std::uint16_t> type_code(std::string_view text) noexcept {
  if (text.empty() || text.size() > scan::TypeKey::kMost) return std::nullopt;
  std::array<char, scan::TypeKey::kMost> padded{};
  std::ranges::copy(text, padded.begin());
  const auto code = scan::mnemonic_code(scan::TypeKey::load(padded.data(), text.size()));
  if (code != 0) return code;
  if (text.size() < 5 || !ascii::equal_ignoring_case(text.substr(0, 4), "TYPE"))
    return std::nullopt;
  const Decimal number = Decimal::parse(text.substr(4), 65535);
  if (number.fault) return std::nullopt;
  return static_cast<std::uint16_t>(number.value);
}

std::string type_name(std::uint16_t code) {
  const auto* const it = std::ranges::lower_bound(kMnemonics, code, {}, &Mnemonic::code);
  if (it != kMnemonics.end() && it->code == code) return std::string(it->name);
  return fmt::format("TYPE{}", code);
}

}  // namespace hastls::zone
