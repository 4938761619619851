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

struct Name {
  std::string wire;
  std::size_t end = 0;  // what stands behind the name
};

// Where the pointer at `at` leads: to what stands before `limit`, or nowhere.
std::optional<std::size_t> target_of(Message message, std::size_t at, std::size_t limit) {
  const std::size_t target = number_at(message, at, 2) & 0x3FFF;
  if (target >= limit) return std::nullopt;
  return target;
}

// The name at `at`. Each pointer leads further back than the last (RFC 1035 §4.1.4): so they come
// to an end.
std::optional<Name> read_name(Message message, std::size_t at) {
  std::string wire;
  std::size_t limit = at;
  std::optional<std::size_t> end;
  while (at < message.size() && wire.size() <= DomainName::kMaxWire) {
    const unsigned size = message[at];
    if ((size & kPointer) == kPointer && at + 1 < message.size()) {
      const auto target = target_of(message, at, limit);
      if (!target) return std::nullopt;
      end = end.value_or(at + 2);
      limit = at = *target;
      continue;
    }
    if (size > DomainName::kMaxLabel || size >= message.size() - at) return std::nullopt;
    const auto label = message.subspan(at, size + 1);
    wire.append(label.begin(), label.end());
    at += size + 1;
    if (size == 0) return Name{std::move(wire), end.value_or(at)};
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
  const auto read = read_name(message_, at_);
  auto name = read ? DomainName::from_wire(read->wire) : std::nullopt;
  if (!name) return malformed("a name in it is broken");
  at_ = read->end;
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
