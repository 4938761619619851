// SPDX-License-Identifier: BSD-2-Clause
#include "cli/read_back.hpp"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "hastls/zone/read_each.hpp"

namespace hastls::cli {
namespace {

Error differs(std::string_view what) {
  return {ErrorCode::Unsupported,
          fmt::format("a fragment does not read back as what was meant: {}; nothing was written, "
                      "please report this",
                      what),
          {}};
}

// Compares label by label. What is generated has no escapes.
bool is_owner(std::string_view wire, std::string_view text) {
  while (wire.size() > 1) {
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(wire[0]));
    if (text.size() <= size || text.substr(0, size) != wire.substr(1, size) || text[size] != '.')
      return false;
    wire.remove_prefix(size + 1);
    text.remove_prefix(size + 1);
  }
  return text.empty();
}

// As it is written, or where the reader took it apart as a name.
bool has_owner(const zone::RecordOnTheWay& found, std::string_view owner) {
  return found.owner.empty() ? is_owner(found.wire, owner) : found.owner == owner;
}

// Holds records that are read against those that were meant.
class Comparison {
 public:
  explicit Comparison(const MeantRecords& meant)
      : rest_(meant.records()), owners_(meant.owners()) {}

  // False from the first difference on.
  bool take(const zone::RecordOnTheWay& found) {
    if (!difference_.empty()) return false;
    if (rest_.empty()) {
      difference_ = fmt::format("line {} is too many", found.line);
      return false;
    }
    const MeantRecords::One& meant = rest_.front();
    const std::string_view owner = owners_.substr(0, meant.owner_size);
    const bool same = has_owner(found, owner) && found.rdata == meant.rdata &&
                      found.ttl == meant.ttl && found.rr_class == 1;
    if (!same) difference_ = fmt::format("line {} should be about {}", found.line, owner);
    owners_.remove_prefix(meant.owner_size);
    rest_ = rest_.subspan(1);
    return same;
  }

  [[nodiscard]] bool is_complete() const noexcept { return rest_.empty(); }

  [[nodiscard]] std::string difference() && {
    if (difference_.empty() && !rest_.empty())
      return fmt::format("{} is missing", owners_.substr(0, rest_.front().owner_size));
    return std::move(difference_);
  }

 private:
  std::span<const MeantRecords::One> rest_;
  std::string_view owners_;
  std::string difference_;
};

// The fast way only ever finds that all is well.
bool reads_plainly(std::string_view text, const MeantRecords& meant, RrType type) {
  Comparison comparison(meant);
  return zone::read_plain(
             text, type,
             [&](const zone::RecordOnTheWay& found) { return comparison.take(found); }) &&
         comparison.is_complete();
}

}  // namespace

Status read_back(std::string_view text, const MeantRecords& meant, RrType type) {
  if (reads_plainly(text, meant, type)) return Done{};
  io::Input input = io::Input::over(text, "what was generated");
  zone::ReadOptions options;
  options.type = type;
  // An owner that lacks its last dot becomes a name that nobody meant.
  options.origin = *DomainName::parse("relative.invalid.", DomainName{});
  Comparison comparison(meant);
  const auto beside = zone::read_each(
      input, options, [&](const zone::RecordOnTheWay& found) { comparison.take(found); });
  if (!beside) return beside.error();
  if (beside->finding) return differs(beside->finding->message);
  if (beside->others != 0) return differs("there are records of other types");
  if (const std::string difference = std::move(comparison).difference(); !difference.empty())
    return differs(difference);
  return Done{};
}

}  // namespace hastls::cli
