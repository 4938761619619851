// SPDX-License-Identifier: BSD-2-Clause
// Lines `TYPE RDATA`: what is RDATA of its type has octets, whose generic form is the same record,
// and what a transfer writes of these octets is, too.
#include <algorithm>

#include "hastls/dns/typed.hpp"

#include "fuzz/rdata.hpp"
#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

// Types that rules read: their values are there where RDATA is.
void expect_typed(std::uint16_t type, std::string_view rdata, bool valid) {
  const DomainName origin = rdata_origin();
  const auto agrees = [&](std::uint16_t code, bool has_value) {
    hold(type != code || has_value == valid, "a typed value agrees", rdata);
  };
  agrees(15, dns::Mx::parse(rdata, origin).has_value());
  agrees(33, dns::Srv::parse(rdata, origin).has_value());
  agrees(46, dns::Rrsig::parse(rdata, origin).has_value());
  agrees(47, dns::Nsec::parse(rdata, origin).has_value());
  agrees(50, dns::Nsec3::parse(rdata, origin).has_value());
  agrees(51, dns::Nsec3Param::parse(rdata, origin).has_value());
  agrees(52, dns::Tlsa::parse(rdata, origin).has_value());
  agrees(65, dns::Svcb::parse(rdata, origin).has_value());
}

void judge(std::uint16_t type, std::string_view rdata) {
  const DomainName origin = rdata_origin();
  const auto fault = dns::rdata_fault(type, rdata, origin);
  const auto located = dns::locate_rdata_fault(type, rdata, origin);
  const auto wire = dns::rdata_wire(type, rdata, origin);
  hold(fault.has_value() != wire.has_value(), "RDATA is faulty or has octets", rdata);
  hold(located.has_value() == fault.has_value(), "a fault has its place", rdata);
  if (fault) same(*fault, located->message, "a fault says the same with its place");
  expect_typed(type, rdata, wire.has_value());
  if (!wire) return;
  hold(dns::rdata_wire(type, generic(*wire), origin) == wire, "the generic form is the same",
       rdata);
  const auto transferred = transferred_line(type, *wire);
  hold(transferred && read_line(*transferred) == wire, "a transfer writes the same",
       std::string(rdata) + "\n" + transferred.value_or("nothing"));
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hastls;
  const std::string text = fuzz::text_of(data, size);
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::size_t blank = std::min(line.find(' '), line.size());
    const auto type = dns::type_code(line.substr(0, blank));
    if (type) fuzz::judge(*type, line.substr(std::min(line.size(), blank + 1)));
  }
  return 0;
}
