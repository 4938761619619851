// SPDX-License-Identifier: BSD-2-Clause
#include "cli/progress.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace hastls::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto kSilence = 1s;
constexpr auto kInterval = 100ms;
constexpr std::string_view kEraseLine = "\r\x1b[K";
constexpr std::size_t kUsualColumns = 80;

std::size_t columns_of(const Env& env) {
  const std::size_t known = env.err_columns ? env.err_columns() : 0;
  return known == 0 ? kUsualColumns : known;
}

std::optional<std::uint64_t> size_of_all(std::span<const std::string> files) {
  std::uint64_t out = 0;
  for (const std::string& file : files) {
    std::error_code failed;
    const std::uint64_t size = std::filesystem::file_size(file, failed);
    if (failed) return std::nullopt;
    out += size;
  }
  return out;
}

// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

std::string octets_text(std::uint64_t octets) {
  constexpr std::array kUnits{"kB", "MB", "GB", "TB"};
  if (octets < 1000) return fmt::format("{} B", octets);
  double value = static_cast<double>(octets) / 1000;
  std::size_t unit = 0;
  for (; value >= 999.95 && unit + 1 < kUnits.size(); ++unit) value /= 1000;
  return fmt::format("{:.1f} {}", value, kUnits.at(unit));
}

std::string duration_text(std::uint64_t seconds) {
  if (seconds < 60) return fmt::format("{} s", seconds);
  if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

Progress::Progress(Env& env, bool quiet, std::span<const std::string> files, Now now)
    : err_(env.err),
      shown_(env.err_is_terminal && !quiet),
      has_escapes_(env.variable("TERM").value_or("dumb") != "dumb"),
      columns_(shown_ ? columns_of(env) : 0),
      files_(files.size()),
      now_(std::move(now)),
      begun_(now_()) {
  drawn_ = begun_;
  if (shown_) size_ = size_of_all(files);
}

Progress::~Progress() {
  erase();
}

void Progress::watch(io::Input& input) {
  if (shown_) input.set_watch(this);
}

std::string Progress::line(Clock::duration elapsed) const {
  const double seconds = std::chrono::duration<double>(elapsed).count();
  const double rate = static_cast<double>(done_) / seconds;
  std::string out;
  if (files_ > 1) out = fmt::format("{} of {} files, ", grouped(files_done_), grouped(files_));
  out += octets_text(done_);
  const bool is_known = size_ && *size_ >= done_;  // a file may have grown
  if (is_known) out += " of " + octets_text(*size_);
  out += fmt::format(", {}/s", octets_text(static_cast<std::uint64_t>(rate)));
  if (is_known && rate > 0 && *size_ > done_) {
    constexpr double kForever = 1e9;
    const double left = std::min(kForever, static_cast<double>(*size_ - done_) / rate);
    // Rounded by hand: std::lround is in a library that each start would have to load.
    const auto half_seconds = static_cast<std::uint64_t>(2 * left);
    out += fmt::format(", {} left", duration_text((half_seconds + 1) / 2));
  }
  // The last column stays free: some terminals begin another line behind it.
  return out.substr(0, columns_ - 1);
}

std::string Progress::erasure() const {
  if (has_escapes_) return std::string(kEraseLine);
  return "\r" + std::string(width_, ' ') + "\r";
}

void Progress::draw_if_due() {
  const auto now = now_();
  if (now - begun_ < kSilence || (width_ != 0 && now - drawn_ < kInterval)) return;
  const std::string text = line(now - begun_);
  err_ << erasure() + text << std::flush;
  drawn_ = now;
  width_ = text.size();
}

void Progress::read(std::size_t octets) {
  const std::lock_guard lock(mutex_);
  done_ += octets;
  draw_if_due();
}

void Progress::rewound(std::uint64_t octets) {
  const std::lock_guard lock(mutex_);
  if (size_) *size_ += octets;
}

void Progress::file_done() {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  ++files_done_;
  draw_if_due();
}

void Progress::erase() {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  if (width_ != 0) err_ << erasure() << std::flush;
  width_ = 0;
}

}  // namespace hastls::cli
