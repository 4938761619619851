// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/plain_lines.hpp"

#include <bit>

#include "zone/scan/masks.hpp"
#include "zone/scan/type_key.hpp"

namespace hastls::zone::scan {
namespace {

constexpr std::size_t kLeast = 16;  // octets of a tail: two words are looked at

// Octets of the absolute owner that begins where `here` does; 0 where there is no plain one. The
// same names as those that LineScan takes.
std::size_t owner_size(const BlockMasks& here) noexcept {
  const auto size = static_cast<std::size_t>(std::countr_zero(here.blank));
  if (size == 0 || size >= kBlock) return 0;
  const std::uint64_t mine = below(size);
  const std::uint64_t dots = here.dot & mine;
  if (((here.newline | here.special) & mine) != 0 || (dots >> (size - 1)) == 0) return 0;
  return (dots & (dots >> 1)) != 0 || (dots & 1) != 0 ? 0 : size;
}

}  // namespace

PlainLines::PlainLines(Window& window, RrType type)
    : window_(window), scan_(owner_, type, Interest::All) {}

const PlainLines::Line* PlainLines::next() {
  return take_known() || take_new() ? &line_ : nullptr;
}

// The TTL stands first, the RDATA in readable form last.
std::size_t PlainLines::place_of(std::string_view tail) noexcept {
  constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15;
  const char* const end = tail.data() + tail.size();
  const std::uint64_t mixed = load8(tail.data()) * 3 + load8(end - 8) + load8(end - 16) * 5;
  return (mixed * kSpread >> 32) % kTails;
}

bool PlainLines::take_known() {
  const std::string_view text = window_.text();
  const std::size_t at = scan_.at();
  if (at >= text.size() || text[at] == '$') return false;
  const std::size_t size = owner_size(masks_at(window_.masks(), at));
  if (size == 0) return false;
  const std::size_t end = find_newline(window_.masks(), at + size, text.size());
  if (end == text.size()) return false;
  const std::string_view tail = text.substr(at + size, end + 1 - at - size);
  if (tail.size() < kLeast) return false;
  const Tail& known = tails_[place_of(tail)];
  if (known.text != tail) return false;
  line_ = {text.substr(at, size), known.ttl, scan_.line(), known.rdata};
  scan_.move_to(end + 1, scan_.line() + 1);
  return true;
}

bool PlainLines::take_new() {
  while (scan_.next(window_) != LineScan::Stop::Record) {
    const std::string_view rest = window_.text().substr(scan_.at());
    at_end_ = window_.at_end() && rest.empty();
    if (window_.at_end() || rest.find('\n') != std::string_view::npos) return false;
    if (auto status = window_.advance(scan_.at()); !status) return false;
    scan_.move_to(0, scan_.line());
  }
  const PlainRecord& record = scan_.record();
  line_.owner = owner_.plain();
  if (!record.hastls || !record.owner_written || !record.ttl_written || !record.class_written ||
      !line_.owner.ends_with('.'))
    return false;
  line_.ttl = record.ttl;
  line_.number = scan_.line() - 1;
  line_.rdata = *record.hastls;
  const std::string_view tail =
      window_.text().substr(record.first_end, record.line_at + record.line_size - record.first_end);
  if (tail.size() < kLeast) return true;
  Tail& kept = tails_[place_of(tail)];
  kept.text.assign(tail);
  kept.ttl = record.ttl;
  kept.rdata = *record.hastls;
  return true;
}

}  // namespace hastls::zone::scan
