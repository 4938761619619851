// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/posture/site.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "hastls/posture/keys.hpp"

#include "posture/cutter.hpp"
#include "posture/fields.hpp"
#include "posture/findings.hpp"
#include "posture/owner_key.hpp"
#include "posture/yaml/reader.hpp"

namespace hastls::posture {
namespace {

constexpr std::array<std::string_view, 4> kSeverities{"error", "warning", "info", "off"};
constexpr std::array<std::string_view, 2> kBases{"file", "cwd"};
constexpr std::array<std::string_view, 3> kInBand{"yes", "no", "obsolete"};

class SiteLoader {
 public:
  SiteLoader(io::Input& input, std::span<const KnownRule> rules)
      : rules_(rules), findings_(input.name()), cutter_(input) {}

  Result<LoadedSite> load() {
    for (;;) {
      const auto step = cutter_.next();
      if (!step) return step.error();
      for (const Problem& problem : cutter_.take_problems()) findings_.problem(problem);
      if (step->kind == Cutter::Step::Kind::End) break;
      if (step->kind == Cutter::Step::Kind::Piece) take_piece(step->piece);
      if (step->kind == Cutter::Step::Kind::DocumentBegins && documents_++ > 0)
        findings_.error({step->line, 1}, 1, "a second document", "join it with the first");
    }
    out_.diagnostics = std::move(findings_).take();
    std::ranges::sort(out_.diagnostics, diag::comes_before);
    return std::move(out_);
  }

 private:
  void take_piece(const Piece& piece) {
    const yaml::ReadPiece read = yaml::read(piece, tree_);
    findings_.set_piece(&piece);
    for (const Problem& problem : read.problems) findings_.problem(problem);
    for (const Node* root : read.roots) {
      if (root != nullptr) take_keys(*root);
    }
    findings_.set_piece(nullptr);
  }

  void take_keys(const Node& mapping) {
    if (!is_filled(mapping, Node::Kind::Mapping, "a mapping", findings_)) return;
    fields_.read(mapping, site_keys(), findings_);
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      const auto key = static_cast<SiteKey>(i);
      const Node* value = fields_.value(key);
      if (value != nullptr && !std::exchange(taken_[i], true)) take_key(key, *value);
    }
  }

  void take_key(SiteKey key, const Node& value) {
    switch (key) {
      case SiteKey::Rules: return take_rules(value);
      case SiteKey::Origin: return take_origin(value);
      case SiteKey::Rrtype: return take_type(value);
      case SiteKey::IncludeRoot:
        if (const auto text = read_text(value, "a folder", findings_))
          out_.site.include_root = std::string(*text);
        return;
      case SiteKey::IncludeBase:
        if (const auto base = read_word(value, kBases, "file or cwd"))
          out_.site.include_from_working_directory = *base == "cwd";
        return;
      case SiteKey::Applications: return take_rows(value);
    }
  }

  void take_rules(const Node& value) {
    if (!is_filled(value, Node::Kind::Mapping, "a mapping of rule ids to severities", findings_))
      return;
    for (const Node* key = value.child; key != nullptr; key = key->next->next) {
      const auto id = read_text(*key, "a rule's id", findings_);
      const auto word = read_word(*key->next, kSeverities, "error, warning, info or off");
      if (id && word) take_rule(*key, *id, diag::parse_severity(*word));
    }
  }

  void take_rule(const Node& key, std::string_view id, std::optional<diag::Severity> severity) {
    const auto rule = std::ranges::find(rules_, id, &KnownRule::id);
    if (rule == rules_.end()) {
      std::vector<std::string_view> ids;
      std::ranges::transform(rules_, std::back_inserter(ids), &KnownRule::id);
      findings_.error(key, fmt::format("there is no rule '{}'", shown(id)), suggestion(id, ids));
    } else if (rule->is_normative && severity != diag::Severity::Error) {
      findings_.error(key, fmt::format("{} is normative: nothing lowers it", id),
                      "drop this line, and mend what it finds");
    } else if (std::ranges::find(out_.site.rules, id, &Site::RuleSeverity::first) !=
               out_.site.rules.end()) {
      findings_.error(key, fmt::format("{} stands here a second time", id), "drop one of the two");
    } else {
      out_.site.rules.emplace_back(id, severity);
    }
  }

  void take_origin(const Node& value) {
    const auto text = read_text(value, "a zone's name", findings_);
    if (!text) return;
    if (auto name = DomainName::parse_absolute(*text)) {
      out_.site.origin = *std::move(name);
    } else {
      findings_.error(value, name.error().message);
    }
  }

  void take_type(const Node& value) {
    const auto text = read_text(value, "a type code", findings_);
    if (!text) return;
    if (const auto type = RrType::parse(*text)) {
      out_.site.type = *type;
    } else {
      findings_.error(value, type.error().message);
    }
  }

  void take_rows(const Node& value) {
    if (!is_filled(value, Node::Kind::Mapping, "a mapping of application names to rows", findings_))
      return;
    for (const Node* key = value.child; key != nullptr; key = key->next->next) {
      const auto name = read_text(*key, "an application", findings_);
      if (name &&
          is_filled(*key->next, Node::Kind::Mapping, "a row of the application table", findings_))
        take_row(*key, *name, *key->next);
    }
  }

  void take_row(const Node& key, std::string_view name, const Node& node) {
    Fields fields;
    fields.read(node, row_keys(), findings_);
    registry::Application row;
    row.name = name;
    row.cleartext = read_optional_port(fields.value(RowKey::Cleartext));
    row.tls_only = read_optional_port(fields.value(RowKey::TlsOnly));
    if (const Node* in_band = fields.value(RowKey::InBand)) {
      const auto word = read_word(*in_band, kInBand, "\"yes\", \"no\" or \"obsolete\"");
      if (word == "yes") row.in_band = registry::InBand::Yes;
      if (word == "obsolete") row.in_band = registry::InBand::Obsolete;
    }
    if (const Node* source = fields.value(RowKey::Source))
      row.source = read_text(*source, "one line of text", findings_).value_or(std::string_view{});
    if (const auto added = out_.site.registry.add(row); !added)
      findings_.error(key, added.error().message, added.error().context.front());
  }

  std::uint16_t read_optional_port(const Node* node) {
    if (node == nullptr) return 0;
    const auto port = read_port(*node, findings_);
    return port ? port->value() : std::uint16_t{0};
  }

  std::optional<std::string_view> read_word(const Node& node,
                                            std::span<const std::string_view> words,
                                            std::string_view wanted) {
    const auto text = read_text(node, wanted, findings_);
    if (!text) return std::nullopt;
    const auto word = std::ranges::find(words, *text);
    if (word != words.end()) return *word;
    findings_.error(node,
                    fmt::format("'{}' stands here, and it should be {}", shown(*text), wanted),
                    suggestion(*text, words));
    return std::nullopt;
  }

  std::span<const KnownRule> rules_;
  Findings findings_;
  Cutter cutter_;
  Tree tree_;
  Fields fields_;
  std::array<bool, 6> taken_{};
  int documents_ = 0;
  LoadedSite out_;
};

}  // namespace

Result<LoadedSite> load_site(io::Input& input, std::span<const KnownRule> rules) {
  return SiteLoader(input, rules).load();
}

}  // namespace hastls::posture
