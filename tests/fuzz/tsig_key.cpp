// SPDX-License-Identifier: BSD-2-Clause
// A TSIG key file: what is read is a whole key, what is refused is refused by line, without a word
// of what the file holds.
#include "hastls/dns/tsig_key.hpp"

#include <algorithm>

#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

// Whether a long word of the file, such as a secret, stands in the message.
bool quotes(std::string_view message, std::string_view text) {
  constexpr std::size_t kLong = 12;
  constexpr std::string_view kEnds = " \t\r\n\"{};";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(kEnds), text.size());
    if (end >= kLong && message.find(text.substr(0, end)) != std::string_view::npos) return true;
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return false;
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hastls;
  const std::string text = fuzz::text_of(data, size);
  const auto key = dns::TsigKey::parse(text);
  if (key) {
    fuzz::hold(!key->secret.empty() && !key->algorithm.is_root(), "a key is whole", text);
  } else {
    const std::string& message = key.error().message;
    fuzz::hold(message.starts_with("line "), "a refusal has its place", message);
    fuzz::hold(!fuzz::quotes(message, text), "a refusal quotes nothing", message);
  }
  return 0;
}
