// SPDX-License-Identifier: BSD-2-Clause
#include "posture/menu.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "posture/accept.hpp"

namespace hastls::posture {
namespace {

using Offering = Fleet::Offering;

Offering offering_of(const Entry& entry, std::vector<std::string>& remarks) {
  const bool insecure_only = entry.sec_port == 0;
  Offering made;
  made.line = entry.mark.line;
  made.column = kept_column(entry.mark);
  made.remark = keep_remark(remarks, entry.remark);
  made.default_ttl = !entry.ttl.has_value();
  if (entry.ttl) made.ttl = entry.ttl->seconds();
  // G1: what the defaults prefer is not for what has no TLS at all.
  made.default_preference = !entry.prefer_secure.has_value() && !insecure_only;
  const bool prefers = entry.prefer_secure.value_or(false);
  made.record = {entry.ins_port, entry.sec_port, static_cast<std::uint16_t>(prefers ? 1 : 0)};
  return made;
}

void add_offer(Fleet::Store& store, const Offer& offer, InheritedLines lines) {
  const std::uint64_t labels = store.labels.size();
  store.labels.append(offer.labels);
  for (const Entry& entry : offer.entries) {
    Offering made = offering_of(entry, store.remarks);
    made.labels = labels;
    made.labels_size = static_cast<std::uint8_t>(offer.labels.size());
    made.line += lines.shift;
    made.moves = lines.moves;
    store.offerings.push_back(made);
  }
}

std::span<Offering> offerings_of(Fleet::Store& store, const Fleet::Menu& menu) {
  return std::span(store.offerings).subspan(menu.first, menu.last - menu.first);
}

bool contradicts(const Fleet::Store& store, const Offering& a, const Offering& b) {
  if (store.labels_of(a) != store.labels_of(b)) return false;
  const bool same_ports =
      a.record.ins_port == b.record.ins_port && a.record.sec_port == b.record.sec_port;
  return same_ports || a.ttl != b.ttl;
}

}  // namespace

std::uint32_t add_menu(Fleet::Store& store, const Offers& inherited, const Offers& own,
                       InheritedLines lines) {
  Fleet::Menu menu;
  menu.first = static_cast<std::uint32_t>(store.offerings.size());
  std::vector<std::string_view> replaced;
  for (const Offer& offer : own) replaced.push_back(offer.labels);
  std::ranges::sort(replaced);
  for (const Offer& offer : inherited) {
    if (!std::ranges::binary_search(replaced, offer.labels)) add_offer(store, offer, lines);
  }
  for (const Offer& offer : own) add_offer(store, offer, {0, true});
  menu.last = static_cast<std::uint32_t>(store.offerings.size());
  menu.like = static_cast<std::uint32_t>(store.menus.size());
  store.menus.push_back(menu);
  return static_cast<std::uint32_t>(store.menus.size() - 1);
}

namespace {

void settle(Offering& offering, const Defaults& defaults) {
  if (offering.default_ttl) offering.ttl = defaults.ttl.seconds();
  if (offering.default_preference) offering.record.pol_pref = defaults.prefer_secure ? 1 : 0;
}

}  // namespace

void settle_menus(Fleet::Store& store, std::size_t first_menu, const Defaults& defaults) {
  for (Fleet::Menu& menu : std::span(store.menus).subspan(first_menu)) {
    const auto offerings = offerings_of(store, menu);
    for (Offering& offering : offerings) settle(offering, defaults);
    std::ranges::sort(offerings, [&](const Offering& a, const Offering& b) {
      const int order = store.labels_of(a).compare(store.labels_of(b));
      if (order != 0) return order < 0;
      return std::tie(a.record, a.line, a.column) < std::tie(b.record, b.line, b.column);
    });
    for (std::size_t i = 1; i < offerings.size(); ++i)
      menu.clashes = menu.clashes || contradicts(store, offerings[i - 1], offerings[i]);
  }
}

namespace {

// Repeats are neighbours in time: a place for each of some is enough, and costs no memory.
constexpr std::size_t kPlaces = 1024;

std::size_t place_of(const Fleet::Store& store, const Fleet::Menu& menu) {
  constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15;
  std::uint64_t mixed = 0;
  for (std::size_t i = menu.first; i < menu.last; ++i) {
    const Offering& made = store.offerings[i];
    const std::uint64_t ports =
        std::uint64_t{made.record.ins_port} << 16 | std::uint64_t{made.record.sec_port};
    mixed = (mixed ^ ports ^ std::uint64_t{made.ttl} << 32) * kSpread;
    mixed ^= mixed >> 32;
  }
  return mixed % kPlaces;
}

bool is_same(const Fleet::Store& store, const Offering& a, const Offering& b) {
  return a.record == b.record && a.ttl == b.ttl && store.labels_of(a) == store.labels_of(b) &&
         store.remarks[a.remark] == store.remarks[b.remark];
}

bool is_like(const Fleet::Store& store, const Fleet::Menu& a, const Fleet::Menu& b) {
  const auto all = std::span(store.offerings);
  return std::ranges::equal(
      all.subspan(a.first, a.last - a.first), all.subspan(b.first, b.last - b.first),
      [&](const Offering& one, const Offering& other) { return is_same(store, one, other); });
}

}  // namespace

void find_likes(Fleet::Store& store) {
  std::vector<std::uint32_t> known(kPlaces, 0);
  for (Fleet::Menu& menu : store.menus) {
    std::uint32_t& place = known[place_of(store, menu)];
    if (is_like(store, store.menus[place], menu)) {
      menu.like = store.menus[place].like;
    } else {
      place = menu.like;
    }
  }
}

std::size_t longest_labels(const Fleet::Store& store, std::uint32_t menu) noexcept {
  const Fleet::Menu& of = store.menus[menu];
  std::size_t longest = 0;
  for (std::size_t i = of.first; i < of.last; ++i)
    longest = std::max<std::size_t>(longest, store.offerings[i].labels_size);
  return longest;
}

}  // namespace hastls::posture
