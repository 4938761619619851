// SPDX-License-Identifier: BSD-2-Clause
// usage: posture_bench [SERVERS [ROUNDS]]
//
// How long `hastls generate` takes over one document with that many servers, on one thread, from
// text to fragment read back, beside what yaml-cpp's event parser alone takes on the same octets.
// The document is the example of the specification repeated with other names.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <istream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include "cli/fragment_formats.hpp"
#include "cli/known_rules.hpp"
#include "hastls/posture/load.hpp"

namespace {

using Clock = std::chrono::steady_clock;

class Ignore : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

std::string fleet(int servers) {
  std::string text = R"(version: 1
zone: example.com
defaults: {ttl: 1h, prefer-secure: false}
profiles:
  mailhost:
    smtp: {posture: SSB, prefer-secure: true}
    imap: SSO
servers:
)";
  for (int i = 0; i < servers; ++i) {
    const std::string n = std::to_string(i);
    if (i % 2 == 0) {
      text += "  - host: www" + n + R"(
    applications:
      http:
        - SSB
        - {posture: SSB, insecure-port: 8080, secure-port: 8443}
)";
    } else {
      text += "  - hosts: [mx" + n + "a, mx" + n + "b]\n" + R"(    profile: mailhost
    applications:
      pop3: SSO
      sip/tcp: {posture: SSB, insecure-port: 5060, secure-port: 5061, ttl: 300}
)";
    }
  }
  return text;
}

double seconds_of_events(const std::string& text) {
  const auto begun = Clock::now();
  std::istringstream in(text);
  YAML::Parser parser(in);
  Ignore ignore;
  parser.HandleNextDocument(ignore);
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

struct Phases {
  double load = 0;
  double combine = 0;
  double render = 0;
  [[nodiscard]] double all() const { return load + combine + render; }
};

double lap(Clock::time_point& since) {
  const auto now = Clock::now();
  return std::chrono::duration<double>(now - std::exchange(since, now)).count();
}

Phases seconds_of_generate(const std::string& text, std::size_t& octets) {
  using namespace hastls;
  const registry::Registry registry;
  const posture::LoadOptions options{registry, cli::known_rules(), std::nullopt, RrType{}, {}};
  Phases phases;
  auto begun = Clock::now();
  auto input = io::Input::from_text(text, "fleet.yaml");
  std::vector<posture::FilePosture> files;
  files.push_back(*posture::load_file(input, options));
  phases.load = lap(begun);
  const auto loaded = posture::combine(std::move(files), options);
  phases.combine = lap(begun);
  const auto fragment =
      cli::fragment_formats().front().render(loaded.fleet, loaded.fleet.zones(), {});
  phases.render = lap(begun);
  if (!loaded.diagnostics.empty() || !fragment) std::abort();
  octets = fragment->size();
  return phases;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int servers = argc > 1 ? std::atoi(argv[1]) : 100000;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  const std::string text = fleet(servers);
  std::vector<double> events;
  std::vector<double> load;
  std::vector<double> combine;
  std::vector<double> render;
  std::vector<double> ratios;
  std::size_t octets = 0;
  for (int round = 0; round < rounds; ++round) {
    events.push_back(seconds_of_events(text));
    const Phases phases = seconds_of_generate(text, octets);
    load.push_back(phases.load);
    combine.push_back(phases.combine);
    render.push_back(phases.render);
    ratios.push_back(phases.all() / events.back());
  }
  std::cout << servers << " servers, " << text.size() << " octets of YAML, " << octets
            << " of fragment\n"
            << "yaml-cpp events alone  " << median(events) << " s\n"
            << "load                   " << median(load) << " s\n"
            << "combine                " << median(combine) << " s\n"
            << "render and read back   " << median(render) << " s\n"
            << "ratio                  " << median(ratios) << '\n';
}
