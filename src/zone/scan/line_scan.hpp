// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "hastls/core/rr_type.hpp"

#include "zone/owner.hpp"
#include "zone/scan/classify.hpp"
#include "zone/scan/known_tails.hpp"
#include "zone/scan/plain_record.hpp"
#include "zone/scan/type_key.hpp"
#include "zone/scan/window.hpp"

namespace hastls::zone::scan {

/// Which records somebody wants to hear of.
enum class Interest : std::uint8_t { Hastls, Others, All };

/// The fast way: takes lines that hold one plain record, passes over blank lines and comments, and
/// leaves every other line to the exact way. It never decides that something is wrong.
class LineScan {
 public:
  enum class Stop : std::uint8_t { Record, Exact, Short };

  /// Of other records than those of `interest` nothing is reported.
  LineScan(Owner& owner, RrType hastls, Interest interest);

  void set_interest(Interest interest) noexcept { interest_ = interest; }

  /// Reads on at at(). Exact: the line at at() is for the exact way. Short: the text ends within
  /// the line at at().
  [[nodiscard]] Stop next(const Window& window);
  /// Passes over blank lines and comments in front of a record, if they end there.
  void pass_idle(const Window& window) {
    const std::string_view text = window.text();
    if (at_ < text.size() && (text[at_] == '\n' || text[at_] == ';')) pass_idle_lines(window);
  }
  /// Precondition: next() said Record. at() is behind it.
  [[nodiscard]] const PlainRecord& record() const noexcept { return record_; }

  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] std::uint32_t line() const noexcept { return line_; }
  void move_to(std::size_t at, std::uint32_t line) noexcept {
    at_ = at;
    line_ = line;
  }
  /// The size of the origin in wire form; 0 where there is none.
  void set_origin_size(std::size_t size) noexcept;
  /// The most octets that an owner may have that is relative to it.
  [[nodiscard]] std::size_t most_relative() const noexcept { return most_relative_; }
  /// The TTL that was stated last, by either way.
  [[nodiscard]] std::optional<std::uint32_t> last_ttl() const noexcept { return last_ttl_; }
  void set_last_ttl(std::optional<std::uint32_t> ttl) noexcept { last_ttl_ = ttl; }
  /// Lines with the class in front of the TTL go the exact way until somebody has noted them.
  void accept_class_before_ttl() noexcept { class_before_ttl_ = true; }

 private:
  class Fields;
  enum class Verdict : std::uint8_t { Record, Skip, Exact, Short };

  void pass_idle_lines(const Window& window);
  [[nodiscard]] Verdict line(std::string_view text, const BlockMasks* masks);
  [[nodiscard]] Verdict comment(std::string_view text, std::size_t from);
  [[nodiscard]] Verdict fields(Fields& fields);
  [[nodiscard]] Verdict owned(Fields& fields);
  [[nodiscard]] std::optional<Verdict> known(Fields& fields, const KnownTails::Tail& tail);
  [[nodiscard]] Verdict behind_owner(Fields& fields);
  void learn(std::string_view text, std::size_t from) noexcept;
  [[nodiscard]] Verdict took(std::string_view text, std::size_t line_at);
  [[nodiscard]] bool is_owner(const Fields& fields) const noexcept;
  [[nodiscard]] Verdict no_field(Fields& fields);
  [[nodiscard]] bool ttl(std::string_view field);
  [[nodiscard]] bool ttl_and_class(Fields& fields);
  [[nodiscard]] bool hex(const char* p);
  [[nodiscard]] bool type(Fields& fields);
  [[nodiscard]] Verdict hastls(Fields& fields);
  [[nodiscard]] Verdict end_of_line(Fields& fields);

  Owner& owner_;
  TypeKey hastls_key_;
  std::uint16_t hastls_code_;
  Interest interest_;
  bool class_before_ttl_ = false;
  std::size_t most_relative_ = 0;
  std::optional<std::uint32_t> last_ttl_;
  TypeKey last_type_;
  std::uint16_t last_code_ = 0;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  PlainRecord record_;
  KnownTails tails_;
};

}  // namespace hastls::zone::scan
