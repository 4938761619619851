// SPDX-License-Identifier: BSD-2-Clause
// Zone text: the fast way, the exact way, blocks of any size and a pipe all read the same.
#include <algorithm>
#include <array>
#include <span>

#include "fuzz/zone_input.hpp"
#include "zone/description.hpp"

namespace hastls::fuzz {
namespace {

/// A text that can be read only once, in pieces that end anywhere.
class Pieces final : public io::Source {
 public:
  explicit Pieces(const std::string& text) : rest_(text) {}
  Result<std::size_t> read(std::span<char> into) override {
    constexpr std::size_t kMost = 37;
    const std::size_t count = std::min({kMost, into.size(), rest_.size()});
    std::copy_n(rest_.data(), count, into.data());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

std::string described(io::Input input, const zone::ReadOptions& options) {
  const auto zone = zone::read(input, options);
  hold(zone.has_value(), "a text can be read");
  return zone::describe(*zone);
}

// Whatever the input is, each of the other ways is taken for some of its neighbours.
void compare(const std::string& text) {
  constexpr std::array<std::size_t, 3> kBlocks{64, 300, 4096};
  zone::ReadOptions options = zone_options();
  if (text.size() % 2 == 0) options.origin = zone_origin();
  options.check_every_rdata = text.size() % 16 == 0;
  options.keep_signatures = text.size() % 3 == 0;
  const std::string fast = described(zone_input(text), options);
  options.block_size = kBlocks.at(text.size() % kBlocks.size());
  same(fast, described(zone_input(text), options), "blocks do not matter");
  if (text.size() % 8 == 1) {
    auto pipe = io::Input::from_source(std::make_unique<Pieces>(text), zone_folder().path());
    same(fast, described(std::move(pipe), options), "a pipe says the same");
  }
  options.exact = true;
  options.block_size = kBlocks.at(text.size() / 3 % kBlocks.size());
  same(fast, described(zone_input(text), options), "the exact way says the same");
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = hastls::fuzz::text_of(data, size);
  if (!hastls::fuzz::is_costly(text)) hastls::fuzz::compare(text);
  return 0;
}
