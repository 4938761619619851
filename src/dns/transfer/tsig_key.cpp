// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/tsig_key.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

#include "dns/fields.hpp"
#include "dns/transfer/tsig_algorithm.hpp"

namespace hastls::dns {
namespace {

// HMAC-MD5 must not be used (RFC 8945 §6).
constexpr std::array kAlgorithms{
    TsigAlgorithm{"hmac-sha1", "SHA1", 20},     TsigAlgorithm{"hmac-sha224", "SHA224", 28},
    TsigAlgorithm{"hmac-sha256", "SHA256", 32}, TsigAlgorithm{"hmac-sha384", "SHA384", 48},
    TsigAlgorithm{"hmac-sha512", "SHA512", 64},
};

// The words, strings and punctuation of named.conf.
class KeyFile {
 public:
  explicit KeyFile(std::string_view text) : text_(text) {}

  // The next word, or `{`, `}`, `;`; nothing at the end.
  std::optional<std::string_view> next() {
    skip_blanks();
    if (at_ == text_.size()) return std::nullopt;
    if (text_[at_] == '"') return quoted();
    if (kPunctuation.find(text_[at_]) != std::string_view::npos) return text_.substr(at_++, 1);
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n\"{};", at_), text_.size());
    const std::size_t from = std::exchange(at_, end);
    return text_.substr(from, end - from);
  }
  [[nodiscard]] bool take(std::string_view word) {
    const auto taken = next();
    return taken && ascii::equal_ignoring_case(*taken, word);
  }
  [[nodiscard]] Error fault(std::string_view message) const {
    const auto line = 1 + std::ranges::count(text_.substr(0, at_), '\n');
    return {ErrorCode::Syntax, fmt::format("line {}: {}", line, message), {}};
  }

 private:
  static constexpr std::string_view kPunctuation = "{};";

  void skip_to(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
  }
  void skip_blanks() {
    for (;;) {
      at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
      const std::string_view rest = text_.substr(at_);
      if (rest.starts_with('#') || rest.starts_with("//"))
        skip_to("\n");
      else if (rest.starts_with("/*"))
        skip_to("*/");
      else
        return;
    }
  }
  std::string_view quoted() {
    const std::size_t from = ++at_;
    const std::size_t end = std::min(text_.find_first_of("\"\n", from), text_.size());
    at_ = std::min(end + 1, text_.size());
    return text_.substr(from, end - from);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

Result<DomainName> read_algorithm(std::string_view word, const KeyFile& file) {
  auto name = DomainName::parse_absolute(word);
  if (name && find_tsig_algorithm(*name) != nullptr) return *std::move(name);
  Error error =
      file.fault("the algorithm is none of hmac-sha1, -sha224, -sha256, -sha384, -sha512");
  error.code = ErrorCode::Unsupported;
  return error;
}

Status read_clause(std::string_view clause, KeyFile& file, TsigKey& key) {
  const auto value = file.next();
  if (!value) return file.fault("the key ends too early");
  if (ascii::equal_ignoring_case(clause, "algorithm")) {
    auto name = read_algorithm(*value, file);
    if (!name) return std::move(name).error();
    key.algorithm = *std::move(name);
  } else if (ascii::equal_ignoring_case(clause, "secret")) {
    key.secret.clear();
    if (!append_base64(*value, key.secret) || key.secret.empty())
      return file.fault("the secret is no base64");
  } else {
    return file.fault("neither algorithm nor secret");
  }
  if (!file.take(";")) return file.fault("a ; is due");
  return Done{};
}

Result<TsigKey> read_key(KeyFile& file) {
  if (!file.take("key")) return file.fault(R"(no 'key "name" { algorithm ...; secret "..."; };')");
  const std::string_view word = file.next().value_or("{");
  auto name = DomainName::parse_absolute(word);
  if (!name || name->is_root() || word == "{") return file.fault("the key has no name");
  TsigKey key{.name = *std::move(name), .algorithm = {}, .secret = {}};
  if (!file.take("{")) return file.fault("a { is due");
  for (auto clause = file.next(); clause != "}"; clause = file.next()) {
    if (!clause) return file.fault("the key ends too early");
    if (auto read = read_clause(*clause, file, key); !read) return std::move(read).error();
  }
  if (key.algorithm.is_root()) return file.fault("the key has no algorithm");
  if (key.secret.empty()) return file.fault("the key has no secret");
  if (!file.take(";")) return file.fault("a ; is due");
  return key;
}

}  // namespace

const TsigAlgorithm* find_tsig_algorithm(const DomainName& name) noexcept {
  if (name.label_count() != 1) return nullptr;
  const auto* const found =
      std::ranges::find(kAlgorithms, name.first_label(), &TsigAlgorithm::name);
  return found == kAlgorithms.end() ? nullptr : found;
}

Result<TsigKey> TsigKey::parse(std::string_view text) {
  KeyFile file(text);
  auto key = read_key(file);
  if (key && file.next()) return file.fault("something follows the key; one file has one key");
  return key;
}

}  // namespace hastls::dns
