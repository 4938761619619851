// SPDX-License-Identifier: BSD-2-Clause
#include "dns/type_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"
#include "hastls/dns/rdata.hpp"

#include "dns/handles.hpp"

namespace hastls::dns {
namespace {

// Assigned types that ldns 1.8 has no row for. `like` is the type with the same fields, 0 where
// ldns has none.
struct LaterType {
  std::string_view name;
  std::uint16_t code;
  std::uint16_t like;
};
constexpr std::array kLaterTypes{
    LaterType{"NINFO", 56, LDNS_RR_TYPE_TXT},
    LaterType{"RKEY", 57, LDNS_RR_TYPE_DNSKEY},
    LaterType{"UINFO", 100, LDNS_RR_TYPE_TXT},
    LaterType{"UID", 101, 0},
    LaterType{"GID", 102, 0},
    LaterType{"UNSPEC", 103, 0},
    LaterType{"IXFR", 251, 0},
    LaterType{"AXFR", 252, 0},
    LaterType{"MAILB", 253, 0},
    LaterType{"MAILA", 254, 0},
    LaterType{"ANY", 255, 0},
    LaterType{"AVC", 258, LDNS_RR_TYPE_TXT},
    LaterType{"DOA", 259, 0},
    LaterType{"AMTRELAY", 260, 0},
    LaterType{"RESINFO", 261, LDNS_RR_TYPE_TXT},
    LaterType{"WALLET", 262, LDNS_RR_TYPE_TXT},
    LaterType{"TA", 32768, LDNS_RR_TYPE_DS},
};

// ldns gives the codes without a mnemonic rows that are named "TYPE100".
bool is_generic_name(std::string_view name) noexcept {
  return name.size() >= 4 && ascii::equal_ignoring_case(name.substr(0, 4), "TYPE");
}

}  // namespace

std::optional<std::uint16_t> type_code(std::string_view mnemonic) {
  if (is_generic_name(mnemonic)) {
    const Decimal code = Decimal::parse(mnemonic.substr(4), 65535);
    if (code.fault) return std::nullopt;
    return static_cast<std::uint16_t>(code.value);
  }
  const auto* const later = std::ranges::find_if(kLaterTypes, [&](const LaterType& type) {
    return ascii::equal_ignoring_case(type.name, mnemonic);
  });
  if (later != kLaterTypes.end()) return later->code;
  if (mnemonic.find('\0') != std::string_view::npos) return std::nullopt;
  const auto code = ldns_get_rr_type_by_name(std::string(mnemonic).c_str());
  if (code == 0) return std::nullopt;
  return static_cast<std::uint16_t>(code);
}

std::uint16_t described_as(std::uint16_t type) noexcept {
  const auto* const later = std::ranges::find(kLaterTypes, type, &LaterType::code);
  return later == kLaterTypes.end() || later->like == 0 ? type : later->like;
}

bool is_meta_type(std::uint16_t type) noexcept {
  return type == 0 || type == LDNS_RR_TYPE_OPT || (type >= LDNS_RR_TYPE_TKEY && type <= 255);
}

std::string type_name(std::uint16_t type) {
  const auto* const later = std::ranges::find(kLaterTypes, type, &LaterType::code);
  if (later != kLaterTypes.end()) return std::string(later->name);
  const ldns_rr_descriptor* const row = ldns_rr_descript(type);
  if (row != nullptr && row->_name != nullptr && row->_type == type) return row->_name;
  return fmt::format("TYPE{}", type);
}

}  // namespace hastls::dns
