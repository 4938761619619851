// SPDX-License-Identifier: BSD-2-Clause
#include "cli/read_back.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "hastls/generate/records.hpp"
#include "hastls/zone/read_each.hpp"

namespace hastls::cli {
namespace {

using posture::Fleet;

Error differs(std::string_view what) {
  return {ErrorCode::Unsupported,
          fmt::format("a fragment does not read back as what was meant: {}; nothing was written, "
                      "please report this",
                      what),
          {}};
}

// What is generated is absolute and has no escapes: compared as it is written, no name is made of
// it, for there may be millions.
bool is_same(const zone::RecordOnTheWay& found, const generate::Record& meant) {
  return found.owner == meant.owner && found.rdata == meant.rdata && found.ttl == meant.ttl &&
         found.rr_class == 1;
}

// The records of several parts, one after the other.
class Meant {
 public:
  Meant(const Fleet& fleet, std::span<const Fleet::Part> parts) : fleet_(fleet), parts_(parts) {}

  const generate::Record* next() {
    for (;;) {
      const generate::Record* record = records_ ? records_->next() : nullptr;
      if (record != nullptr || parts_.empty()) return record;
      records_.emplace(fleet_, parts_.front());
      parts_ = parts_.subspan(1);
    }
  }

 private:
  const Fleet& fleet_;
  std::span<const Fleet::Part> parts_;
  std::optional<generate::Records> records_;
};

}  // namespace

Status read_back(std::string_view text, const Fleet& fleet, std::span<const Fleet::Part> parts) {
  io::Input input = io::Input::over(text, "what was generated");
  zone::ReadOptions options;
  options.type = fleet.type();
  options.origin = DomainName{};
  Meant meant(fleet, parts);
  std::optional<std::string> difference;
  const auto beside = zone::read_each(input, options, [&](const zone::RecordOnTheWay& found) {
    if (difference) return;
    const generate::Record* record = meant.next();
    if (record == nullptr) {
      difference = fmt::format("{} is too many", found.owner);
    } else if (!is_same(found, *record)) {
      difference = fmt::format("{} {}", record->owner, record::to_text(record->rdata));
    }
  });
  if (!beside) return beside.error();
  if (beside->finding) return differs(beside->finding->message);
  if (beside->others != 0) return differs("there are records of other types");
  if (difference) return differs(*difference);
  if (const generate::Record* record = meant.next())
    return differs(fmt::format("{} is missing", record->owner));
  return Done{};
}

}  // namespace hastls::cli
