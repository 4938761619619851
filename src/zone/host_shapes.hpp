// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zone/consumer.hpp"
#include "zone/host_shape.hpp"
#include "zone/scan/classify.hpp"
#include "zone/scan/plain_record.hpp"

namespace hastls::zone {

/// Knows hosts whose lines are those of another one, but for its name and addresses: a hoster has
/// a few kinds of them. Where its guesses fail too often it tries nothing for a while, and for
/// longer each time until one is right.
class HostShapes {
 public:
  /// Lines that were found.
  struct Found {
    const HostShape* shape = nullptr;
    std::string_view name;  ///< Of the host, as written.
    HostPlaces places;
  };

  /// Lines of a known shape from `at` on, which is where a line begins, whose owners have no more
  /// than `most_owner` octets. `expected` is what ahead() has given for `at`, or empty;
  /// as a value it would go through the stack, and be loaded as one word of what two stores wrote.
  [[nodiscard]] std::optional<Found> find(std::string_view text, const scan::BlockMasks* masks,
                                          std::size_t at, std::size_t most_owner,
                                          const std::string_view& expected);

  /// A plain record, in reading order.
  void learn(std::string_view text, const scan::BlockMasks* masks, const scan::PlainRecord& plain,
             const ReadRecord& record);
  /// To be called before texts given to learn() go away, and where something stood between records.
  void cut() noexcept { open_ = false; }
  /// The host's name at `at`, where the next lines may be of the shape that was found last; else
  /// empty.
  [[nodiscard]] std::string_view ahead(std::string_view text, const scan::BlockMasks* masks,
                                       std::size_t at) const;
  /// To be called where the same lines begin to mean something else.
  void forget() noexcept {
    shapes_.clear();
    cut();
  }

 private:
  static constexpr std::size_t kMostShapes = 4;
  static constexpr int kMostCredit = 64;
  static constexpr int kPause = 256;  // records
  static constexpr int kMostPause = 1 << 14;

  [[nodiscard]] static std::string_view name_of(const HostShape& shape, std::string_view text,
                                                const scan::BlockMasks* masks, std::size_t at,
                                                const std::string_view& expected);
  [[nodiscard]] Found took(std::size_t index, std::string_view name, const HostPlaces& places);
  void begin(std::string_view name);
  void pay(int credit) noexcept;
  [[nodiscard]] bool knows_most() noexcept;
  /// Of a line: up to where it is as in every other host, from the owner's end on.
  struct Part {
    HostShape::Kind kind{};
    std::size_t behind_to = 0;  ///< Into the text.
  };
  [[nodiscard]] static std::optional<Part> hastls_part(std::string_view before,
                                                       const scan::PlainRecord& plain);
  [[nodiscard]] std::optional<Part> other_part(std::string_view before, std::string_view text,
                                               const scan::PlainRecord& plain) const;
  [[nodiscard]] std::uint8_t owner_index(std::string_view before);
  [[nodiscard]] bool add(std::string_view text, const scan::PlainRecord& plain,
                         const ReadRecord& record);
  void end();

  std::vector<HostShape> shapes_;  ///< The one that was found last stands first.
  std::uint32_t next_id_ = 1;
  int credit_ = kMostCredit / 2;
  int pause_ = 0;
  int next_pause_ = kPause;
  std::uint32_t missed_ = 0;

  std::string host_;  ///< Whose line the last one was, as written.

  // The host at hand: all its lines so far.
  bool open_ = false;
  std::size_t end_at_ = 0;  ///< In the text: where its next line would begin.
  std::string_view name_;
  HostShape shape_;
  std::vector<std::string_view> owners_;
};

}  // namespace hastls::zone
