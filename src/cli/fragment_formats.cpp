// SPDX-License-Identifier: BSD-2-Clause
#include "cli/fragment_formats.hpp"

#include <array>
#include <utility>

#include "cli/render_fragments.hpp"
#include "hastls/generate/records.hpp"
#include "hastls/generate/update_script.hpp"
#include "hastls/report/value.hpp"
#include "hastls/zone/fragment.hpp"

namespace hastls::cli {
namespace {

using posture::Fleet;

template <zone::FragmentStyle Style>
Status render_zone_text(const Fleet& fleet, std::span<const Fleet::Zone> zones,
                        const PreviousZones& /*previous*/, const Rendering& rendering,
                        const io::Write& sink) {
  return render_fragments(fleet, zones, Style, rendering, sink);
}

Status render_update(const Fleet& fleet, std::span<const Fleet::Zone> zones,
                     const PreviousZones& previous, const Rendering& /*rendering*/,
                     const io::Write& sink) {
  for (const Fleet::Zone& zone : zones) {
    generate::Previous before{fleet.type(), {}};
    if (const auto it = previous.find(zone.name); it != previous.end())
      before = {it->second.type, it->second.owners};
    if (auto taken = sink(generate::update_script(fleet, zone, before)); !taken) return taken;
  }
  return Done{};
}

report::Value record_value(const generate::Record& record) {
  return report::Object{
      {"owner", record.owner},
      {"ttl", record.ttl},
      {"ins_port", record.rdata.ins_port},
      {"sec_port", record.rdata.sec_port},
      {"pol_pref", record.rdata.pol_pref},
      {"posture", to_string(record.rdata.posture().value())},
      {"rdata", record::to_generic(record.rdata)},
  };
}

Status render_json(const Fleet& fleet, std::span<const Fleet::Zone> zones,
                   const PreviousZones& /*previous*/, const Rendering& /*rendering*/,
                   const io::Write& sink) {
  report::Array list;
  for (const Fleet::Zone& zone : zones) {
    report::Array records;
    generate::Records all(fleet, zone);
    while (const generate::Record* record = all.next()) records.push_back(record_value(*record));
    list.push_back(
        report::Object{{"zone", zone.name.to_string()}, {"records", std::move(records)}});
  }
  const report::Value root =
      report::Object{{"version", 1}, {"rrtype", fleet.type().code()}, {"zones", std::move(list)}};
  return sink(report::to_json(root) + '\n');
}

constexpr std::array kFormats{
    FragmentFormat{"rfc3597", ".hastls", render_zone_text<zone::FragmentStyle::Rfc3597>},
    FragmentFormat{"hastls", ".hastls", render_zone_text<zone::FragmentStyle::Mnemonic>},
    FragmentFormat{"nsupdate", ".nsupdate", render_update},
    FragmentFormat{"json", ".json", render_json},
};

}  // namespace

std::span<const FragmentFormat> fragment_formats() noexcept {
  return kFormats;
}

std::vector<std::string> fragment_format_names() {
  std::vector<std::string> names;
  names.reserve(kFormats.size());
  for (const FragmentFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

}  // namespace hastls::cli
