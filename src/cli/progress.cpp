// SPDX-License-Identifier: BSD-2-Clause
#include "cli/progress.hpp"

#include <ostream>
#include <utility>

#include <fmt/format.h>

namespace hastls::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto kSilence = 1s;
constexpr auto kInterval = 100ms;
constexpr const char* kEraseLine = "\r\x1b[K";

// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

Progress::Progress(std::ostream& err, bool shown, std::size_t files, Now now)
    : err_(err), shown_(shown), files_(files), now_(std::move(now)), begun_(now_()) {
  drawn_ = begun_;
}

Progress::~Progress() {
  erase();
}

std::string Progress::line(Clock::duration elapsed) const {
  const double seconds = std::chrono::duration<double>(elapsed).count();
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(records_) / seconds);
  return fmt::format("{} of {} files, {} records, {} records/s", grouped(files_done_),
                     grouped(files_), grouped(records_), grouped(rate));
}

void Progress::add(std::size_t files, std::uint64_t records) {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  files_done_ += files;
  records_ += records;
  const auto now = now_();
  if (now - begun_ < kSilence || (is_on_screen_ && now - drawn_ < kInterval)) return;
  err_ << kEraseLine + line(now - begun_) << std::flush;
  drawn_ = now;
  is_on_screen_ = true;
}

void Progress::erase() {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  if (is_on_screen_) err_ << kEraseLine << std::flush;
  is_on_screen_ = false;
}

}  // namespace hastls::cli
