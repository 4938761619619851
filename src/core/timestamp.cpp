// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/timestamp.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/printable.hpp"

namespace hastls {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kDay = 86400;

// The fields of a time, as numbers and not yet held to anything.
struct Fields {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::int64_t offset = 0;  ///< East of Greenwich, in seconds.
};

// Digits stand where `shape` has a 0; every other octet is the same in both, in any letter case.
bool has_shape(std::string_view text, std::string_view shape) noexcept {
  return std::ranges::equal(text, shape, [](char c, char like) {
    return like == '0' ? ascii::is_digit(c) : ascii::lower(c) == ascii::lower(like);
  });
}

int number_at(std::string_view text, std::size_t at, std::size_t size) noexcept {
  int out = 0;
  for (const char c : text.substr(at, size)) out = out * 10 + (c - '0');
  return out;
}

std::optional<Timestamp> resolve(const Fields& in) noexcept {
  const chrono::year_month_day date{chrono::year{in.year},
                                    chrono::month{static_cast<unsigned>(in.month)},
                                    chrono::day{static_cast<unsigned>(in.day)}};
  if (!date.ok() || in.hour > 23 || in.minute > 59 || in.second > 60) return std::nullopt;
  const std::int64_t days = chrono::sys_days(date).time_since_epoch().count();
  const std::int64_t total = days * kDay + in.hour * 3600 + in.minute * 60 + in.second - in.offset;
  // A leap second is the last of a day of universal time.
  if (in.second == 60 && total % kDay != 0) return std::nullopt;
  return Timestamp{total};
}

// `Z` or `+hh:mm` behind an RFC 3339 time; nothing where it is neither.
std::optional<std::int64_t> read_offset(std::string_view text) noexcept {
  if (has_shape(text, "Z")) return 0;
  if (!has_shape(text, "+00:00") && !has_shape(text, "-00:00")) return std::nullopt;
  const int hours = number_at(text, 1, 2);
  const int minutes = number_at(text, 4, 2);
  if (hours > 23 || minutes > 59) return std::nullopt;
  const std::int64_t out = hours * 3600 + minutes * 60;
  return text.front() == '-' ? -out : out;
}

// Fractions of a second are read and left out.
std::optional<Fields> read_rfc3339(std::string_view text) noexcept {
  constexpr std::string_view kShape = "0000-00-00T00:00:00";
  if (text.size() <= kShape.size() || !has_shape(text.substr(0, kShape.size()), kShape))
    return std::nullopt;
  std::string_view rest = text.substr(kShape.size());
  if (rest.front() == '.') {
    const std::size_t end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
    if (end == 1) return std::nullopt;
    rest.remove_prefix(end);
  }
  const auto offset = read_offset(rest);
  if (!offset) return std::nullopt;
  return Fields{.year = number_at(text, 0, 4),
                .month = number_at(text, 5, 2),
                .day = number_at(text, 8, 2),
                .hour = number_at(text, 11, 2),
                .minute = number_at(text, 14, 2),
                .second = number_at(text, 17, 2),
                .offset = *offset};
}

std::optional<Fields> read_compact(std::string_view text) noexcept {
  if (!has_shape(text, "00000000000000")) return std::nullopt;
  return Fields{.year = number_at(text, 0, 4),
                .month = number_at(text, 4, 2),
                .day = number_at(text, 6, 2),
                .hour = number_at(text, 8, 2),
                .minute = number_at(text, 10, 2),
                .second = number_at(text, 12, 2)};
}

// What is missing where the rest is there.
std::string_view hint(std::string_view text) noexcept {
  if (has_shape(text, "0000-00-00")) return "; a day has no time in it: add T00:00:00Z";
  if (has_shape(text, "0000-00-00T00:00:00")) return "; it needs its time zone: add Z";
  if (has_shape(text, "0000-00-00 00:00:00")) return "; write T between day and time, and Z behind";
  if (!text.empty() && std::ranges::all_of(text, ascii::is_digit)) return "; that is 14 digits";
  return "";
}

}  // namespace

Result<Timestamp> Timestamp::parse(std::string_view text) {
  const auto compact = read_compact(text);
  const auto fields = compact ? compact : read_rfc3339(text);
  if (!fields)
    return Error{ErrorCode::Syntax,
                 fmt::format("'{}' is no time: YYYYMMDDHHMMSS, or as 2026-11-22T09:30:00Z{}",
                             printable(text), hint(text)),
                 {}};
  const auto time = resolve(*fields);
  if (!time)
    return Error{ErrorCode::Range, fmt::format("'{}' is no time that exists", printable(text)), {}};
  return *time;
}

std::optional<Timestamp> Timestamp::parse_compact(std::string_view text) noexcept {
  const auto fields = read_compact(text);
  if (!fields || fields->year < 1970 || fields->second > 59) return std::nullopt;
  return resolve(*fields);
}

Timestamp Timestamp::from_clock() noexcept {
  const auto now = chrono::system_clock::now().time_since_epoch();
  return Timestamp{chrono::duration_cast<chrono::seconds>(now).count()};
}

std::string Timestamp::to_string() const {
  const chrono::sys_seconds time{chrono::seconds{seconds_}};
  const auto day_start = chrono::floor<chrono::days>(time);
  const chrono::year_month_day date{day_start};
  const chrono::hh_mm_ss clock{time - day_start};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace hastls
