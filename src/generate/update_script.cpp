// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/generate/update_script.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hastls/generate/records.hpp"

namespace hastls::generate {
namespace {

// A message holds 65,535 octets; this leaves room for the header, the zone and a TSIG.
constexpr std::size_t kMostOctets = 48000;
constexpr std::size_t kFixedOctets = 10;  // TYPE, CLASS, TTL, RDLENGTH (RFC 1035 §4.1.3)

// Collects the lines of messages of bounded size.
class Script {
 public:
  explicit Script(std::string head) : text_(std::move(head)) {}

  void remove(std::string_view owner, RrType type) {
    fmt::format_to(std::back_inserter(text_), "update delete {} IN {}\n", owner, type.to_string());
    octets_ += owner.size() + 1 + kFixedOctets;
  }
  void add(const Record& record, RrType type) {
    fmt::format_to(std::back_inserter(text_), "update add {} {} IN {} {}\n", record.owner,
                   record.ttl, type.to_string(), record::to_generic(record.rdata));
    octets_ += record.owner.size() + 1 + kFixedOctets + record::kWireSize;
  }
  // Called where a message may end.
  void may_send() {
    if (octets_ >= kMostOctets) send();
  }
  void send() {
    if (octets_ > 0) text_ += "send\n";
    octets_ = 0;
  }
  std::string take() && { return std::move(text_); }

 private:
  std::string text_;
  std::size_t octets_ = 0;
};

// Owners that were published and no longer are, in canonical order.
std::vector<DomainName> gone(const Previous& previous, const std::set<std::string>& wanted,
                             RrType type) {
  std::vector<DomainName> out;
  std::ranges::copy_if(previous.owners, std::back_inserter(out), [&](const DomainName& owner) {
    return previous.type != type || !wanted.contains(owner.to_string());
  });
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Kept only where there is something to compare with.
std::set<std::string> wanted_owners(const posture::Fleet& fleet, const posture::Fleet::Zone& zone,
                                    const Previous& previous) {
  std::set<std::string> owners;
  if (previous.owners.empty()) return owners;
  Records records(fleet, zone);
  while (const Record* record = records.next()) owners.emplace(record->owner);
  return owners;
}

}  // namespace

std::string update_script(const posture::Fleet& fleet, const posture::Fleet::Zone& zone,
                          const Previous& previous) {
  const RrType type = fleet.type();
  Script script(fmt::format("; hastls update 1 zone {} rrtype {}\nzone {}\n", zone.name.to_string(),
                            type.code(), zone.name.to_string()));
  for (const DomainName& owner : gone(previous, wanted_owners(fleet, zone, previous), type)) {
    script.may_send();
    script.remove(owner.to_string(), previous.type);
  }
  Records records(fleet, zone);
  while (const Record* record = records.next()) {
    if (record->begins_rrset) {
      script.may_send();
      script.remove(record->owner, type);
    }
    script.add(*record, type);
  }
  script.send();
  return std::move(script).take();
}

}  // namespace hastls::generate
