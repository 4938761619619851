// SPDX-License-Identifier: BSD-2-Clause
#include "zone_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace hastls::bench {
namespace {

constexpr std::string_view kHead =
    "$ORIGIN example.\n"
    "$TTL 86400\n"
    "@ 86400 IN SOA a.nic.example. hostmaster.nic.example. 2026010101 7200 3600 1209600 3600\n"
    "@ 86400 IN NS a.nic.example.\n";

constexpr std::array<std::pair<std::string_view, ZoneShape>, 5> kNames{{
    {"tld", ZoneShape::Tld},
    {"hosting", ZoneShape::Hosting},
    {"textured-tld", ZoneShape::TexturedTld},
    {"textured-hosting", ZoneShape::TexturedHosting},
    {"dane", ZoneShape::Dane},
}};

std::string label(Numbers& numbers, std::uint64_t serial) {
  std::string out;
  const std::uint64_t size = 4 + numbers.below(12);
  for (std::uint64_t i = 0; i < size; ++i) out += static_cast<char>('a' + numbers.below(26));
  return out + std::to_string(serial);
}

std::string mixed_case(std::string text) {
  for (std::size_t i = 0; i < text.size(); i += 2) {
    if (text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::optional<ZoneShape> zone_shape(std::string_view name) {
  const auto it = std::ranges::find(kNames, name, &std::pair<std::string_view, ZoneShape>::first);
  return it == kNames.end() ? std::nullopt : std::optional(it->second);
}

std::string_view zone_shapes() {
  return "tld|hosting|textured-tld|textured-hosting|dane";
}

ZoneText::ZoneText(ZoneShape shape)
    : is_tld_(shape == ZoneShape::Tld || shape == ZoneShape::TexturedTld),
      is_textured_(shape == ZoneShape::TexturedTld || shape == ZoneShape::TexturedHosting),
      is_dane_(shape == ZoneShape::Dane) {}

void ZoneText::append_head(std::string& out) {
  out += kHead;
}

void ZoneText::append_name(std::string& out) {
  is_tld_ ? delegation(out) : customer(out);
  ++serial_;
}

// A delegation of a registry: two to four name servers, a DS for some.
void ZoneText::delegation(std::string& out) {
  const std::string name = label(numbers_, serial_) + ".example.";
  const std::uint64_t servers = 2 + numbers_.below(3);
  const std::uint64_t provider = numbers_.below(5000);
  for (std::uint64_t i = 1; i <= servers; ++i)
    add(out, {name, "\t172800\tin\tns\t", fmt::format("ns{}.provider{}.net.", i, provider), ""});
  if (numbers_.below(10) != 0) return;
  const std::uint64_t tag = numbers_.below(65536);
  const std::uint64_t high = numbers_.below(~0ULL);
  add(out, {name, "\t86400\tin\tds\t",
            fmt::format("{} 13 2 {:032x}{:032x}", tag, high, numbers_.below(~0ULL)), ""});
}

// A customer of a hoster: addresses and mail, and as many HASTLS records.
void ZoneText::customer(std::string& out) {
  const std::string name = label(numbers_, serial_);
  const std::uint64_t third = numbers_.below(256);
  add(out, {name, " 3600 IN A ", fmt::format("192.0.{}.{}", third, numbers_.below(256)), ""});
  add(out, {name, " 3600 IN AAAA ", fmt::format("2001:db8::{:x}", serial_), ""});
  add(out, {name, " 3600 IN MX ", "10 " + name, ""});
  const auto hastls = [&](std::string_view service, const char* rdata, std::string_view comment) {
    add(out, {fmt::format("{}._tcp.{}", service, name), " 3600 IN TYPE65443 ", rdata, comment});
  };
  hastls("_http", "\\# 6 005001bb0001", " ; HASTLS 80 443 1");
  hastls("_imap", "\\# 6 000003e10001", " ; HASTLS 0 993 1");
  hastls("_smtp", "\\# 6 001900190001", " ; HASTLS 25 25 1");
  if (is_dane_)
    add(out, {"_25._tcp." + name, " 3600 IN TLSA ", "3 1 1 " + std::string(64, 'b'), ""});
}

void ZoneText::add(std::string& out, const Line& line) {
  if (is_textured_ && texture_.below(10) == 0) return add_textured(out, line);
  out.append(line.owner).append(line.middle).append(line.rdata).append(line.comment) += '\n';
}

// As people and their tools write it.
void ZoneText::add_textured(std::string& out, const Line& line) {
  auto to = std::back_inserter(out);
  switch (texture_.below(5)) {
    case 0:
      fmt::format_to(to, "{}{}{}   ; checked by hand, see the ticket\n", line.owner, line.middle,
                     line.rdata);
      return;
    case 1:
      fmt::format_to(to, "{}{}( {}{}\n\t\t)\n", line.owner, line.middle, line.rdata, line.comment);
      return;
    case 2:
      fmt::format_to(to, "{}{}{}{}\n", mixed_case(line.owner), line.middle, line.rdata,
                     line.comment);
      return;
    case 3:
      fmt::format_to(to, "{}{}{}{}\n{} 3600 IN TXT \"v=spf1 mx; -all\" \"(by hand)\"\n", line.owner,
                     line.middle, line.rdata, line.comment, line.owner);
      return;
    default:
      fmt::format_to(to, "; {} moved here\n\n{}{}{}{}\n", line.owner, line.owner, line.middle,
                     line.rdata, line.comment);
  }
}

std::string zone_text(ZoneShape shape, std::size_t octets) {
  std::string out;
  out.reserve(octets + 1024);
  ZoneText text(shape);
  ZoneText::append_head(out);
  while (out.size() < octets) text.append_name(out);
  return out;
}

}  // namespace hastls::bench
