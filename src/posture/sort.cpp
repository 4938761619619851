// SPDX-License-Identifier: BSD-2-Clause
#include "posture/sort.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/core/mapped_block.hpp"

#include "posture/in_parallel.hpp"
#include "posture/sort_keys.hpp"

namespace hastls::posture {
namespace {

using Placement = Fleet::Placement;

constexpr std::size_t kLeast = 2048;  // keys of a bucket; fewer are sorted sooner than distributed
constexpr std::size_t kMostBuckets = 64;

bool is_sorted(const Fleet::Store& store) {
  return std::ranges::is_sorted(store.placements, [&](const Placement& a, const Placement& b) {
    return a.zone != b.zone ? a.zone < b.zone : store.name(a) < store.name(b);
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

// Room for keys, on huge pages: others would be cleared one by one.
class KeyRoom {
 public:
  explicit KeyRoom(std::size_t count) {
    constexpr std::size_t kHuge = MappedBlock::kHuge;
    const std::size_t size = std::max<std::size_t>(count, 1) * sizeof(SortKey);
    block_.resize(size < kHuge ? size : (size + kHuge - 1) / kHuge * kHuge);
  }
  [[nodiscard]] SortKey& operator[](std::size_t at) noexcept {
    return static_cast<SortKey*>(block_.data())[at];
  }
  [[nodiscard]] const SortKey& operator[](std::size_t at) const noexcept {
    return static_cast<const SortKey*>(block_.data())[at];
  }

 private:
  MappedBlock block_;
};

// Placements, or octets of their names, by bucket.
struct Share {
  std::size_t keys = 0;
  std::size_t octets = 0;
};
using Shares = std::array<Share, kMostBuckets>;

// Sorts in two steps, each of them on all threads: distributes keys to buckets, whose keys are all
// before those of the next one, and sorts each bucket, which fits in the cache.
class Sorting {
 public:
  Sorting(Fleet::Store& store, std::size_t jobs)
      : store_(store),
        count_(store.placements.size()),
        ranges_(std::clamp<std::size_t>(count_ / kLeast, 1, jobs == 1 ? 1 : 4 * jobs)),
        buckets_(std::bit_floor(std::clamp<std::size_t>(count_ / kLeast, 1, kMostBuckets))),
        keys_(count_),
        room_(count_),
        notes_(std::make_unique_for_overwrite<std::uint8_t[]>(count_)),
        shares_(ranges_),
        work_(jobs) {}

  void run() {
    const KeyBits differing = make_keys();
    const Bounds bounds = bounds_of(differing);
    in_parallel(work_, ranges_ + 1, [&](std::size_t i) {
      if (i == ranges_) return placements_.resize(count_);
      count_range(i, differing, bounds);
    });
    place_shares();
    in_parallel(work_, ranges_, [this](std::size_t i) { distribute(i); });
    in_parallel(work_, buckets_, [this](std::size_t i) { finish(i); });
    names_.resize(begins_[buckets_].octets);
    store_.placements = std::move(placements_);
    store_.names = std::move(names_);
  }

 private:
  [[nodiscard]] std::size_t begin_of(std::size_t range) const noexcept {
    return range_begin(count_, ranges_, range);
  }

  // Memory for what comes out is made ready on the way: it takes as long as a range.
  KeyBits make_keys() {
    std::vector<KeyBits> differing(ranges_);
    in_parallel(work_, ranges_ + 1, [&](std::size_t i) {
      if (i == ranges_) return names_.resize(store_.names.size());
      differing[i] = make_keys(i);
    });
    for (const KeyBits& bits : differing) differing.front().add(bits);
    return differing.front();
  }

  KeyBits make_keys(std::size_t range) {
    KeyBits differing;
    const Placement& first = store_.placements[0];
    const SortKey model{octets_of(first), first.zone, 0};
    for (std::size_t i = begin_of(range); i < begin_of(range + 1); ++i) {
      const Placement& placed = store_.placements[i];
      keys_[i] = {octets_of(placed), placed.zone, static_cast<std::uint32_t>(i)};
      notes_[i] = placed.name_size;
      differing.add_difference(keys_[i], model);
    }
    return differing;
  }

  [[nodiscard]] std::array<std::uint64_t, 2> octets_of(const Placement& placed) const noexcept {
    return first_octets(store_.names, placed.name, placed.name_size);
  }

  [[nodiscard]] Bounds bounds_of(const KeyBits& differing) const {
    constexpr std::size_t kOfEach = 32;  // in the sample, of a bucket
    std::vector<std::uint64_t> sample(buckets_ * kOfEach);
    for (std::size_t i = 0; i < sample.size(); ++i)
      sample[i] = differing.word_of(keys_[range_begin(count_, sample.size(), i)]);
    std::ranges::sort(sample);
    return {sample, buckets_};
  }

  // What is noted of a key, the size of its name, becomes the number of its bucket.
  void count_range(std::size_t range, const KeyBits& differing, const Bounds& bounds) {
    Shares shares{};
    for (std::size_t i = begin_of(range); i < begin_of(range + 1); ++i) {
      const std::size_t bucket = bounds.bucket_of(differing.word_of(keys_[i]));
      ++shares[bucket].keys;
      shares[bucket].octets += std::exchange(notes_[i], static_cast<std::uint8_t>(bucket));
    }
    shares_[range] = shares;
  }

  // From how many there are to where they begin.
  void place_shares() {
    Share at;
    for (std::size_t bucket = 0; bucket < buckets_; ++bucket) {
      begins_[bucket] = at;
      for (Shares& shares : shares_) {
        const Share share = std::exchange(shares[bucket], at);
        at.keys += share.keys;
        at.octets += share.octets;
      }
    }
    begins_[buckets_] = at;
  }

  void distribute(std::size_t range) {
    std::array<std::size_t, kMostBuckets> at{};
    for (std::size_t bucket = 0; bucket < buckets_; ++bucket)
      at[bucket] = shares_[range][bucket].keys;
    for (std::size_t i = begin_of(range); i < begin_of(range + 1); ++i)
      room_[at[notes_[i]]++] = keys_[i];
  }

  void finish(std::size_t bucket) {
    const std::size_t first = begins_[bucket].keys;
    const std::size_t size = begins_[bucket + 1].keys - first;
    const auto& placements = store_.placements;
    const std::span<const SortKey> sorted =
        sort_keys(std::span(&room_[first], size), std::span(&keys_[first], size),
                  [&](const SortKey& a, const SortKey& b) {
                    if (a.zone != b.zone) return a.zone < b.zone;
                    if (a.octets != b.octets) return a.octets < b.octets;
                    const int order =
                        store_.name(placements[a.place]).compare(store_.name(placements[b.place]));
                    return order != 0 ? order < 0 : a.place < b.place;
                  });
    put_in_order(sorted, begins_[bucket]);
  }

  // The placements, and their names too: who reads them in order reads memory in order.
  void put_in_order(std::span<const SortKey> sorted, Share at) {
    constexpr std::size_t kAhead = 16;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      if (i + kAhead < sorted.size())
        __builtin_prefetch(&store_.placements[sorted[i + kAhead].place]);
      Placement placed = store_.placements[sorted[i].place];
      const std::string_view name = store_.name(placed);
      placed.name = at.octets;
      std::memcpy(names_.data() + at.octets, name.data(), name.size());
      placements_[at.keys++] = placed;
      at.octets += name.size();
    }
  }

  Fleet::Store& store_;
  std::size_t count_;
  std::size_t ranges_;   ///< That keys are made and distributed in.
  std::size_t buckets_;  ///< A power of two.
  KeyRoom keys_;
  KeyRoom room_;
  std::unique_ptr<std::uint8_t[]> notes_;  ///< Of each key: the size of its name, then its bucket.
  std::vector<Shares> shares_;             ///< By range: how many, then where they are put.
  std::array<Share, kMostBuckets + 1> begins_{};  ///< By bucket; the last one is the end.
  GrowingArray<Placement> placements_;
  std::string names_;
  OrderedWork<Done> work_;  ///< The last member: its tasks use the others.
};

}  // namespace

void sort_placements(Fleet::Store& store, std::size_t jobs) {
  if (!is_sorted(store)) Sorting(store, jobs).run();
}

}  // namespace hastls::posture
