// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "hastls/posture/load.hpp"

#include "posture/findings.hpp"
#include "posture/model.hpp"
#include "posture/owner_key.hpp"

namespace hastls::posture {

// Puts the files' declarations into one canonical order and finds what contradicts there.
class Merger {
 public:
  Merger(std::vector<FilePosture> files, const LoadOptions& options)
      : files_(std::move(files)), options_(options), found_(files_.size()) {}

  Loaded merge() {
    for (std::uint32_t file = 0; file < files_.size(); ++file) append(file);
    rank_zones();
    sort();
    check_rrsets();
    check_nested_zones();
    check_types();
    return take();
  }

 private:
  void append(std::uint32_t file) {
    FilePosture::Content& content = files_[file].content();
    const std::uint64_t name_shift = out_.names_.size();
    const auto remark_shift = static_cast<std::uint32_t>(out_.remarks_.size());
    std::vector<std::uint32_t> zones;
    for (const DomainName& zone : content.zones) zones.push_back(zone_index(zone));
    out_.files_.push_back(content.file);
    if (out_.names_.empty()) {
      out_.names_ = std::move(content.names);
    } else {
      out_.names_ += content.names;
    }
    for (Declaration& made : content.records) {
      made.name += name_shift;
      made.zone = zones[made.zone];
      made.file = file;
      if (made.remark != 0) made.remark += remark_shift;
    }
    if (out_.records_.empty()) {
      out_.records_ = std::move(content.records);
    } else {
      out_.records_.insert(out_.records_.end(), content.records.begin(), content.records.end());
    }
    std::ranges::move(content.remarks, std::back_inserter(out_.remarks_));
    found_[file] = std::move(content.diagnostics);
    for (EntryWarning& warning : content.warnings) {
      warning.file = file;
      warnings_.push_back(warning);
    }
    content.names = {};
    content.records = {};
  }

  std::uint32_t zone_index(const DomainName& name) {
    const auto [it, is_new] =
        zone_places_.try_emplace(name, static_cast<std::uint32_t>(out_.zones_.size()));
    if (is_new) out_.zones_.push_back({name});
    return it->second;
  }

  void rank_zones() {
    std::vector<std::uint32_t> order(out_.zones_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {},
                      [this](std::uint32_t i) -> const DomainName& { return out_.zones_[i].name; });
    std::vector<std::uint32_t> rank(order.size());
    std::vector<Fleet::Zone> sorted;
    for (const std::uint32_t from : order) {
      rank[from] = static_cast<std::uint32_t>(sorted.size());
      zone_places_[out_.zones_[from].name] = rank[from];
      sorted.push_back(std::move(out_.zones_[from]));
    }
    out_.zones_ = std::move(sorted);
    for (Declaration& made : out_.records_) made.zone = rank[made.zone];
  }

  void sort() {
    const auto before = [this](const Declaration& a, const Declaration& b) {
      if (a.zone != b.zone) return a.zone < b.zone;
      if (const int order = key(a).compare(key(b)); order != 0) return order < 0;
      return std::tie(a.record, a.file, a.line, a.column, a.host_line, a.host_column) <
             std::tie(b.record, b.file, b.line, b.column, b.host_line, b.host_column);
    };
    std::vector<Declaration>& records = out_.records_;
    if (!std::ranges::is_sorted(records, before)) std::ranges::sort(records, before);
    for (std::size_t i = 0; i < records.size(); ++i) {
      Fleet::Zone& zone = out_.zones_[records[i].zone];
      if (zone.last == 0) zone.first = i;
      zone.last = i + 1;
    }
  }

  // Neighbours of one owner: the same ports twice, or different TTLs (RFC 2181 §5.2).
  void check_rrsets() {
    const auto records = out_.declarations();
    std::size_t first = 0;
    for (std::size_t i = 1; i < records.size(); ++i) {
      const bool same_owner =
          records[i].zone == records[first].zone && key(records[i]) == key(records[first]);
      if (!same_owner) {
        first = i;
        continue;
      }
      if (same_ports(records[i - 1], records[i])) report_repeat(records[i - 1], records[i]);
      if (records[i].ttl != records[first].ttl) report_ttl(records[first], records[i]);
    }
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

  void check_nested(const Fleet::Zone& parent, const Fleet::Zone& child, const std::string& below) {
    const auto outer = out_.declarations(parent);
    const auto inner = out_.declarations(child);
    const std::string prefix = below + kKeySeparator;
    const auto by_key = [this](const Declaration& made) { return key(made); };
    auto it = std::ranges::lower_bound(outer, std::string_view(prefix), {}, by_key);
    for (; it != outer.end() && key(*it).starts_with(prefix); ++it) {
      const std::string_view rest = key(*it).substr(prefix.size());
      auto made = std::ranges::lower_bound(inner, rest, {}, by_key);
      for (; made != inner.end() && key(*made) == rest; ++made) {
        if (same_ports(*made, *it)) report_repeat(*made, *it);
      }
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

  [[nodiscard]] std::string_view key(const Declaration& made) const {
    return {out_.names_.data() + made.name, made.name_size};
  }

  [[nodiscard]] std::string owner(const Declaration& made) const {
    std::string text;
    out_.append_owner(text, made);
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

void Fleet::append_owner(std::string& out, const Declaration& declaration) const {
  append_owner_of_key(out, {names_.data() + declaration.name, declaration.name_size});
}

Loaded combine(std::vector<FilePosture> files, const LoadOptions& options) {
  return Merger(std::move(files), options).merge();
}

}  // namespace hastls::posture
