// SPDX-License-Identifier: BSD-2-Clause
#include "cli/host_query.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hastls::cli {
namespace {

std::vector<std::uint8_t> octets_of(std::string_view text) {
  std::vector<std::uint8_t> out(text.size());
  std::ranges::transform(text, out.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
  return out;
}

PlanSubject subject_of(const resolver::Answer& answer, const registry::Application* application) {
  PlanSubject out;
  out.application = application;
  out.dnssec = answer.status;
  for (const std::string& rdata : answer.rdata) {
    const auto record = record::from_wire(octets_of(rdata));
    if (record) {
      out.records.push_back(*record);
    } else {
      out.unreadable.push_back({generic_text(rdata), record.error().message});
    }
  }
  return out;
}

}  // namespace

std::string generic_text(std::string_view octets) {
  std::string out = fmt::format("\\# {}", octets.size());
  if (!octets.empty()) out += ' ';
  for (const std::uint8_t octet : octets_of(octets)) out += fmt::format("{:02x}", octet);
  return out;
}

Result<std::vector<HostAnswer>> ask_hosts(std::span<const DomainName> hosts,
                                          const HostQuestion& question,
                                          resolver::Resolver& resolver) {
  std::vector<HostAnswer> out;
  std::vector<resolver::Question> questions;
  for (const DomainName& host : hosts) {
    const auto owner = question.service.owner_at(host);
    if (!owner) return owner.error();
    questions.push_back({*owner, question.type.code()});
    out.push_back({.host = host, .owner = *owner, .answer = {}, .subject = {}});
  }
  auto answers = resolver.ask(questions);
  if (!answers) return std::move(answers).error();
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].answer = std::move((*answers)[i]);
    out[i].subject = subject_of(out[i].answer, question.application);
  }
  return out;
}

}  // namespace hastls::cli
