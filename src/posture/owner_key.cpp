// SPDX-License-Identifier: BSD-2-Clause
#include "posture/owner_key.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

#include "posture/fields.hpp"

namespace hastls::posture {
namespace {

Error refused(ErrorCode code, std::string message, std::string help) {
  return Error{code, std::move(message), {std::move(help)}};
}

constexpr char kUnderscore = HostNames::kPlainEnd.back();
static_assert(HostNames::kPlainEnd.front() == kKeySeparator);

bool is_name_character(char c) noexcept {
  return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_' || c == '.';
}

std::optional<Error> bad_character(std::string_view text) {
  const auto it = std::ranges::find_if_not(text, is_name_character);
  if (it == text.end()) return std::nullopt;
  if ((*it & '\x80') != 0)
    return refused(ErrorCode::Syntax, fmt::format("'{}' is not ASCII", shown(text)),
                   "write the A-label, which begins with xn-- (RFC 5890)");
  if (*it == '*')
    return refused(ErrorCode::Syntax, fmt::format("'{}' holds a wildcard", shown(text)),
                   "a HASTLS record speaks of one host; name each");
  if (*it == '{' || *it == '}')
    return refused(ErrorCode::Syntax, fmt::format("'{}' holds a brace", shown(text)),
                   "a range stands in hosts, once in a name, as web{1..40}");
  return refused(ErrorCode::Syntax,
                 fmt::format("'{}' holds '{}', which no host name may", shown(text), *it),
                 "a name is letters, digits, '-' and '_', with dots between");
}

std::optional<Error> bad_label(std::string_view label, std::string_view text) {
  if (label.empty())
    return refused(ErrorCode::Syntax, fmt::format("'{}' has an empty label", shown(text)),
                   "take out the dot that is too many");
  if (label.size() > DomainName::kMaxLabel)
    return refused(ErrorCode::Range,
                   fmt::format("'{}' has a label of {} octets; {} is the most (RFC 1035 §2.3.4)",
                               shown(text), label.size(), DomainName::kMaxLabel),
                   {});
  return std::nullopt;
}

// True where `text` is `name` or ends in it behind a dot. `name` has no final dot.
bool ends_in(std::string_view text, std::string_view name) {
  if (name.empty()) return true;
  if (text.size() < name.size()) return false;
  if (!ascii::equal_ignoring_case(text.substr(text.size() - name.size()), name)) return false;
  return text.size() == name.size() || text[text.size() - name.size() - 1] == '.';
}

// `text` without the zone it must end in: an absolute name becomes a relative one.
Result<std::string_view> relative_to(std::string_view text, std::string_view zone) {
  if (text.ends_with('.')) {
    const std::string_view name = text.substr(0, text.size() - 1);
    if (!ends_in(name, zone))
      return refused(ErrorCode::Range,
                     fmt::format("'{}' is outside the zone {}.", shown(text), zone),
                     "put it in a document of its own zone");
    const std::size_t rest = name.size() - zone.size();
    return name.substr(0, rest > 0 && !zone.empty() ? rest - 1 : rest);
  }
  if (!zone.empty() && ends_in(text, zone))
    return refused(
        ErrorCode::Syntax,
        fmt::format("'{}' is relative, and would become {}.{}.", shown(text), shown(text), zone),
        "did you forget the dot? write it at the end, or leave the zone out");
  return text;
}

// Appends the labels from the right in front of each other. Checks each of them.
std::optional<Error> append_reversed(GrowingText& names, std::string_view relative,
                                     std::string_view text) {
  std::size_t end = relative.size();
  for (;;) {
    const std::size_t dot = end == 0 ? std::string_view::npos : relative.rfind('.', end - 1);
    const std::size_t from = dot == std::string_view::npos ? 0 : dot + 1;
    const std::string_view label = relative.substr(from, end - from);
    if (auto error = bad_label(label, text)) return error;
    if (label.front() == '_')
      return refused(ErrorCode::Syntax,
                     fmt::format("'{}' has a label that begins with '_'", shown(text)),
                     "name the host alone: hastls puts _app._proto in front of it");
    for (const char c : label) names.push_back(ascii::lower(c));
    names.push_back(kKeySeparator);
    if (dot == std::string_view::npos) return std::nullopt;
    end = dot;
  }
}

std::string without_final_dot(const DomainName& zone) {
  std::string text = zone.to_string();
  text.pop_back();
  return text;
}

// Octets of a label that is its own sort key.
constexpr auto kPlain = [] {
  std::array<bool, 256> out{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-"))
    out.at(static_cast<unsigned char>(c)) = true;
  return out;
}();

// One label in lower case, which is all of a usual host's name.
bool is_plain_label(std::string_view host) noexcept {
  return !host.empty() && host.size() <= DomainName::kMaxLabel &&
         std::ranges::all_of(host, [](char c) { return kPlain[static_cast<unsigned char>(c)]; });
}

}  // namespace

HostNames::HostNames(const DomainName& zone)
    : zone_text_(without_final_dot(zone)), zone_wire_(zone.wire().size()) {}

bool HostNames::is_plain(std::string_view host) const noexcept {
  const bool may_be_zone = !zone_text_.empty() && zone_text_.find('.') == std::string::npos;
  return is_own_key(host) && !may_be_zone;
}

bool HostNames::is_own_key(std::string_view host) const noexcept {
  return is_plain_label(host) && host.size() + 1 + zone_wire_ <= DomainName::kMaxWire;
}

std::optional<Error> HostNames::append(GrowingText& names, std::string_view host) const {
  if (is_own_key(host) && host != zone_text_) {
    names.append(host);
    names.append(kPlainEnd);
    return std::nullopt;
  }
  const std::size_t before = names.size();
  auto error = append_key(names, host);
  if (error)
    names.shrink(before);
  else
    names.push_back(kUnderscore);
  return error;
}

// The key, each label with a separator behind it.
std::optional<Error> HostNames::append_key(GrowingText& names, std::string_view host) const {
  if (zone_text_.empty() && (host == "@" || host == "."))
    return refused(ErrorCode::Syntax, "the root is no host",
                   "name a host below it: a record speaks of a host");
  if (host == "@") return std::nullopt;
  if (auto error = bad_character(host)) return error;
  const auto relative = relative_to(host, zone_text_);
  if (!relative) return relative.error();
  // The zone itself, written out.
  if (relative->empty() && host.ends_with('.') && host.size() == zone_text_.size() + 1)
    return std::nullopt;
  const std::size_t before = names.size();
  if (auto error = append_reversed(names, *relative, host)) return error;
  if (const std::size_t size = names.size() - before + zone_wire_; size > DomainName::kMaxWire)
    return refused(ErrorCode::Range,
                   fmt::format("'{}' makes a name of {} octets; 255 is the most (RFC 1035 §2.3.4)",
                               shown(host), size),
                   {});
  return std::nullopt;
}

std::size_t HostNames::owner_size(std::string_view name, std::size_t labels) const noexcept {
  // A separator or an end for each length octet.
  return host_of_name(name).size() + (name.size() > 1 ? 1 : 0) + labels + 1 + zone_wire_;
}

Result<DomainName> zone_name(std::string_view text) {
  if (text == ".") return DomainName{};
  if (auto error = bad_character(text)) return *std::move(error);
  auto name = DomainName::parse_absolute(text);
  if (!name)
    return refused(name.error().code,
                   fmt::format("'{}' is no zone: {}", shown(text), name.error().message), {});
  return name;
}

std::string_view host_of_name(std::string_view name) noexcept {
  return name.substr(0, name.size() < 2 ? 0 : name.size() - 2);
}

void append_owner_of_key(std::string& out, std::string_view key) {
  if (key.find(kKeySeparator) == std::string_view::npos) {
    out += key;
    return;
  }
  for (std::size_t end = key.size(); end > 0;) {
    const std::size_t separator = key.rfind(kKeySeparator, end - 1);
    const std::size_t from = separator == std::string_view::npos ? 0 : separator + 1;
    if (end != key.size()) out += '.';
    out.append(key.substr(from, end - from));
    end = from == 0 ? 0 : separator;
  }
}

}  // namespace hastls::posture
