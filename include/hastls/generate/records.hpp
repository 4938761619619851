// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/generate/owner_text.hpp"
#include "hastls/posture/fleet.hpp"
#include "hastls/record/hastls.hpp"

namespace hastls::generate {

/// One record as it is published.
/// Views: valid until the next call of Records::next().
struct Record {
  std::string_view owner;  ///< Absolute presentation format, lower-case, with its final dot.
  std::uint32_t ttl = 0;   ///< Units: seconds.
  record::Hastls rdata;
  std::string_view remark;  ///< `hastls: ignore RULE -- reason`; empty for most.
  bool begins_rrset = false;
};

/// The records of one zone, one after the other, in canonical order (RFC 4034 §6.1, §6.3). Makes
/// one owner at a time: a zone may have millions.
class Records {
 public:
  /// `fleet` must outlive this, and `zone` be one of its zones.
  Records(const posture::Fleet& fleet, const posture::Fleet::Zone& zone);
  /// Those of some of a zone's hosts.
  Records(const posture::Fleet& fleet, const posture::Fleet::Part& part);

  /// Null at the end.
  [[nodiscard]] const Record* next();

 private:
  Records(const posture::Fleet& fleet, const DomainName& zone, posture::Declarations declarations);

  const posture::Fleet& fleet_;
  posture::Declarations declarations_;
  OwnerText owner_;
  bool begun_ = false;
  std::string_view host_;
  std::string_view labels_;
  Record current_;
};

}  // namespace hastls::generate
