// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "hastls/posture/load.hpp"

#include "posture/findings.hpp"
#include "posture/menu.hpp"
#include "posture/model.hpp"
#include "posture/owner_key.hpp"
#include "posture/sort.hpp"

namespace hastls::posture {

using Placement = Fleet::Placement;

// Puts the files' placements into one canonical order and finds what contradicts there.
class Merger {
 public:
  Merger(std::vector<FilePosture> files, const LoadOptions& options)
      : files_(std::move(files)), options_(options), found_(files_.size()) {}

  Loaded merge() {
    for (std::uint32_t file = 0; file < files_.size(); ++file) append(file);
    find_likes(store());
    rank_zones();
    sort();
    check_hosts();
    check_nested_zones();
    check_types();
    return take();
  }

 private:
  void append(std::uint32_t file) {
    FilePosture::Content& content = files_[file].content();
    std::vector<std::uint32_t> zones;
    for (const DomainName& zone : content.zones) zones.push_back(zone_index(zone));
    out_.files_.push_back(content.file);
    for (Placement& placed : content.store.placements) {
      placed.zone = zones[placed.zone];
      placed.file = file;
    }
    out_.store_.append(std::move(content.store));
    found_[file] = std::move(content.diagnostics);
    for (EntryWarning& warning : content.warnings) {
      warning.file = file;
      warnings_.push_back(warning);
    }
  }

  std::uint32_t zone_index(const DomainName& name) {
    const auto [it, is_new] =
        zone_places_.try_emplace(name, static_cast<std::uint32_t>(out_.zones_.size()));
    if (is_new) out_.zones_.push_back({name});
    return it->second;
  }

  // Octets that compare as the zone's name does: labels from right to left, as in the names of
  // hosts. A zone's name has no character below the separator (G5).
  static std::string rank_key(const DomainName& zone) {
    std::string out;
    const auto labels = zone.labels();
    for (auto label = labels.rbegin(); label != labels.rend(); ++label)
      out.append(*label) += kKeySeparator;
    return out;
  }

  void rank_zones() {
    std::vector<std::pair<std::string, std::uint32_t>> order;
    order.reserve(out_.zones_.size());
    for (const Fleet::Zone& zone : out_.zones_)
      order.emplace_back(rank_key(zone.name), static_cast<std::uint32_t>(order.size()));
    std::ranges::sort(order);
    std::vector<std::uint32_t> rank(order.size());
    std::vector<Fleet::Zone> sorted;
    sorted.reserve(order.size());
    for (const auto& [key, from] : order) {
      rank[from] = static_cast<std::uint32_t>(sorted.size());
      zone_places_[out_.zones_[from].name] = rank[from];
      sorted.push_back(std::move(out_.zones_[from]));
    }
    out_.zones_ = std::move(sorted);
    for (Placement& placed : store().placements) placed.zone = rank[placed.zone];
  }

  void sort() {
    sort_placements(store(), options_.jobs);
    const auto& placements = store().placements;
    for (std::size_t i = 0; i < placements.size(); ++i) {
      Fleet::Zone& zone = out_.zones_[placements[i].zone];
      if (zone.last == 0) zone.first = i;
      zone.last = i + 1;
    }
  }

  // A host with one menu is looked at only if the menu contradicts itself.
  void check_hosts() {
    const auto& placements = store().placements;
    for (std::size_t from = 0; from < placements.size();) {
      std::size_t to = from + 1;
      while (to < placements.size() && is_same_host(placements[from], placements[to])) ++to;
      if (to - from > 1 || store().menus[placements[from].menu].clashes) check_host(from, to);
      from = to;
    }
  }

  [[nodiscard]] bool is_same_host(const Placement& a, const Placement& b) const {
    return a.zone == b.zone && store().name(a) == store().name(b);
  }

  // Neighbours of one owner: the same ports twice, or different TTLs (RFC 2181 §5.2).
  void check_host(std::size_t from, std::size_t to) {
    const std::vector<Declaration> records = declarations(from, to);
    std::size_t first = 0;
    for (std::size_t i = 1; i < records.size(); ++i) {
      if (records[i].labels != records[first].labels) {
        first = i;
        continue;
      }
      if (same_ports(records[i - 1], records[i])) report_repeat(records[i - 1], records[i]);
      if (records[i].ttl != records[first].ttl) report_ttl(records[first], records[i]);
    }
  }

  [[nodiscard]] std::vector<Declaration> declarations(std::size_t from, std::size_t to) const {
    std::vector<Declaration> out;
    Declarations walk(store(), from, to);
    while (const Declaration* made = walk.next()) out.push_back(*made);
    return out;
  }

  static bool same_ports(const Declaration& a, const Declaration& b) {
    return a.record.ins_port == b.record.ins_port && a.record.sec_port == b.record.sec_port;
  }

  // A name of a parent zone can be the name of a child zone too.
  void check_nested_zones() {
    for (const Fleet::Zone& zone : out_.zones_) {
      std::string below;  // the labels of `zone` below the ancestor, as in a sort key
      for (DomainName name = zone.name; !name.is_root();) {
        if (!below.empty()) below.insert(below.begin(), kKeySeparator);
        below.insert(0, name.first_label());
        name = name.parent();
        if (const auto parent = zone_places_.find(name); parent != zone_places_.end())
          check_nested(out_.zones_[parent->second], zone, below);
      }
    }
  }

  // The hosts of `parent` in order: the child's apex, and what lies below it.
  void check_nested(const Fleet::Zone& parent, const Fleet::Zone& child, const std::string& below) {
    const std::string prefix = below + kKeySeparator;
    const auto outer =
        std::span(store().placements).subspan(parent.first, parent.last - parent.first);
    const auto by_name = [this](const Placement& placed) { return store().name(placed); };
    auto it = std::ranges::lower_bound(outer, std::string_view(prefix), {}, by_name);
    while (it != outer.end() && by_name(*it).starts_with(prefix)) {
      auto end = it + 1;
      while (end != outer.end() && by_name(*end) == by_name(*it)) ++end;
      check_shared(child, by_name(*it).substr(prefix.size()),
                   declarations(place_of(*it), place_of(*it) + static_cast<std::size_t>(end - it)));
      it = end;
    }
  }

  // One host of two zones, whose records in the outer one are `outer`.
  void check_shared(const Fleet::Zone& zone, std::string_view name,
                    const std::vector<Declaration>& outer) {
    const auto all = std::span(store().placements).subspan(zone.first, zone.last - zone.first);
    const auto by_name = [this](const Placement& placed) { return store().name(placed); };
    const auto from = std::ranges::lower_bound(all, name, {}, by_name);
    const auto to = std::ranges::upper_bound(all, name, {}, by_name);
    if (from == to) return;
    const std::size_t first = place_of(*from);
    const auto inner = declarations(first, first + static_cast<std::size_t>(to - from));
    const auto ports = [](const Declaration& made) {
      return std::tie(made.labels, made.record.ins_port, made.record.sec_port);
    };
    // Both are in order: one walk finds what they share.
    auto made = inner.begin();
    for (const Declaration& declared : outer) {
      while (made != inner.end() && ports(*made) < ports(declared)) ++made;
      if (made != inner.end() && ports(*made) == ports(declared)) report_repeat(*made, declared);
    }
  }

  [[nodiscard]] std::size_t place_of(const Placement& placed) const {
    return static_cast<std::size_t>(&placed - store().placements.data());
  }

  void check_types() {
    const FilePosture::Content::TypeClause* first = nullptr;
    for (std::size_t file = 0; file < files_.size(); ++file) {
      for (const auto& clause : files_[file].content().types) {
        if (first == nullptr) first = &clause;
        if (clause.type == first->type) continue;
        diag::Diagnostic& finding = add(file, clause.where);
        finding.message = fmt::format("rrtype {} here, and {} elsewhere in this run",
                                      clause.type.code(), first->type.code());
        finding.help = "all documents of a run agree on it";
        finding.related.push_back({first->where, "the other one"});
      }
    }
    out_.type_ = options_.type.value_or(first == nullptr ? options_.fallback_type : first->type);
  }

  void report_repeat(const Declaration& a, const Declaration& b) {
    const bool in_order = reads_before(a, b);
    const Declaration& first = in_order ? a : b;
    const Declaration& second = in_order ? b : a;
    diag::Diagnostic& finding = add_pair(first, second);
    finding.message = fmt::format("{} asks for {} {} a second time", owner(second),
                                  second.record.ins_port, second.record.sec_port);
    finding.help = "drop one of the two";
  }

  void report_ttl(const Declaration& a, const Declaration& b) {
    const bool in_order = reads_before(a, b);
    const Declaration& first = in_order ? a : b;
    const Declaration& second = in_order ? b : a;
    diag::Diagnostic& finding = add_pair(first, second);
    finding.message = fmt::format("{} has the TTL {} here and {} there (RFC 2181 §5.2)",
                                  owner(second), second.ttl, first.ttl);
    finding.help = "give all records of one owner the same ttl";
  }

  diag::Diagnostic& add_pair(const Declaration& first, const Declaration& second) {
    const bool same_entry =
        first.file == second.file && first.line == second.line && first.column == second.column;
    diag::Diagnostic& finding = add(second.file, at(second, same_entry));
    finding.owner = owner(second);
    finding.related.push_back({at(first, same_entry), "the first one"});
    return finding;
  }

  diag::Diagnostic& add(std::size_t file, diag::Location where) {
    diag::Diagnostic& finding = found_[file].emplace_back();
    finding.rule = kPostureRule;
    finding.severity = diag::Severity::Error;
    finding.where = std::move(where);
    return finding;
  }

  // Of the entry, or of the host where one entry is at fault with itself: a host named twice.
  [[nodiscard]] diag::Location at(const Declaration& made, bool host) const {
    const std::uint32_t line = host ? made.host_line : made.line;
    const std::uint32_t column = host ? made.host_column : made.column;
    return {out_.files_[made.file], {line, column, column + 1}};
  }

  static bool reads_before(const Declaration& a, const Declaration& b) {
    return std::tie(a.file, a.line, a.column, a.host_line, a.host_column) <
           std::tie(b.file, b.line, b.column, b.host_line, b.host_column);
  }

  [[nodiscard]] Fleet::Store& store() { return out_.store_; }
  [[nodiscard]] const Fleet::Store& store() const { return out_.store_; }

  [[nodiscard]] std::string owner(const Declaration& made) const {
    std::string text;
    Fleet::append_owner(text, made);
    const DomainName& zone = out_.zones_[made.zone].name;
    return zone.is_root() ? text + "." : text + "." + zone.to_string();
  }

  Loaded take() {
    Loaded all{std::move(out_), {}, std::move(warnings_), {}};
    for (FilePosture& file : files_) all.texts.push_back(std::move(file.content().text));
    for (std::uint32_t file = 0; file < found_.size(); ++file) {
      std::ranges::sort(found_[file], diag::comes_before);
      quote_lines(all, file, found_[file]);
      std::ranges::move(found_[file], std::back_inserter(all.diagnostics));
    }
    return all;
  }

  std::vector<FilePosture> files_;
  const LoadOptions& options_;
  std::vector<std::vector<diag::Diagnostic>> found_;  ///< By file.
  std::vector<EntryWarning> warnings_;
  Fleet out_;
  std::unordered_map<DomainName, std::uint32_t> zone_places_;
};

Loaded combine(std::vector<FilePosture> files, const LoadOptions& options) {
  return Merger(std::move(files), options).merge();
}

}  // namespace hastls::posture
