// SPDX-License-Identifier: BSD-2-Clause
// Posture files: reading them both ways, and writing and reading back what they ask for.
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "cli/fragment_formats.hpp"
#include "cli/known_rules.hpp"
#include "hastls/posture/load.hpp"

#include "fleet_text.hpp"

namespace hastls::bench {
namespace {

constexpr std::size_t kServers = 20000;

posture::Loaded load_fleet(const std::string& text, const posture::LoadOptions& options) {
  auto input = io::Input::over(text, "fleet.yaml");
  auto file = posture::load_file(input, options);
  if (!file) std::abort();
  std::vector<posture::FilePosture> files;
  files.push_back(*std::move(file));
  return posture::combine(std::move(files), options);
}

void load(benchmark::State& state, FleetShape shape, bool exact) {
  const registry::Registry registry;
  posture::LoadOptions options{registry, cli::known_rules(), std::nullopt, RrType{}};
  options.exact = exact;
  const std::string text = fleet_text(shape, kServers);
  for (auto _ : state) benchmark::DoNotOptimize(load_fleet(text, options));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void write(benchmark::State& state, FleetShape shape, bool read_back) {
  const registry::Registry registry;
  const posture::LoadOptions options{registry, cli::known_rules(), std::nullopt, RrType{}};
  const posture::Loaded loaded = load_fleet(fleet_text(shape, kServers), options);
  std::size_t octets = 0;
  for (auto _ : state) {
    octets = 0;
    const auto written = cli::fragment_formats().front().render(
        loaded.fleet, loaded.fleet.zones(), {}, {1, read_back}, [&](std::string_view stretch) {
          octets += stretch.size();
          return Status(Done{});
        });
    if (!written) std::abort();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(octets));
}

constexpr auto kMs = benchmark::kMillisecond;
BENCHMARK_CAPTURE(load, hosts, FleetShape::Hosts, false)->Unit(kMs);
BENCHMARK_CAPTURE(load, hosts_exact, FleetShape::Hosts, true)->Unit(kMs);
BENCHMARK_CAPTURE(load, servers, FleetShape::Servers, false)->Unit(kMs);
BENCHMARK_CAPTURE(load, documents, FleetShape::Documents, false)->Unit(kMs);
BENCHMARK_CAPTURE(load, varied, FleetShape::Varied, false)->Unit(kMs);
BENCHMARK_CAPTURE(load, other, FleetShape::Other, false)->Unit(kMs);
BENCHMARK_CAPTURE(write, servers, FleetShape::Servers, false)->Unit(kMs);
BENCHMARK_CAPTURE(write, servers_read_back, FleetShape::Servers, true)->Unit(kMs);
BENCHMARK_CAPTURE(write, documents_read_back, FleetShape::Documents, true)->Unit(kMs);

}  // namespace
}  // namespace hastls::bench
