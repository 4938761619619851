// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"

#include "dns/words.hpp"

namespace hastls::dns {

using Message = std::span<const std::uint8_t>;

/// RFC 1035 §4.1.1.
struct MessageHeader {
  static constexpr std::size_t kSize = 12;

  std::uint16_t id = 0;
  bool is_response = false;
  unsigned opcode = 0;
  bool is_truncated = false;
  unsigned rcode = 0;
  std::uint16_t questions = 0;
  std::uint16_t answers = 0;
  std::uint16_t authorities = 0;
  std::uint16_t additionals = 0;

  /// Nothing where the message is too short.
  [[nodiscard]] static std::optional<MessageHeader> read(Message message) noexcept;
};

struct Question {
  DomainName name;
  std::uint16_t type = 0;
  std::uint16_t rr_class = 0;
  friend bool operator==(const Question&, const Question&) = default;
};

/// One record of a message, its RDATA as it stands there: with compressed names.
/// Views: into the message.
struct WireRecord {
  DomainName owner;
  std::uint16_t type = 0;
  std::uint16_t rr_class = 0;
  std::uint32_t ttl = 0;
  Message rdata;
  std::size_t begin = 0;  ///< Where it begins in the message.
};

/// Reads what stands behind the header, front to back.
/// Errors: Syntax for what runs over the end or is no name.
class MessageReader {
 public:
  explicit MessageReader(Message message, std::size_t from = MessageHeader::kSize)
      : message_(message), at_(from) {}

  [[nodiscard]] Result<DomainName> name();
  [[nodiscard]] Result<Question> question();
  [[nodiscard]] Result<WireRecord> record();
  [[nodiscard]] Result<std::uint64_t> number(std::size_t octets);
  [[nodiscard]] Result<Message> octets(std::size_t count);
  [[nodiscard]] bool at_end() const noexcept { return at_ == message_.size(); }

 private:
  Message message_;
  std::size_t at_;
};

}  // namespace hastls::dns
