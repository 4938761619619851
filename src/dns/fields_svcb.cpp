// SPDX-License-Identifier: BSD-2-Clause
// SvcParams (RFC 9460).
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <map>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

#include "dns/fields.hpp"

namespace hastls::dns {
namespace {

enum Key : std::uint16_t {
  Mandatory,
  Alpn,
  NoDefaultAlpn,
  PortKey,
  Ipv4Hint,
  Ech,
  Ipv6Hint,
  DohPath
};
constexpr std::array<std::string_view, 9> kKeyNames{"mandatory", "alpn",     "no-default-alpn",
                                                    "port",      "ipv4hint", "ech",
                                                    "ipv6hint",  "dohpath",  "ohttp"};

std::string_view octets_view(std::span<const std::uint8_t> octets) noexcept {
  return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

std::string key_name(std::uint16_t key) {
  return key < kKeyNames.size() ? std::string(kKeyNames.at(key)) : fmt::format("key{}", key);
}

std::optional<std::uint16_t> read_key(std::string_view text) {
  const auto* const known = std::ranges::find(kKeyNames, text);
  if (known != kKeyNames.end()) return static_cast<std::uint16_t>(known - kKeyNames.begin());
  if (!text.starts_with("key")) return std::nullopt;
  const std::string_view digits = text.substr(3);
  const bool leading_zero = digits.size() > 1 && digits[0] == '0';
  const auto number = read_number(digits, 65534);  // 65535 is invalid (RFC 9460 §14.3.2)
  if (!number || leading_zero) return std::nullopt;
  return static_cast<std::uint16_t>(*number);
}

// Splits a decoded value at its commas; \, and \\ stand for the characters themselves (RFC 9460
// appendix A.1). Nothing where a part is empty.
std::optional<std::vector<std::string>> split_list(std::string_view value) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == ',') {
      parts.emplace_back();
    } else if (value[at] == '\\' && at + 1 < value.size()) {
      parts.back() += value[++at];
    } else {
      parts.back() += value[at];
    }
  }
  if (std::ranges::any_of(parts, [](const std::string& part) { return part.empty(); }))
    return std::nullopt;
  return parts;
}

bool append_mandatory(const std::vector<std::string>& parts, Octets& out) {
  std::vector<std::uint16_t> keys;
  for (const std::string& part : parts) {
    const auto key = read_key(part);
    if (!key) return false;
    keys.push_back(*key);
  }
  std::ranges::sort(keys);
  for (const std::uint16_t key : keys) append_number(out, key, 2);
  return true;
}

bool append_part(std::uint16_t key, const std::string& part, Octets& out) {
  if (key == Ipv4Hint) return !read_ipv4(part, DomainName{}, out);
  if (key == Ipv6Hint) return !read_ipv6(part, DomainName{}, out);
  if (part.size() > 255) return false;
  out.push_back(static_cast<std::uint8_t>(part.size()));
  out.insert(out.end(), part.begin(), part.end());
  return true;
}

// The wire form of a value in its key's own syntax; false where it is not of that.
bool append_value(std::uint16_t key, const std::string& value, Octets& out) {
  if (key == PortKey) return !read_int<2>(value, DomainName{}, out);
  if (key == Ech) return !value.empty() && append_base64(value, out);
  const bool list = key == Mandatory || key == Alpn || key == Ipv4Hint || key == Ipv6Hint;
  if (!list) {
    out.insert(out.end(), value.begin(), value.end());
    return true;
  }
  const auto parts = split_list(value);
  if (!parts) return false;
  if (key == Mandatory) return append_mandatory(*parts, out);
  return std::ranges::all_of(*parts,
                             [&](const std::string& part) { return append_part(key, part, out); });
}

using Params = std::map<std::uint16_t, Octets>;

Fault read_param(std::string_view word, Params& params) {
  const std::size_t equals = std::min(word.find('='), word.size());
  const auto key = read_key(word.substr(0, equals));
  if (!key) return is_not(word.substr(0, equals), "a SvcParam key");
  std::string_view text = equals < word.size() ? word.substr(equals + 1) : std::string_view{};
  if (text.size() > 1 && text.starts_with('"')) text = text.substr(1, text.size() - 2);
  const auto value = unescape(text);
  if (!value) return fmt::format("'{}' holds a bad escape", shown(text));
  const bool numbered = word.starts_with("key");
  Octets octets(numbered ? value->begin() : value->end(), value->end());
  const bool bare = *key == NoDefaultAlpn && equals == word.size();
  if (!numbered && !bare && !append_value(*key, *value, octets))
    return fmt::format("'{}' is not a value of {}", shown(text), key_name(*key));
  if (auto fault = svc_value_fault(*key, octets_view(octets))) return fault;
  if (!params.emplace(*key, std::move(octets)).second)
    return fmt::format("the key {} stands twice (RFC 9460 §2.1)", key_name(*key));
  return std::nullopt;
}

bool is_sequence(std::string_view value, std::size_t step) noexcept {
  return !value.empty() && value.size() % step == 0;
}

bool is_alpn_list(std::string_view value) noexcept {
  if (value.empty()) return false;
  while (!value.empty()) {
    const auto length = std::size_t{static_cast<unsigned char>(value[0])};
    if (length == 0 || value.size() < length + 1) return false;
    value.remove_prefix(length + 1);
  }
  return true;
}

bool is_mandatory_list(std::string_view value) noexcept {
  if (!is_sequence(value, 2)) return false;
  int previous = 0;  // key 0, mandatory itself, must not be listed either
  for (std::size_t at = 0; at < value.size(); at += 2) {
    const int key =
        static_cast<unsigned char>(value[at]) * 256 + static_cast<unsigned char>(value[at + 1]);
    if (key <= previous) return false;
    previous = key;
  }
  return true;
}

Fault set_fault(const Params& params) {
  if (params.contains(NoDefaultAlpn) && !params.contains(Alpn))
    return "no-default-alpn stands without alpn (RFC 9460 §7.1.1)";
  const auto mandatory = params.find(Mandatory);
  if (mandatory == params.end()) return std::nullopt;
  for (std::size_t at = 0; at + 1 < mandatory->second.size(); at += 2) {
    const auto key = static_cast<std::uint16_t>(number_at(mandatory->second, at, 2));
    if (!params.contains(key))
      return fmt::format("the mandatory key {} is missing (RFC 9460 §8)", key_name(key));
  }
  return std::nullopt;
}

}  // namespace

Fault svc_value_fault(std::uint16_t key, std::string_view value) {
  bool right = true;
  switch (key) {
    case Mandatory: right = is_mandatory_list(value); break;
    case Alpn: right = is_alpn_list(value); break;
    case NoDefaultAlpn: right = value.empty(); break;
    case PortKey: right = value.size() == 2; break;
    case Ipv4Hint: right = is_sequence(value, 4); break;
    case Ipv6Hint: right = is_sequence(value, 16); break;
    case Ech:
    case DohPath: right = !value.empty(); break;
    default: break;
  }
  if (!right) return fmt::format("the value of {} is not of that key (RFC 9460 §7)", key_name(key));
  return std::nullopt;
}

Fault read_svc_params(TextReader& in, Octets& out) {
  Params params;
  while (!in.at_end()) {
    const Word& word = in.next();
    if (word.quoted) return is_not(word.text, "a SvcParam");
    if (auto fault = read_param(word.text, params)) return fault;
  }
  if (auto fault = set_fault(params)) return fault;
  for (const auto& [key, value] : params) {
    append_number(out, key, 2);
    append_number(out, value.size(), 2);
    out.insert(out.end(), value.begin(), value.end());
  }
  return std::nullopt;
}

Fault check_svc_params(WireReader& in) {
  int previous = -1;
  while (!in.at_end()) {
    const auto head = in.take(4);
    if (!head) return "the SvcParams end within a key";
    const auto key = static_cast<int>(number_at(*head, 0, 2));
    if (key <= previous) return "the SvcParam keys do not ascend (RFC 9460 §2.2)";
    if (!in.take(number_at(*head, 2, 2))) return "the SvcParams end within a value";
    previous = key;
  }
  return std::nullopt;
}

}  // namespace hastls::dns
