// SPDX-License-Identifier: BSD-2-Clause
#include "dns/transfer/tsig.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "dns/fields.hpp"
#include "dns/handles.hpp"

namespace hastls::dns {
namespace {

constexpr std::uint16_t kFudge = 300;
constexpr std::size_t kMostUncovered = 99;
constexpr std::size_t kAdditionalCount = 10;  // its place in the header

struct TsigError {
  std::uint16_t code;
  std::string_view text;
};
constexpr std::array kErrors{
    TsigError{16, "BADSIG, the secret is another one there"},
    TsigError{17, "BADKEY, it has no such key or another algorithm for it"},
    TsigError{18, "BADTIME, its clock and this one differ"},
    TsigError{22, "BADTRUNC, it wants a longer signature"},
};

Error refused(std::string message) {
  return {ErrorCode::Network, std::move(message), {}};
}

void append(Octets& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}
void append(Octets& out, Message octets) {
  out.insert(out.end(), octets.begin(), octets.end());
}
void append_timers(Octets& out, const TsigRdata& tsig) {
  append_number(out, tsig.time, 6);
  append_number(out, tsig.fudge, 2);
}

// A MAC as the next one covers it.
Octets chained(Message mac) {
  Octets out;
  append_number(out, mac.size(), 2);
  append(out, mac);
  return out;
}

// The message as it was before it was signed (RFC 8945 §5.2).
Octets unsigned_form(Message message, const WireRecord& record, const TsigRdata& tsig) {
  Octets out(message.begin(), message.begin() + static_cast<std::ptrdiff_t>(record.begin));
  const auto additionals = number_at(message, kAdditionalCount, 2) - 1;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t shift = 8 * (1 - i);
    out[i] = static_cast<std::uint8_t>(tsig.original_id >> shift);
    out[kAdditionalCount + i] = static_cast<std::uint8_t>(additionals >> shift);
  }
  return out;
}

}  // namespace

std::string tsig_error_text(std::uint16_t error) {
  const auto* const found = std::ranges::find(kErrors, error, &TsigError::code);
  return found == kErrors.end() ? fmt::format("TSIG error {}", error) : std::string(found->text);
}

Result<TsigRdata> TsigRdata::read(Message rdata) {
  MessageReader in(rdata, 0);
  TsigRdata out;
  auto algorithm = in.name();
  if (!algorithm) return std::move(algorithm).error();
  out.algorithm = *std::move(algorithm);
  const auto times = in.octets(10);  // time, fudge, the MAC's size
  if (!times) return times.error();
  out.time = number_at(*times, 0, 6);
  out.fudge = static_cast<std::uint16_t>(number_at(*times, 6, 2));
  const auto mac = in.octets(number_at(*times, 8, 2));
  if (!mac) return mac.error();
  out.mac = *mac;
  const auto rest = in.octets(6);  // original ID, error, the other data's size
  if (!rest) return rest.error();
  out.original_id = static_cast<std::uint16_t>(number_at(*rest, 0, 2));
  out.error = static_cast<std::uint16_t>(number_at(*rest, 2, 2));
  const auto other = in.octets(number_at(*rest, 4, 2));
  if (!other) return other.error();
  out.other = *other;
  if (!in.at_end()) return Error{ErrorCode::Syntax, "its TSIG record is too long", {}};
  return out;
}

TsigExchange::TsigExchange(TsigKey key)
    : key_(std::move(key)), algorithm_(find_tsig_algorithm(key_.algorithm)) {
  assert(algorithm_ != nullptr);
}

Octets TsigExchange::variables(const TsigRdata& tsig) const {
  Octets out;
  append(out, key_.name.wire());
  append_number(out, LDNS_RR_CLASS_ANY, 2);
  append_number(out, 0, 4);  // TTL
  append(out, key_.algorithm.wire());
  append_timers(out, tsig);
  append_number(out, tsig.error, 2);
  append_number(out, tsig.other.size(), 2);
  append(out, tsig.other);
  return out;
}

Octets TsigExchange::mac_of(const Octets& data) const {
  const EVP_MD* const digest = EVP_get_digestbyname(algorithm_->digest.data());
  Octets out(EVP_MAX_MD_SIZE);
  unsigned size = 0;
  const bool made = HMAC(digest, key_.secret.data(), static_cast<int>(key_.secret.size()),
                         data.data(), data.size(), out.data(), &size) != nullptr;
  // Where the system's policy forbids the hash nothing verifies, and nothing is sent unsigned.
  out.resize(made ? size : 0);
  return out;
}

void TsigExchange::sign(Octets& query, std::uint64_t now) {
  TsigRdata tsig;
  tsig.time = now;
  tsig.fudge = kFudge;
  tsig.original_id = static_cast<std::uint16_t>(number_at(query, 0, 2));
  Octets signed_data = query;
  append(signed_data, Message(variables(tsig)));
  const Octets mac = mac_of(signed_data);
  data_ = chained(mac);

  Octets rdata;
  append(rdata, key_.algorithm.wire());
  append_timers(rdata, tsig);
  append(rdata, Message(data_));
  append_number(rdata, tsig.original_id, 2);
  append_number(rdata, 0, 4);  // error, and the other data's size

  append(query, key_.name.wire());
  append_number(query, LDNS_RR_TYPE_TSIG, 2);
  append_number(query, LDNS_RR_CLASS_ANY, 2);
  append_number(query, 0, 4);  // TTL
  append_number(query, rdata.size(), 2);
  append(query, Message(rdata));
  query[kAdditionalCount + 1] = 1;
}

Status TsigExchange::check_fields(const WireRecord& record, const TsigRdata& tsig,
                                  std::uint64_t now) const {
  if (record.owner != key_.name)
    return refused(fmt::format("it is signed with another key, {}", record.owner.to_string()));
  if (tsig.algorithm != key_.algorithm)
    return refused(fmt::format("it is signed with {}", tsig.algorithm.to_string()));
  if (tsig.error != 0) return refused(tsig_error_text(tsig.error));
  if (tsig.mac.size() != algorithm_->size) return refused("its signature is cut short");
  const std::uint64_t apart = now > tsig.time ? now - tsig.time : tsig.time - now;
  if (apart > tsig.fudge)
    return refused(
        fmt::format("its signature is {} s from now, and holds for {} s", apart, tsig.fudge));
  return Done{};
}

Status TsigExchange::verify(Message message, const std::optional<WireRecord>& record,
                            std::uint64_t now) {
  if (!record) {
    if (!signed_any_) return refused("it is not signed");
    if (++uncovered_ > kMostUncovered) return refused("too many in a row are not signed");
    append(data_, message);
    return Done{};
  }
  const auto tsig = TsigRdata::read(record->rdata);
  if (!tsig) return tsig.error();
  if (auto checked = check_fields(*record, *tsig, now); !checked) return checked;
  append(data_, Message(unsigned_form(message, *record, *tsig)));
  if (signed_any_)
    append_timers(data_, *tsig);
  else
    append(data_, Message(variables(*tsig)));
  const Octets mac = mac_of(data_);
  if (mac.size() != tsig->mac.size() ||
      CRYPTO_memcmp(mac.data(), tsig->mac.data(), mac.size()) != 0)
    return refused("its signature is wrong");
  data_ = chained(mac);
  uncovered_ = 0;
  signed_any_ = true;
  return Done{};
}

}  // namespace hastls::dns
