// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/generate/records.hpp"

namespace hastls::cli {

/// What a text of fragments should say, record by record.
class MeantRecords {
 public:
  struct One {
    std::uint32_t owner_size;
    std::uint32_t ttl;
    record::Hastls rdata;
  };

  void add(const generate::Record& record) {
    owners_ += record.owner;
    records_.push_back({static_cast<std::uint32_t>(record.owner.size()), record.ttl, record.rdata});
  }
  [[nodiscard]] std::span<const One> records() const noexcept { return records_; }
  /// The owners of all of them, one behind the other.
  [[nodiscard]] std::string_view owners() const noexcept { return owners_; }

 private:
  std::string owners_;
  std::vector<One> records_;
};

/// Reads a text of fragments with the zone reader and compares it with what was meant, record by
/// record.
/// Errors: Unsupported where the two differ: the text must not be published (SPEC.md F3).
[[nodiscard]] Status read_back(std::string_view text, const MeantRecords& meant, RrType type);

}  // namespace hastls::cli
