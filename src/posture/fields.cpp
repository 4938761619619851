// SPDX-License-Identifier: BSD-2-Clause
#include "posture/fields.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/suggest.hpp"

namespace hastls::posture {
namespace {

constexpr std::array<std::string_view, 3> kPostures{"SIO", "SSO", "SSB"};

std::string key_suggestion(std::string_view word, const KeyTable& table) {
  std::vector<std::string_view> names;
  std::ranges::transform(table.keys, std::back_inserter(names), &Key::name);
  return suggestion(word, names, fmt::format("{} has: {}", table.what, fmt::join(names, ", ")));
}

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string out(text.substr(0, kMost));
  // Control characters never come this far; a cut must not leave half a character.
  while (text.size() > kMost && !out.empty() && (out.back() & '\xc0') == '\x80') out.pop_back();
  if (text.size() > kMost && !out.empty() && (out.back() & '\x80') != 0) out.pop_back();
  if (text.size() > kMost) out += "...";
  return out;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates,
                       std::string otherwise) {
  if (const auto close = closest(word, candidates))
    return fmt::format("did you mean '{}'?", *close);
  return otherwise;
}

std::string describe(const Node& node) {
  switch (node.kind) {
    case Node::Kind::Null: return "nothing";
    case Node::Kind::Scalar: return fmt::format("the text '{}'", shown(node.text));
    case Node::Kind::Sequence: return "a list";
    case Node::Kind::Mapping: return "a mapping";
    case Node::Kind::Refused: break;
  }
  return "something refused";
}

void Fields::read(const Node& mapping, const KeyTable& table, Findings& findings) {
  for (const Node* key = mapping.child; key != nullptr; key = key->next->next) {
    if (!key->is(Node::Kind::Scalar)) any_unknown_ = true;
    if (key->is(Node::Kind::Refused)) continue;
    if (!key->is(Node::Kind::Scalar)) {
      findings.error(*key, "a key is a word, and this is nothing", key_suggestion({}, table));
      continue;
    }
    const auto row = std::ranges::find(table.keys, key->text, &Key::name);
    if (row == table.keys.end()) {
      any_unknown_ = true;
      findings.error(*key, fmt::format("{} has no key '{}'", table.what, shown(key->text)),
                     key_suggestion(key->text, table));
      continue;
    }
    Field& field = found_[static_cast<std::size_t>(row - table.keys.begin())];
    if (field.key != nullptr) {
      findings
          .error(*key, fmt::format("the key '{}' stands here a second time", row->name),
                 "join the two, or drop one")
          .related.push_back({findings.at(field.key->mark, field.key->width), "the first one"});
      continue;
    }
    field = {key, key->next};
  }
}

bool is_filled(const Node& node, Node::Kind kind, std::string_view wanted, Findings& findings) {
  if (node.is(Node::Kind::Refused)) return false;
  if (!node.is(kind)) {
    findings.error(node,
                   fmt::format("here stands {}, and it should be {}", describe(node), wanted));
    return false;
  }
  if (node.child != nullptr) return true;
  findings.error(node, fmt::format("this is empty, and it should be {}", wanted),
                 "fill it, or leave its key out");
  return false;
}

std::optional<std::string_view> read_text(const Node& node, std::string_view wanted,
                                          Findings& findings) {
  if (node.is(Node::Kind::Refused)) return std::nullopt;
  if (node.is(Node::Kind::Scalar) && !node.text.empty()) return node.text;
  const std::string help =
      node.is(Node::Kind::Null) ? "write it in quotes if it is the word null or a ~" : "";
  findings.error(node, fmt::format("here stands {}, and it should be {}", describe(node), wanted),
                 help);
  return std::nullopt;
}

std::optional<Port> read_port(const Node& node, Findings& findings) {
  const auto text = read_text(node, "a port", findings);
  if (!text) return std::nullopt;
  const auto port = Port::parse(*text);
  if (port) return *port;
  findings.error(node, port.error().message,
                 *text == "0" ? "leave the key out: the posture says which service is not offered"
                              : "write decimal digits, 1 to 65535");
  return std::nullopt;
}

std::optional<Ttl> read_ttl(const Node& node, Findings& findings) {
  const auto text = read_text(node, "a TTL", findings);
  if (!text) return std::nullopt;
  const auto ttl = Ttl::parse(*text);
  if (ttl) return *ttl;
  findings.error(node, ttl.error().message, "write seconds, or units in order as 1w2d3h4m5s");
  return std::nullopt;
}

std::optional<bool> read_flag(const Node& node, Findings& findings) {
  const auto text = read_text(node, "true or false", findings);
  if (!text) return std::nullopt;
  if (node.plain && (*text == "true" || *text == "false")) return *text == "true";
  findings.error(node, fmt::format("'{}' is neither true nor false", shown(*text)),
                 "write true or false in lower case, without quotes");
  return std::nullopt;
}

std::optional<Posture> read_posture(const Node& node, Findings& findings) {
  const auto text = read_text(node, "a posture: SIO, SSO or SSB", findings);
  if (!text) return std::nullopt;
  if (const auto posture = parse_posture(*text)) return posture;
  findings.error(
      node, fmt::format("'{}' is no posture", shown(*text)),
      suggestion(*text, kPostures, "SIO is insecure only, SSO is secure only, SSB is both"));
  return std::nullopt;
}

}  // namespace hastls::posture
