// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"
#include "hastls/dns/tsig_key.hpp"

#include "dns/transfer/message.hpp"
#include "dns/transfer/tsig_algorithm.hpp"

namespace hastls::dns {

/// The RDATA of a TSIG record (RFC 8945 §4.2).
/// Units: `time` in seconds since 1970, `fudge` in seconds.
struct TsigRdata {
  DomainName algorithm;
  std::uint64_t time = 0;
  std::uint16_t fudge = 0;
  Message mac;
  std::uint16_t original_id = 0;
  std::uint16_t error = 0;
  Message other;

  /// Errors: Syntax.
  [[nodiscard]] static Result<TsigRdata> read(Message rdata);
};

/// "BADKEY, ..." for the error of a TSIG record, with what it means.
[[nodiscard]] std::string tsig_error_text(std::uint16_t error);

/// One exchange signed with a key: a query, and the messages of its answer in their order.
/// Spec: RFC 8945 §5.3.1. A message may come without a signature, and is then covered by the next
/// one that has one; the first and the last must have theirs.
class TsigExchange {
 public:
  explicit TsigExchange(TsigKey key);

  /// Appends a TSIG record to a query without additional records.
  void sign(Octets& query, std::uint64_t now);
  /// `record` is the last of the message where that is a TSIG record.
  /// Errors: Network, with what is wrong with the signature.
  [[nodiscard]] Status verify(Message message, const std::optional<WireRecord>& record,
                              std::uint64_t now);
  /// True where every message so far is covered by a signature.
  [[nodiscard]] bool is_covered() const noexcept { return signed_any_ && uncovered_ == 0; }

 private:
  [[nodiscard]] Status check_fields(const WireRecord& record, const TsigRdata& tsig,
                                    std::uint64_t now) const;
  [[nodiscard]] Octets variables(const TsigRdata& tsig) const;
  [[nodiscard]] Octets mac_of(const Octets& data) const;

  TsigKey key_;
  const TsigAlgorithm* algorithm_;
  Octets data_;  ///< What the next MAC is made over, as far as it is known.
  std::size_t uncovered_ = 0;
  bool signed_any_ = false;
};

}  // namespace hastls::dns
