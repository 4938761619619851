// SPDX-License-Identifier: BSD-2-Clause
#include "dns/description.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "dns/type_names.hpp"

namespace hastls::dns {
namespace {

// Where ldns's description is weaker than the type's own document, or wrong. `own`: it is no longer
// the same wire form.
struct Mend {
  std::uint16_t type;
  std::size_t field;
  FieldKind kind;
  bool own;
};
constexpr std::array kMends{
    Mend{LDNS_RR_TYPE_X25, 0, FieldKind::Digits, false},
    Mend{LDNS_RR_TYPE_NSAP_PTR, 0, FieldKind::Name, true},
    Mend{LDNS_RR_TYPE_KEY, 2, FieldKind::Algorithm, false},
    Mend{LDNS_RR_TYPE_KEY, 3, FieldKind::OptionalBase64, true},
    Mend{LDNS_RR_TYPE_GPOS, 0, FieldKind::Degrees, false},
    Mend{LDNS_RR_TYPE_GPOS, 1, FieldKind::Degrees, false},
    Mend{LDNS_RR_TYPE_GPOS, 2, FieldKind::Degrees, false},
    Mend{LDNS_RR_TYPE_NXT, 1, FieldKind::NxtBitmap, true},
    Mend{LDNS_RR_TYPE_ATMA, 0, FieldKind::Atma, true},
    Mend{LDNS_RR_TYPE_NAPTR, 2, FieldKind::Letters, false},
    Mend{LDNS_RR_TYPE_NAPTR, 4, FieldKind::Substitution, false},
    Mend{LDNS_RR_TYPE_A6, 0, FieldKind::A6, true},
    Mend{LDNS_RR_TYPE_SINK, 0, FieldKind::Sink, true},
};

// Types with fields of known kinds that ldns has no row for.
struct OwnType {
  std::uint16_t type;
  std::array<FieldKind, 5> fields;
  std::size_t count;
};
constexpr std::array kOwnTypes{
    OwnType{101, {FieldKind::Int32}, 1},  // UID
    OwnType{102, {FieldKind::Int32}, 1},  // GID
    OwnType{259,                          // DOA
            {FieldKind::Int32, FieldKind::Int32, FieldKind::Int8, FieldKind::String,
             FieldKind::OptionalBase64},
            5},
    OwnType{260, {FieldKind::AmtRelay}, 1},
};

// Which octet names a digest's algorithm, and how long the digest behind `from` then is.
struct DigestRule {
  std::uint16_t type;
  std::size_t algorithm_at;
  std::size_t from;
  std::uint8_t algorithm;
  std::size_t octets;
};
constexpr std::array kDigestRules{
    DigestRule{LDNS_RR_TYPE_DS, 3, 4, 1, 20},     DigestRule{LDNS_RR_TYPE_DS, 3, 4, 2, 32},
    DigestRule{LDNS_RR_TYPE_DS, 3, 4, 3, 32},     DigestRule{LDNS_RR_TYPE_DS, 3, 4, 4, 48},
    DigestRule{LDNS_RR_TYPE_SSHFP, 1, 2, 1, 20},  DigestRule{LDNS_RR_TYPE_SSHFP, 1, 2, 2, 32},
    DigestRule{LDNS_RR_TYPE_ZONEMD, 5, 6, 1, 48}, DigestRule{LDNS_RR_TYPE_ZONEMD, 5, 6, 2, 64},
};

bool is_ds_like(std::uint16_t type) noexcept {
  return type == LDNS_RR_TYPE_CDS || type == LDNS_RR_TYPE_DLV ||
         described_as(type) == LDNS_RR_TYPE_DS;
}

Description from_ldns(const ldns_rr_descriptor& row) {
  Description out;
  for (std::size_t i = 0; i < row._maximum; ++i)
    out.fields.push_back(static_cast<FieldKind>(row._wireformat[i]));
  out.least = row._minimum;
  if (row._variable != LDNS_RDF_TYPE_NONE) out.repeated = static_cast<FieldKind>(row._variable);
  return out;
}

void mend(std::uint16_t type, Description& out) {
  for (const Mend& mend : kMends) {
    if (mend.type != type) continue;
    out.fields.at(mend.field) = mend.kind;
    out.own = out.own || mend.own;
  }
}

}  // namespace

std::optional<Description> describe(std::uint16_t type) {
  const auto* const own = std::ranges::find(kOwnTypes, type, &OwnType::type);
  if (own != kOwnTypes.end()) {
    const auto* const from = own->fields.begin();
    return Description{{from, from + own->count}, own->count, std::nullopt, true};
  }
  const std::uint16_t like = described_as(type);
  const ldns_rr_descriptor* const row = ldns_rr_descript(like);
  if (row == nullptr || row->_name == nullptr || row->_type != like) return std::nullopt;
  Description out = from_ldns(*row);
  mend(like, out);
  out.own = out.own || like != type;
  const bool readable =
      std::ranges::all_of(out.fields, [](FieldKind kind) { return find_codec(kind) != nullptr; });
  if (!readable) return std::nullopt;
  return out;
}

Fault digest_fault(std::uint16_t type, std::span<const std::uint8_t> rdata) {
  const std::uint16_t like = is_ds_like(type) ? std::uint16_t{LDNS_RR_TYPE_DS} : type;
  for (const DigestRule& rule : kDigestRules) {
    if (rule.type != like || rdata.size() <= rule.algorithm_at) continue;
    if (rdata[rule.algorithm_at] == rule.algorithm && rdata.size() != rule.from + rule.octets)
      return fmt::format("a digest of {} octets; algorithm {} makes {}", rdata.size() - rule.from,
                         rule.algorithm, rule.octets);
  }
  return std::nullopt;
}

}  // namespace hastls::dns
