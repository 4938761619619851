// SPDX-License-Identifier: BSD-2-Clause
// reach APP STATUS [INS-PORT,SEC-PORT,POL-PREF...]: how a mail or web client that may fall back to
// an insecure connection reaches a host, given the HASTLS records that its validating resolver
// found, and how far that resolver trusts them: reach smtp secure 25,25,1
#include <algorithm>
#include <hastls/client/plan.hpp>
#include <hastls/registry/registry.hpp>
#include <iostream>
#include <string>
#include <vector>

// A real client has octets from its resolver instead, and hands them to record::from_wire().
hastls::record::Hastls read(std::string text) {
  std::ranges::replace(text, ',', ' ');
  std::vector<std::string_view> words;
  for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
    end = std::min(text.find(' ', at), text.size());
    words.push_back(std::string_view(text).substr(at, end - at));
  }
  const auto record = hastls::record::from_words(words, true);
  return record ? *record : hastls::record::Hastls{};  // 0 0 0 does not count
}

int main(int argc, char** argv) {
  using namespace hastls;
  if (argc < 3) return 2;
  const auto status = parse_dnssec_status(argv[2]);
  std::vector<record::Hastls> records;
  for (int i = 3; i < argc; ++i) records.push_back(read(argv[i]));
  const registry::Registry applications;
  const client::Plan plan = client::plan(records, {.policy = client::Policy::Fallback,
                                                   .dnssec = status.value_or(DnssecStatus::Failed),
                                                   .application = applications.find(argv[1])});
  if (plan.verdict == client::Verdict::OwnPolicy) std::cout << "as configured\n";
  if (plan.verdict == client::Verdict::DoNotConnect) std::cout << "not at all\n";
  for (const client::Step& step : plan.steps)
    std::cout << "port " << step.port << ", TLS " << to_string(step.security) << '\n';
  for (const client::Clause clause : plan.reasons) std::cerr << summary(clause) << '\n';
  return plan.verdict == client::Verdict::DoNotConnect ? 1 : 0;
}
