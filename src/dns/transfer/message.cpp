// SPDX-License-Identifier: BSD-2-Clause
#include "dns/transfer/message.hpp"

#include <string>
#include <utility>

#include "dns/fields.hpp"

namespace hastls::dns {
namespace {

Error malformed(const char* message) {
  return {ErrorCode::Syntax, message, {}};
}

constexpr unsigned kPointer = 0xC0;

// The wire form of the name at `at`, which moves behind it. A pointer leads to what stands before
// it, and each further back than the last (RFC 1035 §4.1.4): so they come to an end.
std::optional<std::string> read_name(Message message, std::size_t& at) {
  std::string wire;
  std::size_t from = at;
  std::size_t before = from;
  bool jumped = false;
  while (from < message.size() && wire.size() <= DomainName::kMaxWire) {
    const unsigned size = message[from];
    if ((size & kPointer) == kPointer && from + 1 < message.size()) {
      if (!std::exchange(jumped, true)) at = from + 2;
      from = number_at(message, from, 2) & 0x3FFF;
      if (from >= before) return std::nullopt;
      before = from;
    } else if (size > DomainName::kMaxLabel || size >= message.size() - from) {
      return std::nullopt;
    } else {
      const auto label = message.subspan(from, size + 1);
      wire.append(label.begin(), label.end());
      from += size + 1;
      if (size != 0) continue;
      if (!jumped) at = from;
      return wire;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<MessageHeader> MessageHeader::read(Message message) noexcept {
  if (message.size() < kSize) return std::nullopt;
  const auto word = [&](std::size_t index) {
    return static_cast<std::uint16_t>(number_at(message, 2 * index, 2));
  };
  const unsigned flags = word(1);
  return MessageHeader{
      .id = word(0),
      .is_response = (flags & 0x8000U) != 0,
      .opcode = (flags >> 11) & 0xF,
      .is_truncated = (flags & 0x0200U) != 0,
      .rcode = flags & 0xF,
      .questions = word(2),
      .answers = word(3),
      .authorities = word(4),
      .additionals = word(5),
  };
}

Result<DomainName> MessageReader::name() {
  const auto wire = read_name(message_, at_);
  auto name = wire ? DomainName::from_wire(*wire) : std::nullopt;
  if (!name) return malformed("a name in it is broken");
  return *std::move(name);
}

Result<Message> MessageReader::octets(std::size_t count) {
  if (message_.size() - at_ < count) return malformed("it ends within a record");
  const Message taken = message_.subspan(at_, count);
  at_ += count;
  return taken;
}

Result<std::uint64_t> MessageReader::number(std::size_t octets) {
  const auto taken = this->octets(octets);
  if (!taken) return taken.error();
  return number_at(*taken, 0, octets);
}

Result<Question> MessageReader::question() {
  auto name = this->name();
  if (!name) return std::move(name).error();
  const auto fixed = octets(4);
  if (!fixed) return fixed.error();
  return Question{.name = *std::move(name),
                  .type = static_cast<std::uint16_t>(number_at(*fixed, 0, 2)),
                  .rr_class = static_cast<std::uint16_t>(number_at(*fixed, 2, 2))};
}

Result<WireRecord> MessageReader::record() {
  WireRecord out;
  out.begin = at_;
  auto owner = name();
  if (!owner) return std::move(owner).error();
  out.owner = *std::move(owner);
  const auto fixed = octets(10);
  if (!fixed) return fixed.error();
  out.type = static_cast<std::uint16_t>(number_at(*fixed, 0, 2));
  out.rr_class = static_cast<std::uint16_t>(number_at(*fixed, 2, 2));
  out.ttl = static_cast<std::uint32_t>(number_at(*fixed, 4, 4));
  const auto rdata = octets(number_at(*fixed, 8, 2));
  if (!rdata) return rdata.error();
  out.rdata = *rdata;
  return out;
}

}  // namespace hastls::dns
