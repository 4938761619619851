// SPDX-License-Identifier: BSD-2-Clause
#include "posture/servers.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "posture/plain.hpp"
#include "posture/read_piece.hpp"

namespace hastls::posture {
namespace {

// Blank lines and comments that `lines` begin with.
std::uint32_t count_idle(std::string_view lines) noexcept {
  std::uint32_t idle = 0;
  for (;; ++idle) {
    const std::size_t first = lines.find_first_not_of(' ');
    const bool is_idle =
        first != std::string_view::npos && (lines[first] == '\n' || lines[first] == '#');
    const std::size_t end = lines.find('\n');
    if (!is_idle || end == std::string_view::npos) return idle;
    lines.remove_prefix(end + 1);
  }
}

}  // namespace

bool ServerReader::take_piece(const Piece& piece) {
  // Few servers stand in the same lines of each document that is like the one before.
  constexpr std::size_t kFew = 16;
  menus_move_ = around_.shift != 0 && piece.units.size() <= kFew;
  std::vector<std::size_t> others;
  for (std::size_t unit = 0; unit < piece.units.size(); ++unit) {
    if (options_.exact || (!take_known(piece, unit) && !take_plain(piece, unit)))
      others.push_back(unit);
  }
  return !others.empty() && take_others(piece, others);
}

bool ServerReader::take_plain(const Piece& piece, std::size_t unit) {
  tree_.clear();
  const Node* const node = read_plain(piece, unit, tree_);
  if (node != nullptr) take_new(piece, unit, *node);
  return node != nullptr;
}

// A server that differs from one before in its first line only.
bool ServerReader::take_known(const Piece& piece, std::size_t unit) {
  const std::string_view text = piece.unit_text(unit);
  const std::uint32_t line = piece.units[unit].line;
  if (!around_.names || !host_line_.read(text, piece.indent, line)) return false;
  const Below below{text.substr(host_line_.size()), host_line_.column(), line};
  const auto known = known_below(below);
  if (known) emit_known(*known, host_line_.hosts(), line);
  return known.has_value();
}

std::optional<ServerReader::KnownTerms> ServerReader::known_below(const Below& below) const {
  const auto* terms = around_.names ? memo_.find(below.lines, below.column) : nullptr;
  const Offers* offers = terms == nullptr ? nullptr : inherited(terms->terms);
  if (offers == nullptr) return std::nullopt;
  return KnownTerms{*terms, *offers};
}

void ServerReader::emit_known(const KnownTerms& known, const std::vector<Host>& hosts,
                              std::uint32_t line) {
  const std::uint32_t shift = line - known.memo.line;
  emit(hosts, menu_of(known.memo, known.inherited, shift), shift);
}

// The server stands `shift` lines behind the one whose terms are known. A menu whose inherited
// entries move with its own suits all documents in which the two are as far from each other.
std::uint32_t ServerReader::menu_of(const TermsMemo::Known& known, const Offers& inherited,
                                    std::uint32_t shift) {
  InheritedLines lines{around_.shift, false};
  if (menus_move_) lines = {around_.shift - shift, true};
  KnownMenu& made = place_of(known, lines);
  if (made.version != known.version || made.lines != lines)
    made = {known.version, lines, add_menu(store_, inherited, known.terms.own, lines)};
  return made.menu;
}

ServerReader::KnownMenu& ServerReader::place_of(const TermsMemo::Known& known,
                                                InheritedLines lines) {
  if (!lines.moves) return known_menus_[known.slot];
  moving_menus_.resize(kMovingMenus);
  return moving_menus_[(known.slot * 31 + lines.shift) % kMovingMenus];
}

// What is read without a finding is remembered, however it was read.
void ServerReader::take_new(const Piece& piece, std::size_t unit, const Node& node) {
  const auto below = options_.exact ? std::nullopt : below_hosts(piece, unit, node);
  const std::size_t found = findings_.count();
  if (const auto known = below ? known_below(*below) : std::nullopt) {
    Fields fields;
    fields.read(node, server_keys(), findings_);
    return emit_known(*known, read_hosts(fields, node), below->line);
  }
  auto server = read(node);
  if (!server) return;
  const Offers* const offers = around_.names ? inherited(server->terms) : nullptr;
  if (!below || findings_.count() != found || offers == nullptr) return place(*std::move(server));
  const auto& kept = memo_.keep(below->lines, below->column, below->line, std::move(server->terms));
  emit_known({kept, *offers}, server->hosts, below->line);
}

// The lines below the one that names the hosts, where these are in block style and the other keys
// begin with what stands there.
std::optional<ServerReader::Below> ServerReader::below_hosts(const Piece& piece, std::size_t unit,
                                                             const Node& server) {
  if (!server.is(Node::Kind::Mapping) || server.child == nullptr) return std::nullopt;
  const Node& hosts = *server.child;
  const Node* const next = hosts.next->next;
  if (next == nullptr || (hosts.text != "host" && hosts.text != "hosts")) return std::nullopt;
  const std::string_view text = piece.unit_text(unit);
  const std::uint32_t line = piece.units[unit].line;
  const std::size_t column = hosts.mark.column - 1;
  if (text.find_first_not_of(' ', piece.indent + 1) != column) return std::nullopt;
  const std::string_view lines = text.substr(text.find('\n') + 1);
  if (next->mark.line != line + 1 + count_idle(lines) || !TermsMemo::keeps(lines))
    return std::nullopt;
  return Below{lines, column, line};
}

bool ServerReader::take_others(const Piece& piece, const std::vector<std::size_t>& units) {
  tree_.clear();
  const yaml::ReadPiece read =
      options_.exact ? yaml::read(piece, tree_) : read_others(piece, units, tree_);
  for (const Problem& problem : read.problems) findings_.problem(problem);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Node* root = read.roots[i];
    if (root == nullptr) continue;
    if (read.problems.empty()) {
      take_new(piece, units[i], *root);
    } else {
      take(*root);
    }
  }
  return !read.problems.empty();
}

void ServerReader::take(const Node& server) {
  if (auto known = read(server)) place(*std::move(known));
}

std::optional<Server> ServerReader::read(const Node& node) {
  if (!is_filled(node, Node::Kind::Mapping, "a server: host or hosts, and what it offers",
                 findings_))
    return std::nullopt;
  Fields fields;
  fields.read(node, server_keys(), findings_);
  Server server;
  server.hosts = read_hosts(fields, node);
  Terms& terms = server.terms;
  const Node* profile = fields.value(ServerKey::Profile);
  if (profile != nullptr) {
    if (const auto name = read_text(*profile, "a profile's name", findings_))
      terms.profile = std::string(*name);
    terms.profile_mark = profile->mark;
    terms.profile_width = profile->width;
  }
  const Node* applications = fields.value(ServerKey::Applications);
  if (applications != nullptr) terms.own = offer_reader_.read(*applications);
  if (profile == nullptr && applications == nullptr && !fields.any_unknown())
    findings_.error(node, "this server offers nothing", "add profile or applications");
  return server;
}

std::vector<Host> ServerReader::read_hosts(const Fields& fields, const Node& node) {
  std::vector<Host> hosts;
  const Node* one = fields.value(ServerKey::Host);
  const Node* several = fields.value(ServerKey::Hosts);
  const auto add = [&](const Node& value, bool may_be_range) {
    if (const auto text = read_text(value, "a host name", findings_))
      hosts.push_back({std::string(*text), value.mark, value.width, may_be_range});
  };
  if (one == nullptr && several == nullptr && !fields.any_unknown())
    findings_.error(node, "this server has no host", "add host, or hosts for several");
  if (one != nullptr && several != nullptr)
    findings_.error(*fields.key(ServerKey::Hosts), "host and hosts stand side by side",
                    "put all names into hosts");
  if (one != nullptr) add(*one, false);
  if (several != nullptr &&
      is_filled(*several, Node::Kind::Sequence, "a list of host names", findings_)) {
    for (const Node* item = several->child; item != nullptr; item = item->next) add(*item, true);
  }
  return hosts;
}

const Offers* ServerReader::inherited(const Terms& terms) const {
  static const Offers kNone;
  if (!terms.profile) return &kNone;
  const auto it = around_.profiles.find(*terms.profile);
  return it == around_.profiles.end() ? nullptr : &it->second;
}

void ServerReader::place(Server server) {
  const Offers* offers = inherited(server.terms);
  if (around_.names && offers != nullptr) {
    emit(server.hosts, add_menu_of(server, *offers), 0);
  } else {
    waiting_.push_back(std::move(server));
  }
}

std::uint32_t ServerReader::add_menu_of(const Server& server, const Offers& inherited) {
  return add_menu(store_, inherited, server.terms.own, {around_.shift, false});
}

void ServerReader::settle(const Server& server, bool any_refused) {
  const Offers* offers = inherited(server.terms);
  if (offers == nullptr) {
    if (!any_refused) report_profile(server.terms);
  } else if (around_.names) {
    emit(server.hosts, add_menu_of(server, *offers), 0);
  }
}

void ServerReader::report_profile(const Terms& terms) {
  // Of very many, those that begin alike: each wrong name held against all would take for ever.
  constexpr std::ptrdiff_t kMost = 200;
  const auto& profiles = around_.profiles;
  auto first = profiles.lower_bound(*terms.profile);
  auto last = first;
  for (std::ptrdiff_t i = 0; i < kMost && first != profiles.begin(); ++i) --first;
  for (std::ptrdiff_t i = 0; i < kMost && last != profiles.end(); ++i) ++last;
  std::vector<std::string_view> names;
  for (; first != last; ++first) names.push_back(first->first);
  findings_.error(terms.profile_mark, terms.profile_width,
                  fmt::format("there is no profile '{}'", shown(*terms.profile)),
                  suggestion(*terms.profile, names, "define it under profiles"));
}

void ServerReader::emit(const std::vector<Host>& hosts, std::uint32_t menu, std::uint32_t shift) {
  longest_ = longest_labels(store_, menu);
  const std::size_t before = store_.placements.size();
  Fleet::Placement like;
  like.menu = menu;
  like.zone = around_.zone;
  like.shift = shift;
  for (const Host& host : hosts) emit_host(host, like);
  const std::size_t size = store_.offerings_of(like).size();
  store_.records += size * (store_.placements.size() - before);
}

void ServerReader::emit_host(const Host& host, const Fleet::Placement& like) {
  if (!host.may_be_range) return emit_name(host.text, host, like);
  const auto range = parse_range(host.text);
  if (!range) return report_name(range.error(), host);
  if (!*range) return emit_name(host.text, host, like);
  // One name tells whether the others are good too: they differ in digits only, the last one is
  // the longest.
  const std::string longest = (**range).name((**range).last);
  if (around_.names->is_plain(longest)) return emit_plain(**range, host, like);
  GrowingText key;
  if (const auto error = around_.names->append(key, longest)) return report_name(*error, host);
  RangeNames names(**range, {});
  do {
    emit_name(names.text(), host, like);
  } while (names.go_on());
}

void ServerReader::emit_plain(const HostRange& range, const Host& host,
                              const Fleet::Placement& like) {
  RangeNames names(range, HostNames::kPlainEnd);
  do {
    const std::size_t begin = store_.names.size();
    store_.names.append(names.text());
    emit_placed(begin, host, like);
  } while (names.go_on());
}

void ServerReader::report_name(const Error& error, const Host& host) {
  findings_.error(host.mark, host.width, error.message, error.context.front());
}

void ServerReader::emit_name(std::string_view name, const Host& host,
                             const Fleet::Placement& like) {
  const std::size_t begin = store_.names.size();
  if (const auto error = around_.names->append(store_.names, name))
    return report_name(*error, host);
  emit_placed(begin, host, like);
}

// A host whose name in the store begins at `begin`.
void ServerReader::emit_placed(std::size_t begin, const Host& host, const Fleet::Placement& like) {
  Fleet::Placement placed = like;
  placed.name = begin;
  placed.name_size = static_cast<std::uint8_t>(store_.names.size() - placed.name);
  placed.line = host.mark.line;
  placed.column = kept_column(host.mark);
  if (longest_ != 0 &&
      around_.names->owner_size(store_.name(placed), longest_) > DomainName::kMaxWire)
    return static_cast<void>(findings_.error(
        host.mark, host.width,
        fmt::format("'{}' is too long to have a record: its owner would be over 255 "
                    "octets (RFC 1035 §2.3.4)",
                    shown(host.text))));
  store_.placements.push_back(placed);
}

}  // namespace hastls::posture
