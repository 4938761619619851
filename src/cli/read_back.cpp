// SPDX-License-Identifier: BSD-2-Clause
#include "cli/read_back.hpp"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "cli/repeats.hpp"
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

// Holds records that are read against those of some hosts, in their order.
class Comparison {
 public:
  Comparison(const MeantRecords& meant, std::span<const MeantRecords::Host> hosts)
      : meant_(meant), hosts_(hosts) {
    skip_empty();
  }

  // False from the first difference on.
  bool take(const zone::RecordOnTheWay& found) {
    if (!difference_.empty()) return false;
    if (hosts_.empty()) {
      difference_ = fmt::format("line {} is too many", found.line);
      return false;
    }
    const MeantRecords::One& meant = meant_.records(hosts_.front())[done_];
    const bool same = has_owner(found) && found.rdata == meant.rdata && found.ttl == meant.ttl &&
                      found.rr_class == 1;
    if (!same) difference_ = fmt::format("line {} should be about {}", found.line, owner());
    ++done_;
    skip_empty();
    return same;
  }

  [[nodiscard]] bool is_complete() const noexcept { return hosts_.empty(); }

  [[nodiscard]] std::string difference() && {
    if (difference_.empty() && !hosts_.empty()) return fmt::format("{} is missing", owner());
    return std::move(difference_);
  }

 private:
  // To a host that has a record left.
  void skip_empty() {
    while (!hosts_.empty() && done_ == hosts_.front().count) {
      hosts_ = hosts_.subspan(1);
      done_ = 0;
    }
  }

  [[nodiscard]] std::string_view labels() const {
    return meant_.labels(meant_.records(hosts_.front())[done_]);
  }
  [[nodiscard]] std::string owner() const {
    return std::string(labels()).append(meant_.ending(hosts_.front()));
  }

  // As it is written, or where the reader took it apart as a name.
  [[nodiscard]] bool has_owner(const zone::RecordOnTheWay& found) const {
    if (found.owner.empty()) return is_owner(found.wire, owner());
    const std::string_view front = labels();
    return found.owner.starts_with(front) &&
           found.owner.substr(front.size()) == meant_.ending(hosts_.front());
  }

  const MeantRecords& meant_;
  std::span<const MeantRecords::Host> hosts_;
  std::size_t done_ = 0;  ///< Records of the first of them.
  std::string difference_;
};

// The fast way only ever finds that all is well.
bool reads_plainly(std::string_view text, const MeantRecords& meant, RrType type) {
  const auto rest = without_repeats(text, meant);
  if (!rest) return false;
  Comparison comparison(meant, rest->hosts);
  return zone::read_plain(
             rest->text, type,
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
  Comparison comparison(meant, meant.hosts());
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
