// SPDX-License-Identifier: BSD-2-Clause
// The messages of a zone transfer, each behind its length as on a TCP connection: what is taken for
// a whole zone reads as zone text without a finding, record for record. Nobody who lacks the key
// gets anything taken where there is one.
#include <algorithm>

#include "hastls/zone/dump.hpp"

#include "dns/transfer/axfr_answer.hpp"
#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

constexpr std::uint16_t kId = 0x1234;
constexpr std::uint64_t kNow = 1795305600;  // 2026-11-22

DomainName zone_name() {
  return *DomainName::parse_absolute("example.com");
}

std::optional<dns::TsigExchange> signed_exchange() {
  const auto key = dns::TsigKey::parse(
      "key \"k\" { algorithm hmac-sha256; secret \"AAECAwQFBgcICQoLDA0ODw==\"; };");
  dns::TsigExchange out(*key);
  dns::Octets query(dns::MessageHeader::kSize);
  out.sign(query, kNow);
  return out;
}

// Every line is a record, or a finding: no name and no RDATA makes anything else of it.
void expect_lines(const std::string& text, std::uint64_t lines) {
  auto input = io::Input::over(text, "transferred");
  zone::ReadOptions options;
  options.check_every_rdata = true;
  std::uint64_t records = 0;
  const auto findings = zone::dump(input, options, [&records](std::string_view) { ++records; });
  hold(findings.has_value(), "a text can be read");
  hold(records + findings->size() == lines, "a record or a finding a line", text);
  for (const diag::Diagnostic& finding : *findings)
    hold(finding.where.span.column > 1, finding.message, text);  // what is wrong is no owner
}

void transfer(std::span<const std::uint8_t> messages, bool with_key) {
  dns::AxfrAnswer answer(zone_name(), kId, with_key ? signed_exchange() : std::nullopt);
  std::string text;
  while (messages.size() >= 2 && !answer.is_closed()) {
    const std::size_t said = messages[0] * std::size_t{256} + messages[1];
    messages = messages.subspan(2);
    const auto message = messages.first(std::min(said, messages.size()));
    messages = messages.subspan(message.size());
    if (!answer.take(message, kNow)) return;
    text += answer.text();
  }
  hold(!with_key || !answer.is_closed(), "nobody can sign this by chance", text);
  expect_lines(text, answer.records());
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hastls::fuzz::transfer({data, size}, false);
  hastls::fuzz::transfer({data, size}, true);
  return 0;
}
