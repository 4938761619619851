// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hastls/core/domain_name.hpp"

#include "zone/consumer.hpp"

namespace hastls::zone {

/// What the lines before it mean for the next one, its owner apart: the lines that pieces begin
/// with have owners.
struct ReadState {
  std::optional<DomainName> origin;
  std::optional<std::uint32_t> default_ttl;  ///< $TTL
  std::optional<std::uint32_t> last_ttl;
  std::optional<std::uint32_t> soa_minimum;
  std::uint16_t zone_class = 1;

  /// True where a piece that was read with `assumed` reads the same here. It asks for no TTL that
  /// was stated in front of it.
  [[nodiscard]] bool matches(const ReadState& assumed) const {
    return origin == assumed.origin && default_ttl == assumed.default_ttl &&
           soa_minimum == assumed.soa_minimum && zone_class == assumed.zone_class;
  }
};

/// Where a piece begins in its file.
struct PieceStart {
  std::uint64_t offset = 0;
  std::uint32_t lines = 0;  ///< How many there are in front of it.

  [[nodiscard]] Place shifted(Place place) const noexcept {
    place.span.line += lines;
    return place;
  }
};

/// Takes what one piece of a file holds, read by itself, until it is adopted by the consumer of the
/// whole. What only the reader of the whole can judge makes it give up.
/// Shape: lines count from the piece's own beginning.
class Piece : public Consumer {
 public:
  void soa(const ReadRecord&, std::uint32_t) override { give_up(); }
  void finding(diag::Diagnostic) override { give_up(); }
  void unread(FileId, bool) override { give_up(); }
  void quirk(QuirkAt quirk) override { quirks_.push_back(std::move(quirk)); }

  /// Called behind the last record.
  virtual void end() {}

  void give_up() noexcept override { given_up_ = true; }
  [[nodiscard]] bool has_given_up() const noexcept override { return given_up_; }
  [[nodiscard]] std::span<QuirkAt> quirks() noexcept { return quirks_; }

 private:
  bool given_up_ = false;
  std::vector<QuirkAt> quirks_;
};

}  // namespace hastls::zone
