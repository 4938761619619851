// SPDX-License-Identifier: BSD-2-Clause
// $ORIGIN, $TTL, $INCLUDE and $GENERATE, and where an origin comes from that no directive names.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/suggest.hpp"
#include "hastls/zone/type_code.hpp"

#include "zone/file_reader.hpp"
#include "zone/generate.hpp"

namespace hastls::zone {
namespace {

constexpr std::size_t kLookAhead = std::size_t{1} << 20;
constexpr std::uint32_t kFirstHugeTtl = std::uint32_t{1} << 31;
constexpr std::array<std::string_view, 4> kDirectives{"$ORIGIN", "$TTL", "$INCLUDE", "$GENERATE"};

bool is(const Token& token, std::string_view word) noexcept {
  return !token.quoted && ascii::equal_ignoring_case(token.text, word);
}

// Whether the final dot is there and is no escaped one.
bool is_absolute(std::string_view name) noexcept {
  std::size_t at = 0;
  bool dot = false;
  while (at < name.size()) {
    dot = name[at] == '.';
    at += name[at] == '\\' ? 2U : 1U;
  }
  return dot;
}

diag::Span behind(const Token& token) noexcept {
  return {token.span.line, token.span.end_column, token.span.end_column};
}

// `db.example.com` is of no help, but `example.com.zone` is.
std::optional<DomainName> origin_in_file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const std::size_t ending = path.rfind('.');
  if (ending == std::string_view::npos) return std::nullopt;
  const auto name = DomainName::parse_absolute(path.substr(0, ending));
  if (!name || name->label_count() < 2) return std::nullopt;
  return *name;
}

// Without the backslashes that a quoted field needs.
std::string unquoted(const Token& token) {
  std::string out;
  for (std::size_t at = 0; at < token.text.size(); ++at) {
    if (token.text[at] == '\\' && at + 1 < token.text.size() &&
        (token.text[at + 1] == '"' || !token.quoted))
      ++at;
    out += token.text[at];
  }
  return out;
}

std::optional<DomainName> completed(std::string_view text,
                                    const std::optional<DomainName>& origin) {
  if (!is_absolute(text) && !origin) return std::nullopt;
  auto name = DomainName::parse(text, origin.value_or(DomainName{}));
  if (!name) return std::nullopt;
  return *std::move(name);
}

bool is_origin(const std::vector<Token>& tokens) noexcept {
  return tokens.size() == 2 && is(tokens[0], "$ORIGIN");
}

bool is_soa(const Entry& entry, RrType hastls) {
  if (entry.tokens[0].text.starts_with('$')) return false;
  const auto fields = read_fields(entry, hastls);
  return fields && fields->type_code == types::kSoa;
}

// As BIND wants it, one quoted field behind the type, or as the rest of the line.
std::string right_hand_side(std::span<const Token> tokens) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool whole = token.quoted && i + 1 == tokens.size() && i > 0 && !tokens[i - 1].quoted &&
                       (type_code(tokens[i - 1].text) || is(tokens[i - 1], "HASTLS"));
    if (whole || !token.quoted)
      out += whole ? unquoted(token) : std::string(token.text);
    else
      out += fmt::format("\"{}\"", token.text);
    out += ' ';
  }
  return out;
}

}  // namespace

const DomainName& FileReader::origin_or_root() const noexcept {
  static const DomainName kRoot;
  return origin_ ? *origin_ : kRoot;
}

void FileReader::set_origin(const DomainName& origin) {
  owner_.settle(origin_or_root());
  origin_ = origin;
  scan_.set_origin_size(origin.wire().size());
  forget_hosts();
}

bool FileReader::needs_origin(const Entry& entry) const {
  if (origin_ || origin_sought_ || entry.fault || entry.tokens.empty()) return false;
  const Token& first = entry.tokens.front();
  if (first.text.starts_with('$')) return is(first, "$INCLUDE") || is(first, "$GENERATE");
  return run_.options.check_every_rdata || (!entry.blank_start && !is_absolute(first.text));
}

// Reads ahead as far as it takes, and no further than is bearable for a pipe.
Status FileReader::look_for_origin() {
  origin_sought_ = true;
  owner_.keep();
  while (window_.text().size() - scan_.at() < kLookAhead && !window_.at_end()) {
    const std::size_t done = scan_.at();
    scan_.move_to(0, scan_.line());
    if (auto status = window_.advance(done); !status) return status;
  }
  auto origin = origin_ahead();
  if (!origin && file_ == FileId{}) origin = origin_in_file_name(run_.includes.files()[0].name);
  if (origin) set_origin(*origin);
  return Done{};
}

// The owner of the SOA that is to come, else the first $ORIGIN (SPEC.md Z2).
std::optional<DomainName> FileReader::origin_ahead() {
  std::string_view rest = window_.text().substr(scan_.at()).substr(0, kLookAhead);
  Tokenizer tokenizer;
  std::optional<DomainName> first;
  std::optional<DomainName> in_force;
  while (const Entry* entry = tokenizer.next(rest, 1, false)) {
    rest.remove_prefix(entry->size);
    const auto& tokens = entry->tokens;
    if (entry->fault || tokens.empty() || entry->blank_start) continue;
    if (is_origin(tokens)) {
      in_force = completed(tokens[1].text, in_force);
      if (!first) first = in_force;
    } else if (is_soa(*entry, run_.options.type)) {
      if (auto name = completed(tokens[0].text, in_force)) return name;
    }
  }
  return first;
}

std::optional<DomainName> FileReader::name_of(const Token& token) {
  if (!origin_ && !is_absolute(token.text)) {
    if (!std::exchange(run_.origin_missed, true))
      report({"a relative name, and nothing says what it is relative to",
              "give the zone's name with --origin, or begin with $ORIGIN", token.span});
    return std::nullopt;
  }
  auto name = DomainName::parse(token.text, origin_or_root());
  if (name) return *std::move(name);
  report({name.error().message, "check the dots and the escapes of the name", token.span});
  return std::nullopt;
}

Status FileReader::directive(const Entry& entry) {
  forget_hosts();
  const Token& first = entry.tokens.front();
  if (run_.is_piece && !is(first, "$ORIGIN") && !is(first, "$TTL")) {
    run_.consumer.give_up();
  } else if (is(first, "$ORIGIN")) {
    origin_directive(entry);
  } else if (is(first, "$TTL")) {
    ttl_directive(entry);
  } else if (is(first, "$INCLUDE")) {
    return include_directive(entry);
  } else if (is(first, "$GENERATE")) {
    generate_directive(entry);
  } else {
    const auto close = closest(first.text, kDirectives);
    report({fmt::format("unknown directive '{}'", first.text.substr(0, 40)),
            close ? fmt::format("did you mean {}?", *close)
                  : "a name that begins with a dollar is written \\$",
            first.span});
  }
  return Done{};
}

void FileReader::origin_directive(const Entry& entry) {
  const auto& tokens = entry.tokens;
  if (tokens.size() != 2 || tokens[1].quoted) {
    report({tokens.size() == 1 ? "$ORIGIN without a name" : "$ORIGIN takes one name, unquoted",
            "write $ORIGIN and one name, as $ORIGIN example.com.",
            tokens.size() > 2 ? tokens[2].span : behind(tokens.back())});
    return;
  }
  const bool relative = !is_absolute(tokens[1].text);
  const auto name = name_of(tokens[1]);
  if (!name) return;
  if (relative && tokens[1].text != "@") quirk(Quirk::RelativeOrigin, tokens[1].span);
  set_origin(*name);
}

void FileReader::ttl_directive(const Entry& entry) {
  const auto& tokens = entry.tokens;
  if (tokens.size() != 2) {
    report({tokens.size() == 1 ? "$TTL without a number" : "$TTL takes one number",
            "write $TTL and seconds, as $TTL 3600",
            tokens.size() > 2 ? tokens[2].span : behind(tokens.back())});
    return;
  }
  const auto ttl = read_ttl(tokens[1]);
  if (!ttl) {
    report(ttl.error());
    return;
  }
  if (*ttl >= kFirstHugeTtl) quirk(Quirk::HugeTtl, tokens[1].span);
  run_.default_ttl = *ttl;
}

Status FileReader::include_directive(const Entry& entry) {
  const auto& tokens = entry.tokens;
  if (tokens.size() < 2 || tokens.size() > 3) {
    report({tokens.size() < 2 ? "$INCLUDE without a file" : "$INCLUDE takes a file and an origin",
            "write $INCLUDE, a file and, where it differs, its origin",
            tokens.size() > 3 ? tokens[3].span : behind(tokens.back())});
    return Done{};
  }
  std::optional<DomainName> origin = origin_;
  if (tokens.size() == 3) {
    origin = name_of(tokens[2]);
    if (!origin) return Done{};
  }
  auto opened = run_.includes.open(unquoted(tokens[1]), place(tokens[1].span));
  if (!opened) {
    report({opened.error().message, opened.error().help, tokens[1].span}, "include-refused");
    return Done{};
  }
  run_.last_ttl = scan_.last_ttl();
  FileReader reader(run_, opened->input, opened->file, origin);
  const Status status = reader.read();
  scan_.set_last_ttl(run_.last_ttl);
  if (!status)
    report({status.error().message, "check the file", tokens[1].span}, "include-refused");
  return Done{};
}

void FileReader::generate_directive(const Entry& entry) {
  const auto& tokens = entry.tokens;
  quirk(Quirk::Generate, tokens[0].span);
  if (tokens.size() < 5) {
    report({"$GENERATE is not complete",
            "write $GENERATE start-stop owner TTL class type RDATA, where TTL and class may be "
            "left out",
            behind(tokens.back())});
    return;
  }
  const auto range = GenerateRange::parse(tokens[1].text);
  if (!range) {
    report({range.error().message, "write a range as 1-100 or 0-255/5", tokens[1].span});
    return;
  }
  run_.generated += range->steps();
  if (run_.generated > Run::kMostGenerated) {
    report({fmt::format("$GENERATE makes more than {} records in all", Run::kMostGenerated),
            "write the records out", tokens[1].span});
    return;
  }
  const std::string rest = right_hand_side(std::span(tokens).subspan(3));
  owner_.settle(origin_or_root());
  const Owner before = owner_;
  generating_ = &entry;
  for (std::uint64_t step = range->start; step <= range->stop; step += range->step) {
    if (!generate_one(tokens[2], rest, static_cast<std::uint32_t>(step))) break;
  }
  generating_ = nullptr;
  owner_.restore(before);
}

// False where the rest of the directive would only repeat the same finding.
bool FileReader::generate_one(const Token& owner, std::string_view rest, std::uint32_t step) {
  auto name = generate_step(owner.text, step);
  auto behind_name = generate_step(rest, step);
  if (!name || !behind_name) {
    report({(name ? behind_name : name).error().message,
            "$ is the number of the step; \\$ is a dollar", owner.span});
    return false;
  }
  const std::string line = *name + ' ' + *behind_name + '\n';
  const Entry* made = generated_tokenizer_.next(line, 1, true);
  if (made == nullptr || made->tokens.empty()) return false;
  if (made->fault) {
    report(*made->fault);
    return false;
  }
  const std::uint64_t before = reports_;
  record(*made);
  return reports_ == before;
}

}  // namespace hastls::zone
