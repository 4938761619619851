// SPDX-License-Identifier: BSD-2-Clause
// usage: posture_bench [SHAPE [SERVERS [ROUNDS]]]
//
// What `hastls generate` takes for a posture file of that shape (see make_fleet), from text to
// fragment read back, beside what yaml-cpp's event parser alone takes on the same octets in the
// same run. Prints medians of processor time on one thread, and of the clock with one and two jobs;
// and how much faster two jobs could be: by what two runs of one job gain that go on at once.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <istream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include "cli/fragment_formats.hpp"
#include "cli/known_rules.hpp"
#include "hastls/core/spread_thread.hpp"
#include "hastls/posture/load.hpp"

#include "fleet_text.hpp"
#include "posture/cutter.hpp"
#include "posture/plain.hpp"

namespace {

using namespace hastls;

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

double processor() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double wall() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void events(const std::string& text) {
  std::istringstream in(text);
  YAML::Parser parser(in);
  Ignore ignore;
  while (parser.HandleNextDocument(ignore)) {
  }
}

// Octets of the units that are read by their lines, without yaml-cpp.
double plain_share(const std::string& text) {
  auto input = io::Input::over(text, "fleet.yaml");
  posture::Cutter cutter(input);
  std::size_t plain = 0;
  std::size_t all = 0;
  posture::Tree tree;
  for (auto step = cutter.next(); step->kind != posture::Cutter::Step::Kind::End;
       step = cutter.next()) {
    for (std::size_t unit = 0; unit < step->piece.units.size(); ++unit) {
      tree.clear();
      all += step->piece.unit_text(unit).size();
      if (posture::read_plain(step->piece, unit, tree) != nullptr)
        plain += step->piece.unit_text(unit).size();
    }
  }
  return static_cast<double>(plain) / static_cast<double>(all);
}

struct Phases {
  double load = 0;
  double combine = 0;
  double render = 0;
  std::uint64_t records = 0;
  std::uint64_t octets = 0;
  [[nodiscard]] double all() const { return load + combine + render; }
};

Phases generate(const std::string& text, std::size_t jobs, double (*now)()) {
  const registry::Registry registry;
  posture::LoadOptions options{registry, cli::known_rules(), std::nullopt, RrType{}};
  options.jobs = jobs;
  Phases phases;
  double before = now();
  const auto lap = [&] {
    const double since = std::exchange(before, now());
    return before - since;
  };
  auto input = io::Input::over(text, "fleet.yaml");
  std::vector<posture::FilePosture> files;
  files.push_back(*posture::load_file(input, options));
  phases.load = lap();
  const auto loaded = posture::combine(std::move(files), options);
  phases.combine = lap();
  const auto rendered = cli::fragment_formats().front().render(
      loaded.fleet, loaded.fleet.zones(), {}, {jobs, true}, [&](std::string_view stretch) {
        phases.octets += stretch.size();
        return Status(Done{});
      });
  phases.render = lap();
  if (!loaded.diagnostics.empty() || !rendered) std::abort();
  auto declarations = loaded.fleet.declarations();
  while (declarations.next() != nullptr) ++phases.records;
  return phases;
}

// By the clock, of two with one job each.
double both_at_once(const std::string& text) {
  const double before = wall();
  {
    const SpreadThread other([&] { generate(text, 1, wall); });
    generate(text, 1, wall);
  }
  return wall() - before;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

struct Series {
  std::vector<double> events, load, combine, render, ratio;
  // By the clock, with one job and with two.
  std::vector<double> one_job, two_jobs, speedup, most, load_faster, combine_faster, render_faster;
};

Phases measure(const std::string& text, Series& series) {
  const double before = processor();
  events(text);
  series.events.push_back(processor() - before);
  // Not measured: a virtual machine may take memory back that nobody has used for some seconds, as
  // long as the events took, and then asking for it is most of what is measured.
  generate(text, 1, processor);
  const Phases phases = generate(text, 1, processor);
  series.load.push_back(phases.load);
  series.combine.push_back(phases.combine);
  series.render.push_back(phases.render);
  series.ratio.push_back(phases.all() / series.events.back());
  const Phases one = generate(text, 1, wall);
  const Phases two = generate(text, 2, wall);
  series.one_job.push_back(one.all());
  series.two_jobs.push_back(two.all());
  series.speedup.push_back(one.all() / two.all());
  series.most.push_back(2 * one.all() / both_at_once(text));
  series.load_faster.push_back(one.load / two.load);
  series.combine_faster.push_back(one.combine / two.combine);
  series.render_faster.push_back(one.render / two.render);
  return phases;
}

}  // namespace

int main(int argc, char** argv) {
  const auto shape = bench::fleet_shape(argc > 1 ? argv[1] : "servers");
  const int servers = argc > 2 ? std::atoi(argv[2]) : 100000;
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 5;
  if (!shape || servers < 1 || rounds < 1) return 2;
  const std::string text = bench::fleet_text(*shape, static_cast<std::size_t>(servers));
  Series series;
  Phases last;
  for (int round = 0; round < rounds; ++round) last = measure(text, series);
  fmt::print("{} servers, {} octets of YAML, {:.1f} % of them plain, {} records, {} octets\n",
             servers, text.size(), 100 * plain_share(text), last.records, last.octets);
  const auto line = [](std::string_view what, const std::vector<double>& values) {
    fmt::print("{:<28}{:.4f}\n", what, median(values));
  };
  line("yaml-cpp events alone, s", series.events);
  line("load, s", series.load);
  line("combine, s", series.combine);
  line("render and read back, s", series.render);
  line("ratio", series.ratio);
  line("clock with one job, s", series.one_job);
  line("clock with two jobs, s", series.two_jobs);
  line("faster by", series.speedup);
  line("at most by", series.most);
  line("  load", series.load_faster);
  line("  combine", series.combine_faster);
  line("  render and read back", series.render_faster);
}
