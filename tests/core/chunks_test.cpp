// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/chunks.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace hastls {
namespace {

// Of number `i`, as long as others or not.
std::string thing(std::size_t i) {
  return std::string(1 + i * 7919 % 3000, static_cast<char>('a' + i % 26));
}

void add(Chunks& to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::string one = thing(i);
    std::memcpy(to.extend(one.size()), one.data(), one.size());
  }
}

// How many things stand there as add() has left them.
std::size_t count_of(const Chunks& chunks) {
  std::size_t out = 0;
  for (Chunks::Reader at(chunks); !at.at_end(); ++out) {
    const std::string wanted = thing(out);
    if (std::memcmp(at.at(), wanted.data(), wanted.size()) != 0) break;
    at.pass(wanted.size());
  }
  return out;
}

TEST(Chunks, KeepsThingsWholeAndInOrder) {
  ChunkPool pool;
  Chunks chunks(pool);
  EXPECT_TRUE(Chunks::Reader(chunks).at_end());
  constexpr std::size_t kThings = 3000;  // more than two huge pages
  add(chunks, kThings);
  EXPECT_EQ(count_of(chunks), kThings);
}

TEST(Chunks, HasRoomForOneAsLargeAsAChunk) {
  ChunkPool pool;
  Chunks chunks(pool);
  std::memset(chunks.extend(1), 'a', 1);
  std::memset(chunks.extend(ChunkPool::kChunk), 'b', ChunkPool::kChunk);
  std::memset(chunks.extend(1), 'c', 1);
  Chunks::Reader at(chunks);
  EXPECT_EQ(*at.at(), 'a');
  at.pass(1);
  const std::string_view large(at.at(), ChunkPool::kChunk);
  EXPECT_TRUE(std::ranges::all_of(large, [](char c) { return c == 'b'; }));
  at.pass(ChunkPool::kChunk);
  EXPECT_EQ(*at.at(), 'c');
  at.pass(1);
  EXPECT_TRUE(at.at_end());
}

TEST(Chunks, GivesItsMemoryBack) {
  ChunkPool pool;
  const char* first = nullptr;
  {
    Chunks chunks(pool);
    first = chunks.extend(1);
  }
  Chunks again(pool);
  EXPECT_EQ(again.extend(1), first);
  again.clear();
  EXPECT_TRUE(Chunks::Reader(again).at_end());
  Chunks other(pool);
  EXPECT_EQ(other.extend(1), first);
}

TEST(Chunks, GivesNoMemoryToTwoThreadsAtOnce) {
  ChunkPool pool;
  std::vector<std::size_t> counts(4);
  {
    std::vector<std::jthread> threads;
    threads.reserve(counts.size());
    for (std::size_t& count : counts) {
      threads.emplace_back([&pool, &count] {
        for (int i = 0; i < 20; ++i) {
          Chunks chunks(pool);
          add(chunks, 200);
          count += count_of(chunks);
        }
      });
    }
  }
  EXPECT_EQ(counts, std::vector<std::size_t>(4, std::size_t{20} * 200));
}

}  // namespace
}  // namespace hastls
