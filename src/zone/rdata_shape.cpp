// SPDX-License-Identifier: BSD-2-Clause
#include "zone/rdata_shape.hpp"

#include <algorithm>
#include <array>

namespace hastls::zone {
namespace {

struct Shape {
  std::uint16_t type;
  std::string_view fields;
};

// In the order of codes. What is missing here is left to the DNS library as a whole.
constexpr std::array kShapes{
    Shape{1, "a"},           // A
    Shape{2, "n"},           // NS
    Shape{3, "n"},           // MD
    Shape{4, "n"},           // MF
    Shape{5, "n"},           // CNAME
    Shape{6, "nn4tttt"},     // SOA
    Shape{7, "n"},           // MB
    Shape{8, "n"},           // MG
    Shape{9, "n"},           // MR
    Shape{11, "a?"},         // WKS
    Shape{12, "n"},          // PTR
    Shape{13, "ss"},         // HINFO
    Shape{14, "nn"},         // MINFO
    Shape{15, "2n"},         // MX
    Shape{16, "S"},          // TXT
    Shape{17, "nn"},         // RP
    Shape{18, "2n"},         // AFSDB
    Shape{19, "s"},          // X25
    Shape{20, "S"},          // ISDN
    Shape{21, "2n"},         // RT
    Shape{23, "n"},          // NSAP-PTR
    Shape{24, "yg1tTT2nb"},  // SIG
    Shape{26, "2nn"},        // PX
    Shape{27, "sss"},        // GPOS
    Shape{28, "6"},          // AAAA
    Shape{31, "x"},          // EID
    Shape{32, "x"},          // NIMLOC
    Shape{33, "222n"},       // SRV
    Shape{35, "22sssn"},     // NAPTR
    Shape{36, "2n"},         // KX
    Shape{37, "c2gb"},       // CERT
    Shape{39, "n"},          // DNAME
    Shape{43, "2g1x"},       // DS
    Shape{44, "11x"},        // SSHFP
    Shape{45, "111?"},       // IPSECKEY
    Shape{46, "yg1tTT2nb"},  // RRSIG
    Shape{47, "nB"},         // NSEC
    Shape{48, "21gb"},       // DNSKEY
    Shape{49, "b"},          // DHCID
    Shape{50, "112h3B"},     // NSEC3
    Shape{51, "112h"},       // NSEC3PARAM
    Shape{52, "111x"},       // TLSA
    Shape{53, "111x"},       // SMIMEA
    Shape{56, "S"},          // NINFO
    Shape{57, "21gb"},       // RKEY
    Shape{58, "nn"},         // TALINK
    Shape{59, "2g1x"},       // CDS
    Shape{60, "21gb"},       // CDNSKEY
    Shape{61, "b"},          // OPENPGPKEY
    Shape{62, "42B"},        // CSYNC
    Shape{63, "411x"},       // ZONEMD
    Shape{64, "2n?"},        // SVCB
    Shape{65, "2n?"},        // HTTPS
    Shape{99, "S"},          // SPF
    Shape{104, "2?"},        // NID
    Shape{105, "2a"},        // L32
    Shape{106, "2?"},        // L64
    Shape{107, "2n"},        // LP
    Shape{108, "e"},         // EUI48
    Shape{109, "e"},         // EUI64
    Shape{256, "22q"},       // URI
    Shape{257, "1sq"},       // CAA
    Shape{258, "S"},         // AVC
    Shape{261, "S"},         // RESINFO
    Shape{262, "S"},         // WALLET
    Shape{32768, "2g1x"},    // TA
    Shape{32769, "2g1x"},    // DLV
};

}  // namespace

std::string_view rdata_shape(std::uint16_t type) noexcept {
  const auto* const it = std::ranges::lower_bound(kShapes, type, {}, &Shape::type);
  return it != kShapes.end() && it->type == type ? it->fields : std::string_view("?");
}

}  // namespace hastls::zone
