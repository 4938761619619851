// SPDX-License-Identifier: BSD-2-Clause
// The zone reader, the rules, and the two one after the other.
#include <cstdlib>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "hastls/lint/run.hpp"
#include "hastls/zone/read.hpp"

#include "zone_text.hpp"

namespace hastls::bench {
namespace {

constexpr std::size_t kOctets = std::size_t{16} << 20;
constexpr Timestamp kNow{1795305600};  // 2026-11-22

zone::Zone read_zone(const std::string& text, const zone::ReadOptions& options) {
  auto input = io::Input::over(text, "example");
  auto zone = zone::read(input, options);
  if (!zone) std::abort();
  return *std::move(zone);
}

std::size_t judge(const zone::Zone& zone) {
  const registry::Registry applications;
  const lint::Settings settings;
  const lint::Context context{zone, applications, RrType{}, nullptr, {.now = kNow}};
  return lint::run(context, settings).findings.size();
}

void set_octets(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void read(benchmark::State& state, ZoneShape shape, bool exact) {
  const std::string text = zone_text(shape, kOctets);
  zone::ReadOptions options;
  options.exact = exact;
  for (auto _ : state) benchmark::DoNotOptimize(read_zone(text, options));
  set_octets(state, text);
}

void rules(benchmark::State& state, ZoneShape shape) {
  const std::string text = zone_text(shape, kOctets);
  const zone::Zone zone = read_zone(text, {});
  for (auto _ : state) benchmark::DoNotOptimize(judge(zone));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(zone.records().size()));
}

void lint(benchmark::State& state, ZoneShape shape) {
  const std::string text = zone_text(shape, kOctets);
  for (auto _ : state) benchmark::DoNotOptimize(judge(read_zone(text, {})));
  set_octets(state, text);
}

constexpr auto kMs = benchmark::kMillisecond;
BENCHMARK_CAPTURE(read, tld, ZoneShape::Tld, false)->Unit(kMs);
BENCHMARK_CAPTURE(read, tld_exact, ZoneShape::Tld, true)->Unit(kMs);
BENCHMARK_CAPTURE(read, textured_tld, ZoneShape::TexturedTld, false)->Unit(kMs);
BENCHMARK_CAPTURE(read, hosting, ZoneShape::Hosting, false)->Unit(kMs);
BENCHMARK_CAPTURE(read, hosting_exact, ZoneShape::Hosting, true)->Unit(kMs);
BENCHMARK_CAPTURE(read, textured_hosting, ZoneShape::TexturedHosting, false)->Unit(kMs);
BENCHMARK_CAPTURE(rules, hosting, ZoneShape::Hosting)->Unit(kMs);
BENCHMARK_CAPTURE(rules, textured_hosting, ZoneShape::TexturedHosting)->Unit(kMs);
BENCHMARK_CAPTURE(lint, tld, ZoneShape::Tld)->Unit(kMs);
BENCHMARK_CAPTURE(lint, hosting, ZoneShape::Hosting)->Unit(kMs);

}  // namespace
}  // namespace hastls::bench
