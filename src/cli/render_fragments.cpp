// SPDX-License-Identifier: BSD-2-Clause
#include "cli/render_fragments.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "cli/read_back.hpp"
#include "hastls/core/ordered_work.hpp"
#include "hastls/generate/records.hpp"

namespace hastls::cli {
namespace {

using posture::Fleet;
using Parts = std::span<const Fleet::Part>;

// Hosts of one stretch: its text stays in the cache until it is read back.
constexpr std::size_t kHosts = 512;

// What a zone takes beside its hosts, in hosts.
constexpr std::size_t kZoneCosts = 4;

// The parts at the beginning of `parts` that make one stretch.
Parts stretch_of(Parts parts) {
  std::size_t hosts = 0;
  std::size_t count = 0;
  while (count < parts.size() && hosts < kHosts) {
    hosts += parts[count].last - parts[count].first + kZoneCosts;
    ++count;
  }
  return parts.first(count);
}

Result<std::string> make_stretch(const Fleet& fleet, Parts parts, zone::FragmentStyle style,
                                 bool reads_back) {
  zone::FragmentWriter writer(fleet.type(), style);
  MeantRecords meant;
  for (const Fleet::Part& part : parts) {
    if (part.begins_zone()) writer.begin(part.zone->name);
    generate::Records records(fleet, part);
    while (const generate::Record* record = records.next()) {
      writer.add(record->owner, record->ttl, record->rdata, record->remark);
      if (reads_back) meant.add(*record);
    }
  }
  std::string text = std::move(writer).take();
  if (reads_back) {
    if (auto same = read_back(text, meant, fleet.type()); !same) return std::move(same).error();
  }
  return text;
}

}  // namespace

Status render_fragments(const Fleet& fleet, std::span<const Fleet::Zone> zones,
                        zone::FragmentStyle style, const Rendering& rendering,
                        const io::Write& sink) {
  const std::vector<Fleet::Part> parts = fleet.parts(zones, kHosts);
  OrderedWork<Result<std::string>> work(rendering.jobs);
  Parts rest = parts;
  const auto begin_next = [&] {
    const Parts mine = stretch_of(rest);
    rest = rest.subspan(mine.size());
    work.add([&fleet, mine, style, reads_back = rendering.read_back] {
      return make_stretch(fleet, mine, style, reads_back);
    });
  };
  while (!rest.empty() || !work.empty()) {
    while (!rest.empty() && !work.full()) begin_next();
    auto text = work.next();
    if (!text) return std::move(text).error();
    if (auto taken = sink(*text); !taken) return taken;
  }
  return Done{};
}

}  // namespace hastls::cli
