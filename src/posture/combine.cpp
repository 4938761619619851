// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/in_parallel.hpp"
#include "hastls/posture/load.hpp"

#include "posture/findings.hpp"
#include "posture/menu.hpp"
#include "posture/model.hpp"
#include "posture/owner_key.hpp"
#include "posture/sort.hpp"
#include "posture/zone_order.hpp"

namespace hastls::posture {

using Placement = Fleet::Placement;

// Puts the files' placements into one canonical order and finds what contradicts there.
class Merger {
 public:
  Merger(std::vector<FilePosture> files, const LoadOptions& options)
      : files_(std::move(files)), options_(options), found_(files_.size()) {}

  Loaded merge() {
    std::size_t zones = 0;
    for (FilePosture& file : files_) zones += file.content().zones.size();
    zones_.reserve(zones);
    for (std::uint32_t file = 0; file < files_.size(); ++file) append(file);
    find_likes(store());
    rank_zones();
    sort_placements(store(), options_.jobs);
    check_hosts();
    check_nested_zones();
    check_types();
    return take();
  }

 private:
  void append(std::uint32_t file) {
    FilePosture::Content& content = files_[file].content();
    const std::uint32_t zones_before = zones_added_;
    for (DomainName& zone : content.zones) zones_.add(std::move(zone));
    zones_added_ += static_cast<std::uint32_t>(content.zones.size());
    out_.files_.push_back(content.file);
    if (file != 0 || zones_before != 0) {
      for (Placement& placed : content.store.placements) {
        placed.zone += zones_before;
        placed.file = file;
      }
    }
    out_.store_.append(std::move(content.store));
    found_[file] = std::move(content.diagnostics);
    for (EntryWarning& warning : content.warnings) {
      warning.file = file;
      warnings_.push_back(warning);
    }
  }

  // Numbers them in order, and says which hosts of all each will have.
  void rank_zones() {
    zones_.sort();
    out_.zones_.reserve(zones_.size());
    for (std::size_t rank = 0; rank < zones_.size(); ++rank)
      out_.zones_.push_back({zones_.take(rank)});
    const bool in_order = zones_.changes_nothing();
    for (Placement& placed : store().placements) {
      if (!in_order) placed.zone = zones_.rank(placed.zone);
      ++out_.zones_[placed.zone].last;
    }
    std::size_t first = 0;
    for (Fleet::Zone& zone : out_.zones_) {
      zone.first = first;
      first = zone.last += first;
    }
  }

  /// The placements of a host: [from, to).
  struct HostPlaces {
    std::size_t from = 0;
    std::size_t to = 0;
  };

  void check_hosts() {
    constexpr std::size_t kLeast = 8192;  // placements; fewer are looked at before a thread begins
    const std::size_t size = store().placements.size();
    const std::size_t ranges = std::clamp<std::size_t>(size / kLeast, 1, 4 * options_.jobs);
    std::vector<std::vector<HostPlaces>> suspects(ranges);
    OrderedWork<Done> work(options_.jobs);
    in_parallel(work, ranges, [&](std::size_t i) {
      suspects[i] = find_suspects(range_begin(size, ranges, i), range_begin(size, ranges, i + 1));
    });
    for (const auto& some : suspects) {
      for (const HostPlaces& host : some) check_host(host.from, host.to);
    }
  }

  // Of the hosts that begin from `from` on, in front of `end`. A host with one menu is looked at
  // only if the menu contradicts itself.
  [[nodiscard]] std::vector<HostPlaces> find_suspects(std::size_t from, std::size_t end) const {
    const std::size_t size = store().placements.size();
    std::vector<HostPlaces> out;
    while (from != 0 && from < end && is_same_host(from - 1, from)) ++from;
    while (from < end) {
      store().look_ahead(from);
      std::size_t to = from + 1;
      while (to < size && is_same_host(from, to)) ++to;
      if (to - from > 1 || store().menus[store().at(from).menu].clashes) out.push_back({from, to});
      from = to;
    }
    return out;
  }

  [[nodiscard]] bool is_same_host(std::size_t a, std::size_t b) const {
    return store().at(a).zone == store().at(b).zone && store().name_at(a) == store().name_at(b);
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

  // A name of a parent zone can be the name of a child zone too. In canonical order all zones that
  // one lies in stand in front of it, and between them only others that lie in these.
  void check_nested_zones() {
    std::vector<std::size_t> around;  // outermost first
    for (std::size_t zone = 0; zone < zones_.size(); ++zone) {
      const std::string_view key = zones_.key(zone);
      while (!around.empty() && !key.starts_with(zones_.key(around.back()))) around.pop_back();
      for (auto parent = around.rbegin(); parent != around.rend(); ++parent)
        check_nested(out_.zones_[*parent], out_.zones_[zone],
                     key.substr(zones_.key(*parent).size()));
      around.push_back(zone);
    }
  }

  // The hosts of `parent` in order: the child's apex, and what lies below it. Their names begin
  // with `prefix`.
  void check_nested(const Fleet::Zone& parent, const Fleet::Zone& child, std::string_view prefix) {
    std::size_t from = lower_bound(parent, prefix);
    while (from != parent.last && store().name_at(from).starts_with(prefix)) {
      const std::size_t to = end_of_host(parent, from);
      check_shared(child, store().name_at(from).substr(prefix.size()), declarations(from, to));
      from = to;
    }
  }

  // Of a zone, the first host whose name is not before `name`.
  [[nodiscard]] std::size_t lower_bound(const Fleet::Zone& zone, std::string_view name) const {
    std::size_t from = zone.first;
    for (std::size_t size = zone.last - zone.first; size > 0;) {
      const std::size_t half = size / 2;
      const bool behind = store().name_at(from + half) < name;
      from += behind ? half + 1 : 0;
      size = behind ? size - half - 1 : half;
    }
    return from;
  }

  [[nodiscard]] std::size_t end_of_host(const Fleet::Zone& zone, std::size_t from) const {
    std::size_t to = from + 1;
    while (to != zone.last && store().name_at(to) == store().name_at(from)) ++to;
    return to;
  }

  // One host of two zones, whose records in the outer one are `outer`.
  void check_shared(const Fleet::Zone& zone, std::string_view name,
                    const std::vector<Declaration>& outer) {
    const std::size_t from = lower_bound(zone, name);
    if (from == zone.last || store().name_at(from) != name) return;
    const auto inner = declarations(from, end_of_host(zone, from));
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
  ZoneOrder zones_;
  std::uint32_t zones_added_ = 0;
};

Loaded combine(std::vector<FilePosture> files, const LoadOptions& options) {
  return Merger(std::move(files), options).merge();
}

}  // namespace hastls::posture
