// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string_view>

#include "hastls/core/domain_name.hpp"

#include "zone/owner.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Reads MX records that stand on one plain line, which are nearly all; a zone may have millions.
/// It never decides that something is wrong; it only leaves it to RdataReader.
class PlainExchange {
 public:
  /// The lower-case wire form of the exchange. Views: valid until the next call.
  [[nodiscard]] std::optional<std::string_view> read(const TypedRecord& record);

 private:
  DomainName origin_;
  Owner name_;  ///< Not of a record: text becomes a name the same way.
};

}  // namespace hastls::zone
