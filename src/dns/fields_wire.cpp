// SPDX-License-Identifier: BSD-2-Clause
// The wire form of plain fields.
#include <fmt/format.h>

#include "dns/fields.hpp"

namespace hastls::dns {

template <std::size_t Size>
Fault check_octets(WireReader& in) {
  if (!in.take(Size)) return fmt::format("the RDATA ends within a field of {} octets", Size);
  return std::nullopt;
}
template Fault check_octets<1>(WireReader&);
template Fault check_octets<2>(WireReader&);
template Fault check_octets<4>(WireReader&);
template Fault check_octets<6>(WireReader&);
template Fault check_octets<8>(WireReader&);
template Fault check_octets<16>(WireReader&);

Fault check_name(WireReader& in) {
  std::size_t total = 0;
  while (true) {
    const auto length = in.take(1);
    if (!length) return "the RDATA ends within a domain name";
    const std::size_t label = length->front();
    if (label > DomainName::kMaxLabel) return "a domain name in RDATA has a label over 63 octets";
    total += label + 1;
    if (total > DomainName::kMaxWire) return "a domain name in RDATA is over 255 octets";
    if (label == 0) return std::nullopt;
    if (!in.take(label)) return "the RDATA ends within a domain name";
  }
}

Fault check_string(WireReader& in) {
  const auto length = in.take(1);
  if (!length || !in.take(length->front())) return "the RDATA ends within a character-string";
  return std::nullopt;
}

Fault check_counted(WireReader& in) {
  const auto length = in.take(1);
  if (!length || length->front() == 0 || !in.take(length->front()))
    return "the RDATA ends within a field with a length of its own, or that length is 0";
  return std::nullopt;
}

Fault check_rest(WireReader& in) {
  if (in.at_end()) return "the RDATA ends before its last field";
  return check_any_rest(in);
}

Fault check_any_rest(WireReader& in) {
  (void)in.take(in.rest().size());
  return std::nullopt;
}

}  // namespace hastls::dns
