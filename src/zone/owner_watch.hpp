// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "zone/consumer.hpp"

namespace hastls::zone {

/// Tells whether a record has another owner than the one before.
class OwnerWatch {
 public:
  [[nodiscard]] bool changed(const ReadRecord& record) {
    (void)record.owner_wire();  // makes the serial number current
    const bool same = known_ && file_ == record.place.file && serial_ == record.owner.serial();
    known_ = true;
    file_ = record.place.file;
    serial_ = record.owner.serial();
    return !same;
  }
  /// Whatever comes next has another one.
  void forget() noexcept { known_ = false; }

 private:
  bool known_ = false;
  FileId file_{};
  std::uint64_t serial_ = 0;
};

}  // namespace hastls::zone
