// SPDX-License-Identifier: BSD-2-Clause
#include "posture/sort.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "hastls/core/in_parallel.hpp"

#include "posture/sort_keys.hpp"

namespace hastls::posture {
namespace {

using Placement = Fleet::Placement;

constexpr std::size_t kLeast = 2048;  // hosts of a bucket; fewer are sorted sooner than distributed
constexpr std::size_t kMostBuckets = 256;

std::strong_ordering compare(const Fleet::Store& store, const Placement& a, const Placement& b) {
  return a.zone != b.zone ? a.zone <=> b.zone : store.name(a) <=> store.name(b);
}

bool is_sorted(const Fleet::Store& store) {
  return std::ranges::is_sorted(store.placements, [&](const Placement& a, const Placement& b) {
    return compare(store, a, b) < 0;
  });
}

// Where buckets end: each but the last one in front of the first word that is not below its bound.
class Bounds {
 public:
  // Of a sample of words, in order. `count` is a power of two.
  Bounds(std::span<const std::uint64_t> sample, std::size_t count) : count_(count) {
    for (std::size_t i = 1; i < count; ++i) bounds_[i - 1] = sample[sample.size() * i / count];
  }

  // How many bounds are not above `word`.
  [[nodiscard]] std::size_t bucket_of(std::uint64_t word) const noexcept {
    std::size_t bucket = 0;
    for (std::size_t step = count_ / 2; step > 0; step /= 2)
      bucket += bounds_[bucket + step - 1] <= word ? step : 0;
    return bucket;
  }

 private:
  std::size_t count_;
  std::array<std::uint64_t, kMostBuckets> bounds_{};
};

// Sorts in two steps, each of them on all threads: distributes places to buckets, whose hosts are
// all before those of the next one, and sorts each bucket, within the cache. Hosts stay where they
// are, and what is made for all of them at once is small: memory that was not in use before is
// dear.
class Sorting {
 public:
  Sorting(Fleet::Store& store, std::size_t jobs)
      : store_(store),
        count_(store.placements.size()),
        ranges_(std::clamp<std::size_t>(count_ / kLeast, 1, jobs == 1 ? 1 : 4 * jobs)),
        buckets_(std::bit_floor(std::clamp<std::size_t>(count_ / kLeast, 1, kMostBuckets))),
        shares_(ranges_),
        work_(jobs) {}

  void run() {
    differing_ = find_differing();
    const Bounds bounds = find_bounds();
    notes_.extend(count_);
    order_.extend(count_);
    in_parallel(work_, ranges_, [&](std::size_t i) { count_range(i, bounds); });
    place_shares();
    in_parallel(work_, ranges_, [this](std::size_t i) { distribute(i); });
    in_parallel(work_, buckets_, [this](std::size_t i) { finish(i); });
    store_.order = std::move(order_);
  }

 private:
  /// Hosts, by bucket.
  using Shares = std::array<std::size_t, kMostBuckets>;

  [[nodiscard]] std::size_t begin_of(std::size_t range) const noexcept {
    return range_begin(count_, ranges_, range);
  }

  [[nodiscard]] LeadingOctets leading(std::size_t place) const noexcept {
    const Placement& placed = store_.placements[place];
    return leading_octets(placed.zone, store_.names.view(), placed.name, placed.name_size);
  }

  DifferingBits find_differing() {
    std::vector<DifferingBits> found(ranges_);
    in_parallel(work_, ranges_, [&](std::size_t range) {
      const LeadingOctets first = leading(0);
      DifferingBits mine;
      for (std::size_t i = begin_of(range); i < begin_of(range + 1); ++i)
        mine.add(first, leading(i));
      found[range] = mine;
    });
    for (const DifferingBits& bits : found) found.front().add(bits);
    return found.front();
  }

  [[nodiscard]] Bounds find_bounds() const {
    constexpr std::size_t kOfEach = 32;  // in the sample, of a bucket
    std::vector<std::uint64_t> sample(buckets_ * kOfEach);
    for (std::size_t i = 0; i < sample.size(); ++i)
      sample[i] = differing_.word_of(leading(range_begin(count_, sample.size(), i)));
    std::ranges::sort(sample);
    return {sample, buckets_};
  }

  void count_range(std::size_t range, const Bounds& bounds) {
    Shares shares{};
    for (std::size_t i = begin_of(range); i < begin_of(range + 1); ++i) {
      const std::size_t bucket = bounds.bucket_of(differing_.word_of(leading(i)));
      ++shares[bucket];
      notes_[i] = static_cast<std::uint8_t>(bucket);
    }
    shares_[range] = shares;
  }

  // From how many there are to where they begin.
  void place_shares() {
    std::size_t at = 0;
    for (std::size_t bucket = 0; bucket < buckets_; ++bucket) {
      begins_[bucket] = at;
      for (Shares& shares : shares_) at += std::exchange(shares[bucket], at);
    }
    begins_[buckets_] = at;
  }

  void distribute(std::size_t range) {
    Shares& to = shares_[range];
    for (std::size_t i = begin_of(range); i < begin_of(range + 1); ++i)
      order_[to[notes_[i]]++] = static_cast<std::uint32_t>(i);
  }

  void finish(std::size_t bucket) {
    const std::size_t size = begins_[bucket + 1] - begins_[bucket];
    const std::span places(order_.data() + begins_[bucket], size);
    const auto memory = std::make_unique_for_overwrite<SortKey[]>(2 * size);
    const std::span keys(memory.get(), 2 * size);
    make_keys(places, keys.first(size));
    const auto& placements = store_.placements;
    const std::span<const SortKey> sorted =
        sort_keys(keys.first(size), keys.last(size), [&](std::uint32_t a, std::uint32_t b) {
          const auto order = compare(store_, placements[a], placements[b]);
          return order != 0 ? order < 0 : a < b;
        });
    std::ranges::transform(sorted, places.begin(), &SortKey::place);
  }

  // Words of their own tell more hosts of a bucket apart than those for all hosts would.
  void make_keys(std::span<const std::uint32_t> places, std::span<SortKey> keys) const {
    const auto memory = std::make_unique_for_overwrite<LeadingOctets[]>(places.size());
    const std::span all(memory.get(), places.size());
    DifferingBits differing;
    for (std::size_t i = 0; i < places.size(); ++i) {
      store_.look_ahead(places, i);
      all[i] = leading(places[i]);
      differing.add(all[0], all[i]);
    }
    const OrderWords words(differing);
    for (std::size_t i = 0; i < places.size(); ++i) keys[i] = {words.of(all[i]), places[i]};
  }

  Fleet::Store& store_;
  std::size_t count_;
  std::size_t ranges_;   ///< That hosts are counted and distributed in.
  std::size_t buckets_;  ///< A power of two.
  DifferingBits differing_;
  GrowingArray<std::uint8_t> notes_;                    ///< Of each host: its bucket.
  GrowingArray<std::uint32_t> order_;                   ///< Places of hosts, bucket by bucket.
  std::vector<Shares> shares_;                          ///< By range: how many, then where.
  std::array<std::size_t, kMostBuckets + 1> begins_{};  ///< By bucket; the last one is the end.
  OrderedWork<Done> work_;  ///< The last member: its tasks use the others.
};

}  // namespace

void sort_placements(Fleet::Store& store, std::size_t jobs) {
  if (!is_sorted(store)) Sorting(store, jobs).run();
}

}  // namespace hastls::posture
