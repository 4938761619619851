// SPDX-License-Identifier: BSD-2-Clause
#include "report/fingerprint.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

namespace hastls::report {
namespace {

// FNV-1a: the same in every release and on every machine, which std::hash does not promise.
class Hash {
 public:
  void add(char c) {
    constexpr std::uint64_t kPrime = 0x100000001b3;
    state_ = (state_ ^ static_cast<unsigned char>(c)) * kPrime;
  }
  void add(std::string_view text) {
    for (const char c : text) add(c);
    add('\0');
  }
  [[nodiscard]] std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325;
};

// Realigned columns are no change.
void add_words(Hash& hash, std::string_view line) {
  bool is_first = true;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (ascii::is_blank(line[at])) continue;
    if (!is_first && ascii::is_blank(line[at - 1])) hash.add(' ');
    hash.add(line[at]);
    is_first = false;
  }
}

}  // namespace

std::string Fingerprints::next(const diag::Diagnostic& finding) {
  Hash hash;
  hash.add(finding.rule);
  hash.add(finding.owner);
  add_words(hash, finding.source);
  const std::string digits = fmt::format("{:016x}", hash.value());
  return fmt::format("{}:{}", digits, ++seen_[digits + finding.where.file]);
}

}  // namespace hastls::report
