// SPDX-License-Identifier: BSD-2-Clause
#include "zone/hastls_hosts.hpp"

#include <algorithm>

namespace hastls::zone {

HastlsHosts::HastlsHosts(const NameTree& names, std::span<const HastlsRecord> records)
    : flags_(names.size()) {
  for (const HastlsRecord& record : records) note(names, record);
  any_insecure_ = std::ranges::any_of(
      flags_, [](std::uint8_t flags) { return (flags & (Smtp | SmtpTls)) == Smtp; });
}

void HastlsHosts::note(const NameTree& names, const HastlsRecord& record) {
  using std::string_view_literals::operator""sv;
  set(record.owner, Owner);
  const auto proto = names.parent(record.owner);
  const auto host = proto ? names.parent(*proto) : std::nullopt;
  if (!host) return;
  set(*proto, Proto);
  const std::string_view owner = names.wire(record.owner);
  if (owner.starts_with("\5_http\4_tcp"sv)) set(*host, Http);
  if (!owner.starts_with(kSmtp)) return;
  any_smtp_ = true;
  // What cannot be read is not held against the host.
  set(*host, record.faulty || record.rdata.sec_port != 0 ? Smtp | SmtpTls : unsigned{Smtp});
}

}  // namespace hastls::zone
