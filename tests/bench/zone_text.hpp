// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hastls::bench {

/// What a generated zone looks like; always the same text for the same size.
enum class ZoneShape {
  Tld,              ///< A registry: delegations, a DS for some, no HASTLS records.
  Hosting,          ///< Customers of a hoster: half of the records are HASTLS records.
  TexturedTld,      ///< The same with comments, quotes, parentheses, and mixed case in a tenth of
                    ///< the lines.
  TexturedHosting,  ///< Likewise.
  Dane,             ///< As Hosting, with a TLSA record for the mail of each customer.
};

[[nodiscard]] std::optional<ZoneShape> zone_shape(std::string_view name);
[[nodiscard]] std::string_view zone_shapes();

// splitmix64: small, and the same everywhere.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}

  std::uint64_t below(std::uint64_t limit) {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return (z ^ (z >> 31)) % limit;
  }

 private:
  std::uint64_t state_;
};

/// The text of a zone, piece by piece: it may be larger than memory.
class ZoneText {
 public:
  explicit ZoneText(ZoneShape shape);

  /// Appends what stands at the top of the zone.
  static void append_head(std::string& out);
  /// Appends the records of the next name.
  void append_name(std::string& out);

 private:
  struct Line {
    std::string owner;
    std::string_view middle;  ///< From the owner to the RDATA.
    std::string rdata;
    std::string_view comment;  ///< With its semicolon, or empty.
  };

  void delegation(std::string& out);
  void customer(std::string& out);
  void add(std::string& out, const Line& line);
  void add_textured(std::string& out, const Line& line);

  bool is_tld_;
  bool is_textured_;
  bool is_dane_;
  Numbers numbers_{1};
  Numbers texture_{2};
  std::uint64_t serial_ = 0;
};

/// A whole zone of about that many octets.
[[nodiscard]] std::string zone_text(ZoneShape shape, std::size_t octets);

}  // namespace hastls::bench
