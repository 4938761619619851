// SPDX-License-Identifier: BSD-2-Clause
#include "dns/transfer/record_text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "dns/fields.hpp"
#include "dns/handles.hpp"
#include "dns/type_names.hpp"

namespace hastls::dns {
namespace {

// Whose RDATA may hold compressed names (RFC 3597 §4). Whatever else ldns might make of a record,
// the RDATA of all other types is handed on as it came.
constexpr std::array<std::uint16_t, 20> kWithNames{
    LDNS_RR_TYPE_NS,    LDNS_RR_TYPE_MD,    LDNS_RR_TYPE_MF,    LDNS_RR_TYPE_CNAME,
    LDNS_RR_TYPE_SOA,   LDNS_RR_TYPE_MB,    LDNS_RR_TYPE_MG,    LDNS_RR_TYPE_MR,
    LDNS_RR_TYPE_PTR,   LDNS_RR_TYPE_MINFO, LDNS_RR_TYPE_MX,    LDNS_RR_TYPE_RP,
    LDNS_RR_TYPE_AFSDB, LDNS_RR_TYPE_RT,    LDNS_RR_TYPE_PX,    LDNS_RR_TYPE_SRV,
    LDNS_RR_TYPE_NAPTR, LDNS_RR_TYPE_KX,    LDNS_RR_TYPE_DNAME, LDNS_RR_TYPE_SIG,
};

constexpr std::array kNumbers{LDNS_RDF_TYPE_INT8, LDNS_RDF_TYPE_INT16, LDNS_RDF_TYPE_INT32,
                              LDNS_RDF_TYPE_PERIOD};

void append_generic(std::string& out, Message rdata) {
  fmt::format_to(std::back_inserter(out), "\\# {}", rdata.size());
  if (rdata.empty()) return;
  out += ' ';
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (const std::uint8_t octet : rdata) {
    out += kDigits[octet >> 4U];
    out += kDigits[octet & 0xFU];
  }
}

std::optional<std::string> address(int family, Message rdata) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (::inet_ntop(family, rdata.data(), text.data(), text.size()) == nullptr) return std::nullopt;
  return text.data();
}

Message octets_of(const ldns_rdf& field) {
  return {ldns_rdf_data(&field), ldns_rdf_size(&field)};
}

// A field that is a name or a number; nothing for one that is neither.
std::optional<std::string> readable(const ldns_rdf& field) {
  const Message octets = octets_of(field);
  const ldns_rdf_type kind = ldns_rdf_get_type(&field);
  if (std::ranges::find(kNumbers, kind) != kNumbers.end())
    return fmt::to_string(number_at(octets, 0, octets.size()));
  if (kind != LDNS_RDF_TYPE_DNAME) return std::nullopt;
  const auto name = DomainName::from_wire(
      std::string_view(reinterpret_cast<const char*>(octets.data()), octets.size()));
  if (!name) return std::nullopt;
  return name->to_string();
}

// The fields of `rr` with blanks between them; nothing where one of them is not readable.
std::optional<std::string> readable_fields(const ldns_rr& rr) {
  std::string out;
  for (std::size_t i = 0; i < ldns_rr_rd_count(&rr); ++i) {
    const auto field = readable(*ldns_rr_rdf(&rr, i));
    if (!field) return std::nullopt;
    if (i > 0) out += ' ';
    out += *field;
  }
  return out;
}

Octets expanded(const ldns_rr& rr) {
  Octets out;
  for (std::size_t i = 0; i < ldns_rr_rd_count(&rr); ++i) {
    const Message field = octets_of(*ldns_rr_rdf(&rr, i));
    out.insert(out.end(), field.begin(), field.end());
  }
  return out;
}

// Through ldns, which expands the names.
Status append_with_names(std::string& out, Message message, const WireRecord& record) {
  ldns_rr* parsed = nullptr;
  std::size_t at = record.begin;
  const ldns_status status =
      ldns_wire2rr(&parsed, message.data(), message.size(), &at, LDNS_SECTION_ANSWER);
  const RrHandle rr(parsed);
  if (status != LDNS_STATUS_OK)
    return Error{ErrorCode::Syntax,
                 fmt::format("the {} record of {} is broken ({})", type_name(record.type),
                             record.owner.to_string(), ldns_get_errorstr_by_id(status)),
                 {}};
  if (const auto fields = readable_fields(*rr))
    out += *fields;
  else
    append_generic(out, expanded(*rr));
  return Done{};
}

Status append_rdata(std::string& out, Message message, const WireRecord& record) {
  if (std::ranges::find(kWithNames, record.type) != kWithNames.end())
    return append_with_names(out, message, record);
  std::optional<std::string> text;
  if (record.type == LDNS_RR_TYPE_A && record.rdata.size() == sizeof(in_addr))
    text = address(AF_INET, record.rdata);
  if (record.type == LDNS_RR_TYPE_AAAA && record.rdata.size() == sizeof(in6_addr))
    text = address(AF_INET6, record.rdata);
  if (text)
    out += *text;
  else
    append_generic(out, record.rdata);
  return Done{};
}

}  // namespace

Status append_line(std::string& out, Message message, const WireRecord& record) {
  const std::string rr_class =
      record.rr_class == LDNS_RR_CLASS_IN ? "IN" : fmt::format("CLASS{}", record.rr_class);
  fmt::format_to(std::back_inserter(out), "{} {} {} {} ", record.owner.to_string(), record.ttl,
                 rr_class, type_name(record.type));
  if (auto appended = append_rdata(out, message, record); !appended) return appended;
  out += '\n';
  return Done{};
}

}  // namespace hastls::dns
