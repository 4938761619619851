// SPDX-License-Identifier: BSD-2-Clause
// The scanner: octets to masks, masks to lines.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "zone/owner.hpp"
#include "zone/scan/classify.hpp"
#include "zone/scan/line_scan.hpp"
#include "zone/scan/window.hpp"
#include "zone_text.hpp"

namespace hastls::bench {
namespace {

using namespace zone::scan;

// A block as the zone reader has it at hand: in the cache.
constexpr std::size_t kOctets = std::size_t{1} << 18;

void classify(benchmark::State& state, Classify with) {
  const std::string text = zone_text(ZoneShape::Tld, kOctets);
  std::vector<BlockMasks> masks(text.size() / kBlock);
  for (auto _ : state) {
    with(text.data(), masks.size(), masks.data());
    benchmark::DoNotOptimize(masks.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(masks.size() * kBlock));
}

[[maybe_unused]] const bool kRegistered = [] {
  for (const Classifier& offered : offered_classifiers())
    benchmark::RegisterBenchmark(("classify/" + std::string(offered.name)).c_str(), classify,
                                 offered.classify);
  return true;
}();

std::size_t scan_lines(const std::string& text, Interest interest) {
  auto input = io::Input::over(text, "bench.zone");
  Window window(input, kOctets);
  zone::Owner owner;
  LineScan scan(owner, RrType{}, interest);
  scan.set_origin_size(1);
  std::size_t records = 0;
  for (;;) {
    if (scan.next(window) == LineScan::Stop::Record) {
      ++records;
      continue;
    }
    // Over a line that is not plain, or on to the next block.
    const std::size_t end = window.text().find('\n', scan.at());
    if (end != std::string::npos) {
      scan.move_to(end + 1, scan.line() + 1);
      continue;
    }
    if (window.at_end()) return records;
    owner.keep();
    const std::size_t done = scan.at();
    scan.move_to(0, scan.line());
    if (!window.advance(done)) return records;
  }
}

void lines(benchmark::State& state, ZoneShape shape, Interest interest) {
  const std::string text = zone_text(shape, std::size_t{8} << 20);
  for (auto _ : state) benchmark::DoNotOptimize(scan_lines(text, interest));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

BENCHMARK_CAPTURE(lines, tld, ZoneShape::Tld, Interest::Hastls);
BENCHMARK_CAPTURE(lines, hosting, ZoneShape::Hosting, Interest::Hastls);
BENCHMARK_CAPTURE(lines, hosting_every_record, ZoneShape::Hosting, Interest::All);

}  // namespace
}  // namespace hastls::bench
