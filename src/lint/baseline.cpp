// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/baseline.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "hastls/core/suggest.hpp"
#include "hastls/lint/rule.hpp"
#include "hastls/record/hastls.hpp"

namespace hastls::lint {
namespace {

constexpr std::string_view kHeader = "hastls baseline 1";
constexpr std::size_t kMostShown = 40;

std::string shown(std::string_view text) {
  if (text.size() <= kMostShown) return std::string(text);
  return fmt::format("{}...", text.substr(0, kMostShown));
}

// A word, and where it stands in its line.
struct Word {
  std::string_view text;
  std::uint32_t column = 1;
};

/// Reads one line: words with one blank between them.
class LineReader {
 public:
  LineReader(std::string_view line, std::uint32_t number) : line_(line), number_(number) {}

  [[nodiscard]] Result<Baseline::Entry, BaselineFault> read() {
    Baseline::Entry out;
    out.line = number_;
    const Word rule = next();
    if (auto wrong = check_rule(rule)) return *std::move(wrong);
    out.key.rule = rule.text;
    const Word owner = next();
    const auto name = DomainName::parse_absolute(owner.text);
    if (owner.text.empty() || !owner.text.ends_with('.') || !name)
      return fault(owner, name ? "the owner is an absolute name, with its final dot"
                               : "this is no owner: " + name.error().message);
    out.key.owner = *name;
    if (auto wrong = read_count(out)) return *std::move(wrong);
    if (auto wrong = read_rdata(out)) return *std::move(wrong);
    return out;
  }

 private:
  Word next() noexcept {
    const auto column = static_cast<std::uint32_t>(at_ + 1);
    const std::size_t end = std::min(line_.find(' ', at_), line_.size());
    const Word out{line_.substr(at_, end - at_), column};
    at_ = std::min(end + 1, line_.size());
    return out;
  }

  [[nodiscard]] BaselineFault fault(const Word& at, std::string message) const {
    return {number_, at.column, std::move(message)};
  }

  [[nodiscard]] std::optional<BaselineFault> check_rule(const Word& word) const {
    const Rule* rule = find_rule(word.text);
    if (rule != nullptr && !rule->normative) return std::nullopt;
    if (rule != nullptr)
      return fault(word, fmt::format("nothing can silence {}: it is normative", rule->id));
    std::vector<std::string_view> ids;
    for (const Rule* each : all_rules()) ids.push_back(each->id);
    const auto near = closest(word.text.substr(0, kMostShown), ids);
    return fault(word, fmt::format("there is no rule '{}'{}", shown(word.text),
                                   near ? fmt::format("; did you mean '{}'?", *near) : ""));
  }

  std::optional<BaselineFault> read_count(Baseline::Entry& out) {
    const Word word = next();
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    const bool digits = !word.text.empty() && word.text[0] != '0' && word.text.size() <= 10 &&
                        word.text.find_first_not_of("0123456789") == std::string_view::npos;
    if (digits) {
      for (const char c : word.text) out.count = out.count * 10 + static_cast<unsigned>(c - '0');
    }
    if (digits && out.count <= kMost) return std::nullopt;
    return fault(word, fmt::format("'{}' is no count: 1 to {}", shown(word.text), kMost));
  }

  std::optional<BaselineFault> read_rdata(Baseline::Entry& out) {
    std::vector<std::string_view> words;
    const Word first = next();
    for (Word word = first; !word.text.empty(); word = next()) words.push_back(word.text);
    if (at_ < line_.size() || line_.ends_with(' '))
      return fault({{}, static_cast<std::uint32_t>(at_ + 1)}, "more than one blank");
    if (words.size() == 1 && words[0] == "-") return std::nullopt;
    const auto rdata = record::from_words(words, true);
    const bool is_generic = !words.empty() && words[0] == "\\#";
    if (!rdata || is_generic || words.size() != record::kFields.size())
      return fault(first,
                   rdata ? "RDATA is three numbers, as 25 25 1, or -" : rdata.error().message);
    out.key.rdata = record::to_text(*rdata);
    return std::nullopt;
  }

  std::string_view line_;
  std::uint32_t number_;
  std::size_t at_ = 0;
};

std::string_view take_line(std::string_view& text) noexcept {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

BaselineKey key_of(const diag::Diagnostic& finding, const std::optional<DomainName>& apex) {
  if (finding.owner.empty()) return {finding.rule, *apex, finding.rdata};
  return {finding.rule, *DomainName::parse_absolute(finding.owner), finding.rdata};
}

}  // namespace

Result<Baseline, BaselineFault> Baseline::parse(std::string_view text) {
  Baseline out;
  if (take_line(text) != kHeader)
    return BaselineFault{1, 1, fmt::format("a baseline begins with the line '{}'", kHeader)};
  for (std::uint32_t number = 2; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    if (line.empty() || line.starts_with('#')) continue;
    auto entry = LineReader(line, number).read();
    if (!entry) return std::move(entry).error();
    const auto [at, is_new] = out.entries_.try_emplace(entry->key, *entry);
    if (!is_new)
      return BaselineFault{number, 1, fmt::format("the same entry as in line {}", at->second.line)};
  }
  return out;
}

bool Baseline::may_begin(std::string_view text) noexcept {
  return text.substr(0, kHeader.size()) == kHeader.substr(0, text.size());
}

std::string Baseline::to_text() const {
  std::string out = fmt::format(
      "{}\n# RULE OWNER COUNT RDATA: findings that 'hastls lint --baseline' holds back.\n",
      kHeader);
  for (const auto& [key, entry] : entries_)
    out += fmt::format("{} {} {} {}\n", key.rule, key.owner.to_string(), entry.count,
                       key.rdata.empty() ? "-" : key.rdata);
  return out;
}

bool Baseline::can_hold(const diag::Diagnostic& finding, const std::optional<DomainName>& apex) {
  const Rule* rule = find_rule(finding.rule);
  if (rule == nullptr || rule->normative) return false;
  return finding.owner.empty() ? apex.has_value()
                               : DomainName::parse_absolute(finding.owner).has_value();
}

void Baseline::add(const diag::Diagnostic& finding, const std::optional<DomainName>& apex) {
  BaselineKey key = key_of(finding, apex);
  Entry& entry = entries_.try_emplace(key, Entry{.key = key}).first->second;
  ++entry.count;
  ++entry.used;
}

bool Baseline::hold_back(const diag::Diagnostic& finding, const std::optional<DomainName>& apex) {
  if (entries_.empty() || !can_hold(finding, apex)) return false;
  const auto found = entries_.find(key_of(finding, apex));
  if (found == entries_.end() || found->second.used == found->second.count) return false;
  ++found->second.used;
  return true;
}

std::uint64_t Baseline::size() const noexcept {
  std::uint64_t out = 0;
  for (const auto& each : entries_) out += each.second.count;
  return out;
}

std::vector<Baseline::Entry> Baseline::used_up(const std::vector<DomainName>& zones) const {
  std::vector<Entry> out;
  for (const auto& [key, entry] : entries_) {
    const DomainName& owner = key.owner;
    const auto holds = [&](const DomainName& zone) { return owner.is_at_or_below(zone); };
    if (entry.used < entry.count && std::ranges::any_of(zones, holds)) out.push_back(entry);
  }
  std::ranges::sort(out, {}, &Entry::line);
  return out;
}

}  // namespace hastls::lint
