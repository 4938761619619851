// SPDX-License-Identifier: BSD-2-Clause
// HASTLS RDATA as words and as octets: what can be read in one of the three forms can be written in
// all of them, and reads the same there; what cannot has a fault at one of its words.
#include <algorithm>

#include <fmt/format.h>

#include "hastls/record/hastls.hpp"

#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

using Words = std::vector<std::string_view>;

Words words_of(std::string_view text) {
  Words out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

void expect_forms(const record::Hastls& record) {
  const std::string text = record::to_text(record);
  const std::string generic = record::to_generic(record);
  const auto is_it = [&record](const record::Decoded<record::Hastls>& decoded) {
    return decoded.has_value() && *decoded == record;
  };
  hold(is_it(record::from_words(words_of(text), true)), "its text is read", text);
  hold(is_it(record::from_words(words_of(generic), true)), "its generic form is read", generic);
  hold(is_it(record::from_words(words_of(generic), false)), "its generic form is read", generic);
  hold(is_it(record::from_wire(record::to_wire(record))), "its octets are read", text);
}

void judge(const Words& words, bool mnemonic, std::string_view text) {
  const auto decoded = record::from_words(words, mnemonic);
  if (decoded) return expect_forms(*decoded);
  const record::Fault& fault = decoded.error();
  hold(fault.word <= words.size() && !fault.message.empty(), "a fault has its place", text);
  hold(fault.offset <= (fault.word < words.size() ? words[fault.word].size() : 0),
       "a fault stands within its word", text);
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hastls;
  const std::string text = fuzz::text_of(data, size);
  const auto words = fuzz::words_of(text);
  fuzz::judge(words, true, text);
  fuzz::judge(words, false, text);
  const auto wire = record::from_wire({data, size});
  fuzz::hold(wire.has_value() == (size == record::kWireSize), "six octets are a record", text);
  if (wire) fuzz::expect_forms(*wire);
  return 0;
}
