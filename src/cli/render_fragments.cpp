// SPDX-License-Identifier: BSD-2-Clause
#include "cli/render_fragments.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "cli/read_back.hpp"
#include "hastls/core/ordered_work.hpp"
#include "hastls/generate/host_records.hpp"

namespace hastls::cli {
namespace {

using posture::Fleet;
using Parts = std::span<const Fleet::Part>;

// Hosts of one stretch: its text stays in the cache until it is read back.
constexpr std::size_t kHosts = 512;

// What a zone takes beside its hosts, in hosts.
constexpr std::size_t kZoneCosts = 4;

// Octets that most stretches do with. Those that are not written to cost nothing.
constexpr std::size_t kRoom = std::size_t{1} << 19;

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

// Fragments, or parts of them, in the making.
class Stretch {
 public:
  Stretch(const Fleet& fleet, zone::FragmentStyle style)
      : fleet_(fleet), writer_(fleet.type(), style) {
    writer_.reserve(kRoom);
  }

  void add(const Fleet::Part& part) {
    if (part.begins_zone()) writer_.begin(part.zone->name);
    generate::HostRecords hosts(fleet_, part);
    while (const auto* host = hosts.next()) add_host(*host, hosts);
  }

  [[nodiscard]] Result<GrowingText> finish(bool reads_back) && {
    if (reads_back) {
      if (auto same = read_back(writer_.text(), meant_, fleet_.type()); !same)
        return std::move(same).error();
    }
    return std::move(writer_).take();
  }

 private:
  /// The host that was the first with its likeness.
  struct Known {
    std::optional<std::uint32_t> likeness;
    zone::FragmentWriter::HostLines lines;
    std::size_t meant = 0;
  };
  static constexpr std::size_t kKnown = 64;

  void add_host(const generate::HostRecords::Host& host, generate::HostRecords& hosts) {
    Known* const known = host.likeness ? &known_[*host.likeness % kKnown] : nullptr;
    if (known != nullptr && known->likeness == host.likeness) {
      writer_.repeat(known->lines, host.ending);
      meant_.repeat(known->meant, host.ending);
      return;
    }
    writer_.begin_host(host.ending.size());
    const std::size_t meant = meant_.begin_host(host.ending);
    while (const generate::Record* record = hosts.next_record()) {
      writer_.add(record->owner, record->ttl, record->rdata, record->remark);
      meant_.add(*record);
    }
    if (known != nullptr) *known = {host.likeness, writer_.end_host(), meant};
  }

  const Fleet& fleet_;
  zone::FragmentWriter writer_;
  MeantRecords meant_;
  std::array<Known, kKnown> known_;
};

Result<GrowingText> make_stretch(const Fleet& fleet, Parts parts, zone::FragmentStyle style,
                                 bool reads_back) {
  Stretch stretch(fleet, style);
  for (const Fleet::Part& part : parts) stretch.add(part);
  return std::move(stretch).finish(reads_back);
}

}  // namespace

Status render_fragments(const Fleet& fleet, std::span<const Fleet::Zone> zones,
                        zone::FragmentStyle style, const Rendering& rendering,
                        const io::Write& sink) {
  const auto parts = fleet.parts(zones, kHosts);
  OrderedWork<Result<GrowingText>> work(rendering.jobs);
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
    if (auto taken = sink(text->view()); !taken) return taken;
  }
  return Done{};
}

}  // namespace hastls::cli
