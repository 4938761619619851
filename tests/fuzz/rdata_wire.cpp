// SPDX-License-Identifier: BSD-2-Clause
// A type and octets: whatever they are, they are RDATA of that type or are refused, in canonical
// form stay as they are, and read the same once a transfer has written them as text.
#include "hastls/dns/signature.hpp"
#include "hastls/dns/typed.hpp"

#include "fuzz/rdata.hpp"
#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

void judge(std::uint16_t type, const std::vector<std::uint8_t>& octets) {
  const std::string text = generic(octets);
  const auto wire = dns::rdata_wire(type, text, rdata_origin());
  const auto line = transferred_line(type, octets);
  if (!wire) return;
  hold(dns::rdata_wire(type, generic(*wire), rdata_origin()) == wire, "canonical is canonical",
       text);
  hold(line && read_line(*line) == wire, "a transfer writes the same",
       text + "\n" + line.value_or("nothing"));
}

// Octets as an RRSIG and as a key: whatever they hold proves nothing.
void prove(std::uint16_t type, const std::vector<std::uint8_t>& octets) {
  const std::size_t half = octets.size() / 2;
  const std::vector<std::uint8_t> rrsig(octets.begin(),
                                        octets.begin() + static_cast<std::ptrdiff_t>(half));
  const std::vector<std::uint8_t> key(octets.begin() + static_cast<std::ptrdiff_t>(half),
                                      octets.end());
  const auto signature = dns::rdata_wire(46, generic(rrsig), rdata_origin());
  const auto dnskey = dns::rdata_wire(48, generic(key), rdata_origin());
  if (!signature) return;
  const dns::Rrset set{rdata_origin(), type, 1, {octets}};
  std::vector<std::vector<std::uint8_t>> keys;
  if (dnskey) keys.push_back(*dnskey);
  hold(dns::signature_fault(set, *signature, keys, rdata_origin()).has_value(),
       "nobody can sign this by chance", generic(octets));
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hastls;
  if (size < 2) return 0;
  fuzz::Feed feed(data, size);
  const std::uint16_t type = feed.number();
  const std::vector<std::uint8_t> octets(data + 2, data + size);
  fuzz::judge(type, octets);
  fuzz::prove(type, octets);
  return 0;
}
