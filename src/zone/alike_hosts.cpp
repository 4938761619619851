// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/alike_hosts.hpp"

#include <algorithm>
#include <limits>

namespace hastls::zone {

std::optional<std::uint32_t> AlikeHosts::know(const Kind& kind) {
  const auto found = std::ranges::find(kinds_, kind);
  const auto index = static_cast<std::uint32_t>(found - kinds_.begin());
  if (found == kinds_.end()) {
    if (kinds_.size() == kMostKinds) return std::nullopt;
    kinds_.push_back(kind);
  }
  return index;
}

bool AlikeHosts::add(std::uint32_t kind, NameId host, const Lines& lines) {
  constexpr std::uint64_t kMostOffset = std::uint64_t{kApart} << 32;
  constexpr std::uint32_t kMostName = std::numeric_limits<std::uint8_t>::max();
  if (lines.offset >= kMostOffset || lines.name_size > kMostName) return false;
  Host out{.host = host,
           .line = lines.first,
           .offset_low = static_cast<std::uint32_t>(lines.offset),
           .kind = static_cast<std::uint16_t>(kind),
           .offset_high = static_cast<std::uint8_t>(lines.offset >> 32),
           .name_size = static_cast<std::uint8_t>(lines.name_size)};
  if (!lines.steps.empty()) {
    out.offset_high = kApart;
    out.offset_low = static_cast<std::uint32_t>(places_.size());
    places_.push_back({lines.offset, steps_.append(lines.steps.data(), lines.steps.size())});
  }
  hosts_.push_back(out);
  records_ += kinds_[kind].records.size();
  return true;
}

// They are numbered as they come, as names are.
std::optional<std::size_t> AlikeHosts::find(NameId host) const noexcept {
  const auto found = std::ranges::lower_bound(hosts_, host, {}, &Host::host);
  if (found == hosts_.end() || found->host != host) return std::nullopt;
  return static_cast<std::size_t>(found - hosts_.begin());
}

void AlikeHosts::note(std::size_t next) {
  hosts_before_ = hosts_.size();
  before_.push_back({hosts_before_, next});
}

void AlikeHosts::write_records(std::size_t at, HastlsRecord* out) const noexcept {
  const Host& host = hosts_[at];
  const bool is_apart = host.offset_high == kApart;
  const std::uint64_t first = is_apart ? places_[host.offset_low].offset
                                       : std::uint64_t{host.offset_high} << 32 | host.offset_low;
  const auto& models = kinds_[host.kind].records;
  for (std::uint32_t i = 0; i < models.size(); ++i, ++out) {
    const Step step =
        is_apart ? steps_[places_[host.offset_low].steps + i]
                 : Step{static_cast<std::uint16_t>(models[i].octets_before + i * host.name_size),
                        static_cast<std::uint16_t>(i)};
    *out = models[i].record;
    out->owner =
        NameId{static_cast<std::uint32_t>(out->owner) + static_cast<std::uint32_t>(host.host)};
    out->place.span.line = host.line + step.lines;
    out->place.span.end_column += host.name_size;
    out->set_text_at(first + step.octets);
  }
}

GrowingArray<HastlsRecord> AlikeHosts::merge(std::span<const HastlsRecord> others,
                                             std::span<const std::uint32_t> wanted) const {
  GrowingArray<HastlsRecord> out;
  std::size_t other = 0;
  const auto hosts_up_to = [&](std::size_t end) {
    for (; !wanted.empty() && wanted.front() < end; wanted = wanted.subspan(1)) {
      const std::uint32_t host = wanted.front();
      write_records(host, out.extend(kinds_[hosts_[host].kind].records.size()));
    }
  };
  for (const Before& each : before_) {
    (void)out.append(others.data() + other, each.other - other);
    other = each.other;
    hosts_up_to(each.hosts);
  }
  (void)out.append(others.data() + other, others.size() - other);
  hosts_up_to(hosts_.size());
  return out;
}

}  // namespace hastls::zone
