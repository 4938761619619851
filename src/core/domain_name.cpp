// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/domain_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

namespace hastls {
namespace {

std::size_t octet(char c) noexcept {
  return static_cast<unsigned char>(c);
}

Error syntax(std::string message) {
  return Error{ErrorCode::Syntax, std::move(message), {}};
}

// Octets that presentation format has as they are.
constexpr auto kPlain = [] {
  std::array<bool, 256> out{};
  for (std::size_t c = '!'; c <= '~'; ++c)
    out.at(c) = std::string_view(".\\\"();@$").find(static_cast<char>(c)) == std::string_view::npos;
  return out;
}();

void append_escaped(std::string& out, char c) {
  if (!ascii::is_printable(c) || c == ' ') {
    fmt::format_to(std::back_inserter(out), "\\{:03}", octet(c));
    return;
  }
  if (!kPlain.at(octet(c))) out += '\\';
  out += c;
}

// Reads the escape whose backslash stands at `at` and moves behind it.
Result<char> unescape(std::string_view text, std::size_t& at) {
  const std::string_view rest = text.substr(at + 1);
  if (rest.empty()) return syntax("a backslash at the end escapes nothing");
  if (!ascii::is_digit(rest[0])) {
    at += 2;
    return rest[0];
  }
  if (rest.size() < 3 || !ascii::is_digit(rest[1]) || !ascii::is_digit(rest[2]))
    return syntax(
        "an escape is a backslash and three digits, or a backslash and one other character");
  const int value = (rest[0] - '0') * 100 + (rest[1] - '0') * 10 + (rest[2] - '0');
  if (value > 255) return syntax(fmt::format("the escape \\{} is over \\255", rest.substr(0, 3)));
  at += 4;
  return static_cast<char>(value);
}

// Collects labels in wire form.
class WireBuilder {
 public:
  void add(std::string_view octets) {
    const std::size_t from = wire_.size();
    wire_ += octets;
    for (std::size_t at = from; at < wire_.size(); ++at) wire_[at] = ascii::lower(wire_[at]);
  }

  // Ends the label that began at `start_`.
  std::optional<Error> end_label() {
    const std::size_t length = wire_.size() - start_ - 1;
    if (length == 0) return syntax("an empty label: two dots in a row, or one in front");
    if (length > DomainName::kMaxLabel)
      return Error{ErrorCode::Range,
                   fmt::format("a label of {} octets; 63 is the most (RFC 1035 §2.3.4)", length),
                   {}};
    wire_[start_] = static_cast<char>(length);
    start_ = wire_.size();
    wire_ += '\0';
    return std::nullopt;
  }
  [[nodiscard]] bool in_label() const noexcept { return wire_.size() > start_ + 1; }

  // The labels so far, followed by `suffix` in wire form.
  [[nodiscard]] Result<std::string> finish(std::string_view suffix) && {
    wire_.resize(start_);
    wire_ += suffix;
    if (wire_.size() > DomainName::kMaxWire)
      return Error{ErrorCode::Range,
                   fmt::format("a name of {} octets on the wire; 255 is the most (RFC 1035 §2.3.4)",
                               wire_.size()),
                   {}};
    return std::move(wire_);
  }

 private:
  std::string wire_ = std::string(1, '\0');
  std::size_t start_ = 0;
};

// The octets in front of the first dot or backslash.
std::string_view plain_part(std::string_view text) noexcept {
  const auto ends = [](char c) { return c == '.' || c == '\\'; };
  const auto end = std::ranges::find_if(text, ends);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

Result<std::string> parse_wire(std::string_view text, std::string_view origin) {
  if (text.empty()) return syntax("an empty name");
  if (text == ".") return std::string(1, '\0');
  WireBuilder builder;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '.') {
      ++at;
      if (auto error = builder.end_label()) return *std::move(error);
    } else if (text[at] == '\\') {
      const auto c = unescape(text, at);
      if (!c) return c.error();
      builder.add({&*c, 1});
    } else {
      const std::string_view part = plain_part(text.substr(at));
      builder.add(part);
      at += part.size();
    }
  }
  if (!builder.in_label()) return std::move(builder).finish(std::string_view("\0", 1));
  if (auto error = builder.end_label()) return *std::move(error);
  return std::move(builder).finish(origin);
}

// Presentation format of a name that is not the root.
std::string escaped(std::string_view wire) {
  std::string out;
  for (std::size_t at = 0; wire[at] != '\0'; at += octet(wire[at]) + 1) {
    for (const char c : wire.substr(at + 1, octet(wire[at]))) append_escaped(out, c);
    out += '.';
  }
  return out;
}

// Where each label's length octet stands, root excluded. 127 one-octet labels are the most.
struct LabelStarts {
  std::array<unsigned char, 128> at{};
  std::size_t count = 0;

  explicit LabelStarts(std::string_view wire) {
    for (std::size_t i = 0; wire[i] != '\0'; i += octet(wire[i]) + 1)
      at[count++] = static_cast<unsigned char>(i);
  }
};

std::string_view label_at(std::string_view wire, std::size_t start) noexcept {
  return wire.substr(start + 1, octet(wire[start]));
}

}  // namespace

Result<DomainName> DomainName::parse(std::string_view text, const DomainName& origin) {
  if (text == "@") return origin;
  auto wire = parse_wire(text, origin.wire());
  if (!wire) return std::move(wire).error();
  return DomainName(*wire);
}

Result<DomainName> DomainName::parse_absolute(std::string_view text) {
  return parse(text, DomainName{});
}

std::optional<DomainName> DomainName::from_wire(std::string_view wire) {
  if (wire.empty() || wire.size() > kMaxWire) return std::nullopt;
  std::size_t at = 0;
  while (at < wire.size() && wire[at] != '\0') {
    if (octet(wire[at]) > kMaxLabel) return std::nullopt;
    at += octet(wire[at]) + 1;
  }
  if (at + 1 != wire.size()) return std::nullopt;
  std::array<char, kMaxWire> folded;
  // Length octets are at most 63, below 'A': folding the whole leaves them alone.
  std::ranges::transform(wire, folded.begin(), [](char c) { return ascii::lower(c); });
  return DomainName({folded.data(), wire.size()});
}

std::size_t DomainName::label_count() const noexcept {
  return LabelStarts(wire()).count;
}

std::vector<std::string_view> DomainName::labels() const {
  const LabelStarts starts(wire());
  std::vector<std::string_view> out;
  out.reserve(starts.count);
  for (std::size_t i = 0; i < starts.count; ++i) out.push_back(label_at(wire(), starts.at[i]));
  return out;
}

std::string_view DomainName::first_label() const noexcept {
  return label_at(wire(), 0);
}

DomainName DomainName::parent() const {
  assert(!is_root());
  return DomainName(wire().substr(octet(wire()[0]) + 1));
}

Result<DomainName> DomainName::child(std::string_view label) const {
  WireBuilder builder;
  builder.add(label);
  if (auto error = builder.end_label()) return *std::move(error);
  auto wire = std::move(builder).finish(this->wire());
  if (!wire) return std::move(wire).error();
  return DomainName(*wire);
}

bool DomainName::is_at_or_below(const DomainName& ancestor) const noexcept {
  const std::string_view own = wire();
  if (!own.ends_with(ancestor.wire())) return false;
  // The match must begin at a label: "xample" is no ancestor of "example".
  const std::size_t want = own.size() - ancestor.wire().size();
  std::size_t at = 0;
  while (at < want) at += octet(own[at]) + 1;
  return at == want;
}

std::string DomainName::to_string() const {
  if (is_root()) return ".";
  std::string out(wire().substr(1));
  std::size_t size = octet(wire()[0]);
  for (std::size_t at = 0; size != 0;) {
    const std::size_t end = at + size;
    for (; at < end; ++at) {
      if (!kPlain[octet(out[at])]) return escaped(wire());
    }
    // What says how long the next label is, or that there is none, gives way to a dot.
    size = octet(out[at]);
    out[at++] = '.';
  }
  return out;
}

std::strong_ordering operator<=>(const DomainName& a, const DomainName& b) {
  const LabelStarts in_a(a.wire());
  const LabelStarts in_b(b.wire());
  const std::size_t common = std::min(in_a.count, in_b.count);
  for (std::size_t i = 1; i <= common; ++i) {
    const auto order = label_at(a.wire(), in_a.at[in_a.count - i])
                           .compare(label_at(b.wire(), in_b.at[in_b.count - i]));
    if (order != 0) return order <=> 0;
  }
  return in_a.count <=> in_b.count;
}

}  // namespace hastls
