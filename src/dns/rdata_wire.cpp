// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/rdata_wire.hpp"

#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <ldns/ldns.h>

#include "hastls/dns/rdata.hpp"

namespace hastls::dns {
namespace {

struct FreeRr {
  void operator()(ldns_rr* rr) const noexcept { ldns_rr_free(rr); }
};
struct FreeRdf {
  void operator()(ldns_rdf* rdf) const noexcept { ldns_rdf_deep_free(rdf); }
};
using Rr = std::unique_ptr<ldns_rr, FreeRr>;
using Rdf = std::unique_ptr<ldns_rdf, FreeRdf>;

Error refused(ldns_status status) {
  return {ErrorCode::Syntax, ldns_get_errorstr_by_id(status), {}};
}

Result<Rr> parse(std::uint16_t type, std::string_view rdata, const DomainName& origin) {
  const std::string line = fmt::format(". 0 IN TYPE{} {}\n", type, rdata);
  const Rdf suffix(
      ldns_rdf_new_frm_data(LDNS_RDF_TYPE_DNAME, origin.wire().size(), origin.wire().data()));
  ldns_rr* rr = nullptr;
  const ldns_status status = ldns_rr_new_frm_str(&rr, line.c_str(), 0, suffix.get(), nullptr);
  if (status != LDNS_STATUS_OK) return refused(status);
  return Rr(rr);
}

std::string canonical(ldns_rr* rr) {
  ldns_rr2canonical(rr);
  std::string out;
  for (std::size_t i = 0; i < ldns_rr_rd_count(rr); ++i) {
    const ldns_rdf* rdf = ldns_rr_rdf(rr, i);
    out.append(reinterpret_cast<const char*>(ldns_rdf_data(rdf)), ldns_rdf_size(rdf));
  }
  return out;
}

}  // namespace

Result<std::string> canonical_rdata(std::uint16_t type, std::string_view rdata,
                                    const DomainName& origin) {
  auto rr = parse(type, rdata, origin);
  if (!rr) return std::move(rr).error();
  return canonical(rr->get());
}

Result<std::string> canonical_rdata_from_wire(std::uint16_t type, std::string_view wire) {
  std::string message(1, '\0');  // the root, then type, class, TTL and length
  const auto put = [&](std::uint32_t value, int octets) {
    while (octets-- > 0) message += static_cast<char>(value >> (8 * octets) & 0xff);
  };
  put(type, 2);
  put(1, 2);
  put(0, 4);
  put(static_cast<std::uint32_t>(wire.size()), 2);
  message += wire;
  ldns_rr* raw = nullptr;
  std::size_t at = 0;
  const ldns_status status =
      ldns_wire2rr(&raw, reinterpret_cast<const std::uint8_t*>(message.data()), message.size(), &at,
                   LDNS_SECTION_ANSWER);
  if (status != LDNS_STATUS_OK) return refused(status);
  const Rr rr(raw);
  return canonical(rr.get());
}

std::optional<std::string> rdata_fault(std::uint16_t type, std::string_view rdata,
                                       const DomainName& origin) {
  const auto rr = parse(type, rdata, origin);
  if (rr) return std::nullopt;
  return rr.error().message;
}

}  // namespace hastls::dns
