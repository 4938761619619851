// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"

#include "dns/transfer/message.hpp"
#include "dns/transfer/tsig.hpp"

namespace hastls::dns {

inline constexpr std::uint16_t kAxfr = 252;

/// The answer to one AXFR query, judged message by message, as they come (RFC 5936 §2.2).
class AxfrAnswer {
 public:
  /// `id` is the query's; `key` has signed it.
  AxfrAnswer(DomainName zone, std::uint16_t id, std::optional<TsigExchange> key)
      : zone_(std::move(zone)), id_(id), key_(std::move(key)) {}

  /// Takes the next message. `now` in seconds since 1970.
  /// Errors: Network; then nothing of the answer counts.
  [[nodiscard]] Status take(Message message, std::uint64_t now);

  /// The lines of the message that was taken last, as zone text; the SOA that closes is left out.
  /// Views: until the next one is taken.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  /// How many records there were so far.
  [[nodiscard]] std::uint64_t records() const noexcept { return records_; }
  /// True behind the SOA that ends the zone.
  [[nodiscard]] bool is_closed() const noexcept { return closed_; }

 private:
  /// The records of one message, answers apart from the signature.
  struct Sections {
    std::vector<WireRecord> answers;
    std::optional<WireRecord> signature;
  };

  [[nodiscard]] Error malformed(const Error& why) const;
  [[nodiscard]] Error no_zone() const;
  [[nodiscard]] Error refusal(unsigned rcode, const std::optional<WireRecord>& signature) const;
  [[nodiscard]] Status check_header(const MessageHeader& header) const;
  [[nodiscard]] Status check_questions(const MessageHeader& header, MessageReader& in) const;
  [[nodiscard]] Result<Sections> read_sections(const MessageHeader& header,
                                               MessageReader& in) const;
  [[nodiscard]] Status take_answers(Message message, const std::vector<WireRecord>& answers);
  [[nodiscard]] Status take_record(Message message, const WireRecord& record);

  DomainName zone_;
  std::uint16_t id_;
  std::optional<TsigExchange> key_;
  std::string soa_;  ///< The first line.
  std::string text_;
  std::uint64_t records_ = 0;
  bool closed_ = false;
};

}  // namespace hastls::dns
