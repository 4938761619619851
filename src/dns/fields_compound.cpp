// SPDX-License-Identifier: BSD-2-Clause
// Fields that are small records of their own: WKS, APL, HIP, IPSECKEY, AMTRELAY, A6, SINK.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <netdb.h>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

#include "dns/fields.hpp"

namespace hastls::dns {
namespace {

// The next word where there is one and it is not quoted.
std::optional<std::string_view> bare(TextReader& in) {
  if (in.at_end() || in.peek().quoted) return std::nullopt;
  return in.next().text;
}

// The next word as a number below 256.
Fault read_octet(TextReader& in, std::string_view what, Octets& out) {
  const auto word = bare(in);
  if (!word) return fmt::format("the RDATA lacks {}", what);
  return read_int<1>(*word, in.origin(), out);
}

std::optional<std::uint64_t> service_port(std::string_view word, const char* protocol) {
  if (const auto number = read_number(word, 65535)) return number;
  servent entry{};
  servent* found = nullptr;
  std::array<char, 2048> buffer{};
  const std::string name = ascii::lower(word);
  if (::getservbyname_r(name.c_str(), protocol, &entry, buffer.data(), buffer.size(), &found) !=
          0 ||
      found == nullptr)
    return std::nullopt;
  const auto port = static_cast<std::uint16_t>(found->s_port);
  return static_cast<std::uint16_t>(port << 8 | port >> 8);
}

Fault read_protocol(std::string_view word, Octets& out) {
  if (ascii::equal_ignoring_case(word, "tcp")) {
    out.push_back(6);
  } else if (ascii::equal_ignoring_case(word, "udp")) {
    out.push_back(17);
  } else if (read_int<1>(word, DomainName{}, out)) {
    return is_not(word, "a protocol: tcp, udp or a number from 0 to 255");
  }
  return std::nullopt;
}

// IPSECKEY's gateway and AMTRELAY's relay: nothing, an address or a name.
Fault read_gateway(TextReader& in, unsigned type, Octets& out) {
  const auto word = bare(in);
  if (!word) return "the RDATA lacks a gateway";
  switch (type) {
    case 0:
      if (*word != ".") return is_not(*word, "a . for no gateway");
      return std::nullopt;
    case 1: return read_ipv4(*word, in.origin(), out);
    case 2: return read_ipv6(*word, in.origin(), out);
    case 3: return read_name(*word, in.origin(), out);
    default: return fmt::format("the gateway type {} is not known", type);
  }
}

Fault check_gateway(WireReader& in, unsigned type) {
  switch (type) {
    case 0: return std::nullopt;
    case 1: return check_octets<4>(in);
    case 2: return check_octets<16>(in);
    case 3: return check_name(in);
    default: return fmt::format("the gateway type {} is not known", type);
  }
}

}  // namespace

Fault read_wks(TextReader& in, Octets& out) {
  const auto protocol = bare(in);
  if (!protocol) return "the RDATA lacks a protocol";
  if (auto fault = read_protocol(*protocol, out)) return fault;
  const char* const database = out.back() == 17 ? "udp" : "tcp";
  Octets bits;
  while (!in.at_end()) {
    const Word& word = in.next();
    const auto port = word.quoted ? std::nullopt : service_port(word.text, database);
    if (!port) return is_not(word.text, "a service: its name or a port");
    if (bits.size() <= *port / 8) bits.resize(*port / 8 + 1);
    bits[*port / 8] |= static_cast<std::uint8_t>(0x80 >> *port % 8);
  }
  out.insert(out.end(), bits.begin(), bits.end());
  return std::nullopt;
}

Fault check_wks(WireReader& in) {
  if (in.rest().size() > 1 + 8192) return "a WKS bitmap over 8192 octets";
  if (!in.take(1)) return "the RDATA lacks a protocol";
  (void)in.take(in.rest().size());
  return std::nullopt;
}

Fault read_apl(std::string_view word, const DomainName& origin, Octets& out) {
  constexpr std::string_view kWhat = "an address prefix, as 1:192.0.2.0/24 or !2:2001:db8::/32";
  const bool negated = word.starts_with('!');
  const std::string_view item = word.substr(negated ? 1 : 0);
  const std::size_t colon = item.find(':');
  const std::size_t slash = item.rfind('/');
  if (colon == std::string_view::npos || slash == std::string_view::npos || slash < colon)
    return is_not(word, kWhat);
  const std::string_view family = item.substr(0, colon);
  const std::string_view address = item.substr(colon + 1, slash - colon - 1);
  if (family != "1" && family != "2") return is_not(word, kWhat);
  const bool four = family == "1";
  const auto prefix = read_number(item.substr(slash + 1), four ? 32 : 128);
  Octets octets;
  if (!prefix || (four ? read_ipv4(address, origin, octets) : read_ipv6(address, origin, octets)))
    return is_not(word, kWhat);
  while (!octets.empty() && octets.back() == 0) octets.pop_back();
  append_number(out, four ? 1 : 2, 2);
  append_number(out, *prefix, 1);
  append_number(out, octets.size() | (negated ? 0x80U : 0U), 1);
  out.insert(out.end(), octets.begin(), octets.end());
  return std::nullopt;
}

Fault check_apl(WireReader& in) {
  const auto head = in.take(4);
  if (!head) return "an address prefix ends early";
  const std::uint64_t family = number_at(*head, 0, 2);
  const std::size_t length = (*head)[3] & 0x7fU;
  const auto address = in.take(length);
  if (!address || (!address->empty() && address->back() == 0))
    return "the length of an address prefix is off (RFC 3123 §4)";
  const std::size_t most = family == 1 ? 4 : 16;
  if (family != 1 && family != 2) return fmt::format("the address family {} is not known", family);
  if (length > most || (*head)[2] > most * 8) return "an address prefix is too long";
  return std::nullopt;
}

Fault read_hip(TextReader& in, Octets& out) {
  Octets algorithm;
  Octets hit;
  Octets key;
  if (auto fault = read_octet(in, "a public key algorithm", algorithm)) return fault;
  const auto tag = bare(in);
  if (!tag || tag->empty() || !append_hex(*tag, hit) || hit.size() > 255)
    return is_not(tag.value_or(""), "a host identity tag in hex");
  const auto text = bare(in);
  if (!text || text->empty() || !append_base64(*text, key))
    return is_not(text.value_or(""), "a public key in base64");
  append_number(out, hit.size(), 1);
  append_number(out, algorithm.front(), 1);
  append_number(out, key.size(), 2);
  out.insert(out.end(), hit.begin(), hit.end());
  out.insert(out.end(), key.begin(), key.end());
  return std::nullopt;
}

Fault check_hip(WireReader& in) {
  const auto head = in.take(4);
  if (!head || (*head)[0] == 0 || number_at(*head, 2, 2) == 0 || !in.take((*head)[0]) ||
      !in.take(number_at(*head, 2, 2)))
    return "a HIP tag or key ends early";
  return std::nullopt;
}

Fault read_ipseckey(TextReader& in, Octets& out) {
  for (const std::string_view what : {"a precedence", "a gateway type", "an algorithm"}) {
    if (auto fault = read_octet(in, what, out)) return fault;
  }
  const unsigned gateway = out[out.size() - 2];
  const bool keyless = out.back() == 0;
  if (auto fault = read_gateway(in, gateway, out)) return fault;
  return keyless ? read_optional_base64(in, out) : read_base64(in, out);
}

Fault check_ipseckey(WireReader& in) {
  const auto head = in.take(3);
  if (!head) return "the RDATA ends before the gateway";
  if (auto fault = check_gateway(in, (*head)[1])) return fault;
  if ((*head)[2] != 0 && in.at_end()) return "the RDATA lacks a public key";
  (void)in.take(in.rest().size());
  return std::nullopt;
}

Fault read_amtrelay(TextReader& in, Octets& out) {
  if (auto fault = read_octet(in, "a precedence", out)) return fault;
  Octets parts;
  if (auto fault = read_octet(in, "a discovery flag", parts)) return fault;
  if (auto fault = read_octet(in, "a relay type", parts)) return fault;
  if (parts[0] > 1) return "the discovery flag of AMTRELAY is 0 or 1";
  if (parts[1] > 3) return fmt::format("the relay type {} is not known", parts[1]);
  append_number(out, parts[0] * 128U + parts[1], 1);
  return read_gateway(in, parts[1], out);
}

Fault check_amtrelay(WireReader& in) {
  const auto head = in.take(2);
  if (!head) return "the RDATA ends before the relay";
  return check_gateway(in, (*head)[1] & 0x7fU);
}

Fault read_a6(TextReader& in, Octets& out) {
  const auto word = bare(in);
  const auto length = word ? read_number(*word, 128) : std::nullopt;
  if (!length) return is_not(word.value_or(""), "a prefix length from 0 to 128");
  append_number(out, *length, 1);
  if (*length < 128) {
    const auto suffix = bare(in);
    Octets octets;
    if (!suffix) return "the RDATA lacks an address suffix";
    if (auto fault = read_ipv6(*suffix, in.origin(), octets)) return fault;
    octets[*length / 8] &= static_cast<std::uint8_t>(0xff >> *length % 8);
    out.insert(out.end(), octets.begin() + static_cast<std::ptrdiff_t>(*length / 8), octets.end());
  }
  if (*length == 0) return std::nullopt;
  const auto name = bare(in);
  if (!name) return "the RDATA lacks a prefix name";
  return read_name(*name, in.origin(), out);
}

Fault check_a6(WireReader& in) {
  const auto length = in.take(1);
  if (!length || (*length)[0] > 128) return "an A6 prefix length over 128";
  const std::size_t octets = 16 - (*length)[0] / 8;
  if (!in.take(octets)) return "the A6 suffix ends early";
  return (*length)[0] == 0 ? std::nullopt : check_name(in);
}

Fault read_sink(TextReader& in, Octets& out) {
  for (const std::string_view what : {"a meaning", "a coding", "a subcoding"}) {
    if (auto fault = read_octet(in, what, out)) return fault;
  }
  return read_optional_base64(in, out);
}

Fault check_sink(WireReader& in) {
  if (!in.take(3)) return "SINK RDATA is three octets and data";
  (void)in.take(in.rest().size());
  return std::nullopt;
}

}  // namespace hastls::dns
