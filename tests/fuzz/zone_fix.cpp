// SPDX-License-Identifier: BSD-2-Clause
// Zone text: what --fix makes of it holds every record of other types as it was, HASTLS records
// less their copies and with TTLs that their RRset had, and has nothing left to mend.
#include <map>
#include <set>
#include <vector>

#include "hastls/edit/edit.hpp"
#include "hastls/lint/run.hpp"
#include "hastls/zone/dump.hpp"
#include "hastls/zone/rewrite.hpp"

#include "fuzz/zone_input.hpp"

namespace hastls::fuzz {
namespace {

/// The records of a text as a server would read them.
struct Meaning {
  std::string others;                                       ///< Every other record, in order.
  std::map<std::string, std::set<std::string>> hastls;      ///< RDATA by owner and class ...
  std::map<std::string, std::set<std::string>> hastls_ttl;  ///< ... and TTLs.

  void take(std::string_view line) {
    std::vector<std::string> fields;
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
      fields.emplace_back(line.substr(0, tab));
      line.remove_prefix(tab + 1);
    }
    if (fields.at(3) != "TYPE65443") {
      for (const std::string& field : fields) others += field + '\t';
      others.append(line) += '\n';
      return;
    }
    const std::string set = fields[0] + ' ' + fields[2];
    hastls[set].emplace(line);
    hastls_ttl[set].insert(fields[1]);
  }
};

zone::ReadOptions read_options() {
  zone::ReadOptions out = zone_options();
  out.origin = zone_origin();
  return out;
}

Meaning meaning_of(const std::string& text) {
  Meaning out;
  io::Input input = zone_input(text);
  const auto done =
      zone::dump(input, read_options(), [&out](std::string_view line) { out.take(line); });
  hold(done.has_value(), "a text can be read");
  return out;
}

bool mends(const lint::Fix& fix, bool also_on_request) {
  const lint::Rule* rule = lint::find_rule(fix.rule);
  return rule->fixing == lint::Fixing::Always ||
         (also_on_request && rule->fixing == lint::Fixing::OnRequest);
}

// What can be mended in the text itself; fixes that touch an included file are left out.
std::vector<zone::Change> changes_for(const std::string& text, bool also_on_request) {
  static const registry::Registry kApplications;
  static const lint::Settings kSettings;
  io::Input input = zone_input(text);
  const auto zone = zone::read(input, read_options());
  hold(zone.has_value(), "a text can be read");
  const lint::Context context{*zone, kApplications, RrType{}};
  std::vector<zone::Change> out;
  for (const lint::Fix& fix : lint::run(context, kSettings).fixes) {
    const auto is_here = [](const zone::Change& change) {
      return change.place.file == zone::FileId{} && !change.generated;
    };
    if (mends(fix, also_on_request) && std::ranges::all_of(fix.changes, is_here))
      out.insert(out.end(), fix.changes.begin(), fix.changes.end());
  }
  return out;
}

// Nothing where the edits cannot be made, or reach into an included file.
std::optional<std::string> mended(const std::string& text,
                                  const std::vector<zone::Change>& changes) {
  io::Input input = zone_input(text);
  const auto files = zone::rewrite(input, read_options(), changes);
  hold(files.has_value() && !files->empty(), "a text can be read");
  for (const zone::RewrittenFile& file : *files) {
    if (file.stuck_at || (&file != &files->front() && !file.edits.empty())) return std::nullopt;
  }
  return edit::edited(text, files->front().edits);
}

bool is_part(const std::set<std::string>& some, const std::set<std::string>& all) {
  return std::ranges::includes(all, some);
}

void expect_kept(const Meaning& before, const Meaning& after, bool also_on_request,
                 const std::string& shown) {
  same(before.others, after.others, "other records stay as they are\n" + shown);
  hold(also_on_request || before.hastls == after.hastls, "HASTLS records say the same", shown);
  for (const auto& [set, ttls] : after.hastls_ttl) {
    const auto was = before.hastls_ttl.find(set);
    hold(was != before.hastls_ttl.end(), "no RRset is new", shown);
    hold(is_part(ttls, was->second), "TTLs are those of the RRset", shown);
  }
  for (const auto& [set, ttls] : before.hastls_ttl)
    hold(after.hastls_ttl.contains(set), "no RRset is gone", shown);
}

void fix(const std::string& text, bool also_on_request) {
  constexpr int kMostRounds = 20;
  std::string now = text;
  for (int round = 0;; ++round) {
    const auto changes = changes_for(now, also_on_request);
    if (changes.empty()) break;
    const auto next = mended(now, changes);
    if (!next) break;
    hold(round < kMostRounds && *next != now, "mending comes to an end", text);
    now = *next;
  }
  if (now != text)
    expect_kept(meaning_of(text), meaning_of(now), also_on_request, text + "\n---- became\n" + now);
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = hastls::fuzz::text_of(data, size);
  if (!hastls::fuzz::is_costly(text)) hastls::fuzz::fix(text, text.size() % 4 == 0);
  return 0;
}
