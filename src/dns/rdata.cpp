// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/rdata.hpp"

#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/result.hpp"

#include "dns/description.hpp"
#include "dns/type_names.hpp"

namespace hastls::dns {
namespace {

constexpr std::size_t kMostOctets = 65535;

using Encoded = Result<Octets, std::string>;

// `\#`, a length, hex in any number of words (RFC 3597 §5).
Encoded read_generic(TextReader& in) {
  in.next();
  const auto length =
      in.at_end() || in.peek().quoted ? std::nullopt : read_number(in.next().text, kMostOctets);
  if (!length) return std::string("generic RDATA lacks its length, from 0 to 65535");
  Octets out;
  if (!in.at_end()) {
    if (auto fault = read_hex(in, out)) return *std::move(fault);
  }
  if (out.size() != *length)
    return fmt::format("the length says {} octets and {} follow", *length, out.size());
  return out;
}

Fault read_field(FieldKind kind, TextReader& in, Octets& out) {
  const Codec& codec = *find_codec(kind);
  if (codec.read_words != nullptr) return codec.read_words(in, out);
  if (in.at_end()) return fmt::format("the RDATA ends where {} is due", codec.what);
  const Word& word = in.next();
  if (word.quoted && !codec.quotable)
    return fmt::format("\"{}\" is quoted where {} is due", shown(word.text), codec.what);
  return codec.read_word(word.text, in.origin(), out);
}

using Located = Result<Octets, RdataFault>;

// Reads one field. Its words are judged as they are taken: of several the last one is at fault.
std::optional<RdataFault> append_field(FieldKind kind, TextReader& in, Octets& out) {
  const std::size_t first = in.taken();
  auto fault = read_field(kind, in, out);
  if (!fault) return std::nullopt;
  return RdataFault{*std::move(fault), in.taken() > first ? in.taken() - 1 : first};
}

Located read_fields(const Description& type, TextReader& in) {
  Octets out;
  for (std::size_t i = 0; i < type.fields.size() && (i < type.least || !in.at_end()); ++i) {
    if (auto fault = append_field(type.fields[i], in, out)) return *std::move(fault);
  }
  if (type.repeated && in.at_end() && type.fields.size() < type.least)
    return RdataFault{
        fmt::format("the RDATA ends where {} is due", find_codec(*type.repeated)->what),
        in.taken()};
  while (type.repeated && !in.at_end()) {
    if (auto fault = append_field(*type.repeated, in, out)) return *std::move(fault);
  }
  if (!in.at_end())
    return RdataFault{fmt::format("'{}' follows the last field", shown(in.peek().text)),
                      in.taken()};
  if (out.size() > kMostOctets)
    return RdataFault{fmt::format("RDATA of {} octets; 65535 is the most", out.size()), 0};
  return out;
}

Located read_generic_words(TextReader& in) {
  auto octets = read_generic(in);
  if (!octets) return RdataFault{std::move(octets).error(), in.taken() == 0 ? 0 : in.taken() - 1};
  return *std::move(octets);
}

Fault check_fields(const Description& type, std::span<const std::uint8_t> rdata) {
  WireReader in(rdata);
  for (std::size_t i = 0; i < type.fields.size() && (i < type.least || !in.at_end()); ++i) {
    if (auto fault = find_codec(type.fields[i])->check(in)) return fault;
  }
  if (type.repeated && in.at_end() && type.fields.size() < type.least)
    return fmt::format("the RDATA ends where {} is due", find_codec(*type.repeated)->what);
  while (type.repeated && !in.at_end()) {
    if (auto fault = find_codec(*type.repeated)->check(in)) return fault;
  }
  if (!in.at_end()) return fmt::format("{} octets follow the last field", in.rest().size());
  return std::nullopt;
}

// What ldns makes of a record with these octets, in canonical form.
Encoded through_ldns(std::uint16_t type, const Octets& rdata) {
  constexpr std::size_t kHeader = 11;  // root owner, type, class, TTL, length
  Octets record{0};
  append_number(record, type, 2);
  append_number(record, LDNS_RR_CLASS_IN, 2);
  append_number(record, 0, 4);
  append_number(record, rdata.size(), 2);
  record.insert(record.end(), rdata.begin(), rdata.end());
  ldns_rr* parsed = nullptr;
  std::size_t at = 0;
  const ldns_status status =
      ldns_wire2rr(&parsed, record.data(), record.size(), &at, LDNS_SECTION_ANSWER);
  const RrHandle rr(parsed);
  if (status != LDNS_STATUS_OK)
    return fmt::format("ldns refuses it: {}", ldns_get_errorstr_by_id(status));
  ldns_rr2canonical(rr.get());
  const BufferHandle buffer(ldns_buffer_new(LDNS_MIN_BUFLEN));
  if (ldns_rr2buffer_wire(buffer.get(), rr.get(), LDNS_SECTION_ANSWER) != LDNS_STATUS_OK)
    return std::string("ldns cannot write it again");
  const std::uint8_t* const from = ldns_buffer_begin(buffer.get());
  Octets canonical(from + kHeader, from + ldns_buffer_position(buffer.get()));
  if (canonical.size() != rdata.size()) return std::string("ldns reads other RDATA in it");
  return canonical;
}

Located encode(std::uint16_t type, std::string_view rdata, const DomainName& origin) {
  if (is_meta_type(type))
    return RdataFault{
        fmt::format("{} is a type of messages; it stands in no zone", type_name(type)), 0};
  const auto fields = describe(type);
  const bool svcb = type == LDNS_RR_TYPE_SVCB || type == LDNS_RR_TYPE_HTTPS;
  SplitWords split = split_words(rdata, svcb);
  if (split.fault) return RdataFault{*std::move(split.fault), 0};
  TextReader in(std::move(split.words), origin);
  const bool generic = !in.at_end() && !in.peek().quoted && in.peek().text == "\\#";
  if (!generic && !fields)
    return RdataFault{
        fmt::format("the RDATA of {} is written with \\# (RFC 3597 §5)", type_name(type)), 0};
  Located octets = generic ? read_generic_words(in) : read_fields(*fields, in);
  if (!octets || !fields) return octets;
  if (auto fault = check_fields(*fields, *octets)) return RdataFault{*std::move(fault), 0};
  if (auto fault = digest_fault(type, *octets)) return RdataFault{*std::move(fault), 0};
  // ldns takes seconds for one record of 65,535 fields, and a list has no canonical form but
  // itself.
  if (fields->own || fields->repeated) return octets;
  Encoded canonical = through_ldns(type, *octets);
  if (!canonical) return RdataFault{std::move(canonical).error(), 0};
  return *std::move(canonical);
}

}  // namespace

Fault rdata_fault(std::uint16_t type, std::string_view rdata, const DomainName& origin) {
  auto octets = encode(type, rdata, origin);
  if (octets) return std::nullopt;
  return std::move(octets).error().message;
}

std::optional<RdataFault> locate_rdata_fault(std::uint16_t type, std::string_view rdata,
                                             const DomainName& origin) {
  auto octets = encode(type, rdata, origin);
  if (octets) return std::nullopt;
  return std::move(octets).error();
}

std::optional<std::vector<std::uint8_t>> rdata_wire(std::uint16_t type, std::string_view rdata,
                                                    const DomainName& origin) {
  auto octets = encode(type, rdata, origin);
  if (!octets) return std::nullopt;
  return *std::move(octets);
}

}  // namespace hastls::dns
