// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"

namespace hastls::dns {

// The RDATA of the types that rules compare HASTLS records with. Each parse() reads what
// rdata_fault() takes, mnemonic or generic, and gives nothing for the rest.

/// RFC 1035 §3.3.9; exchange is the root in a null MX (RFC 7505).
struct Mx {
  std::uint16_t preference = 0;
  DomainName exchange;
  [[nodiscard]] static std::optional<Mx> parse(std::string_view rdata, const DomainName& origin);
};

/// RFC 2782; target is the root where the service is not offered.
struct Srv {
  std::uint16_t priority = 0;
  std::uint16_t weight = 0;
  std::uint16_t port = 0;
  DomainName target;
  [[nodiscard]] static std::optional<Srv> parse(std::string_view rdata, const DomainName& origin);
};

/// RFC 6698 §2.1, without the association data.
struct Tlsa {
  std::uint8_t usage = 0;
  std::uint8_t selector = 0;
  std::uint8_t matching = 0;
  [[nodiscard]] static std::optional<Tlsa> parse(std::string_view rdata, const DomainName& origin);
};

/// RFC 9460 §2.2, of SVCB and HTTPS alike; priority 0 is AliasMode.
struct Svcb {
  std::uint16_t priority = 0;
  DomainName target;
  [[nodiscard]] static std::optional<Svcb> parse(std::string_view rdata, const DomainName& origin);
};

/// RFC 4034 §3.1, without the signature. Units: times in seconds since 1970, modulo 2^32.
struct Rrsig {
  std::uint16_t type_covered = 0;
  std::uint8_t algorithm = 0;
  std::uint8_t labels = 0;
  std::uint32_t original_ttl = 0;
  std::uint32_t expiration = 0;
  std::uint32_t inception = 0;
  std::uint16_t key_tag = 0;
  DomainName signer;
  [[nodiscard]] static std::optional<Rrsig> parse(std::string_view rdata, const DomainName& origin);
  /// Shape: as rdata_wire() makes it.
  [[nodiscard]] static Rrsig from_wire(std::span<const std::uint8_t> rdata);
};

/// Which types a name has (RFC 4034 §4.1.2). Shape: windows as on the wire.
class TypeBitmap {
 public:
  TypeBitmap() = default;
  explicit TypeBitmap(std::vector<std::uint8_t> windows) : windows_(std::move(windows)) {}
  [[nodiscard]] bool contains(std::uint16_t type) const noexcept;

 private:
  std::vector<std::uint8_t> windows_;
};

/// RFC 4034 §4.1.
struct Nsec {
  DomainName next;
  TypeBitmap types;
  [[nodiscard]] static std::optional<Nsec> parse(std::string_view rdata, const DomainName& origin);
};

/// How the names of one chain of NSEC3 records are hashed (RFC 5155 §3.1).
struct Nsec3Parameters {
  std::uint8_t algorithm = 0;
  std::uint16_t iterations = 0;
  std::vector<std::uint8_t> salt;
  friend bool operator==(const Nsec3Parameters&, const Nsec3Parameters&) = default;
};

/// RFC 5155 §4.2.
struct Nsec3Param {
  std::uint8_t flags = 0;
  Nsec3Parameters parameters;
  [[nodiscard]] static std::optional<Nsec3Param> parse(std::string_view rdata,
                                                       const DomainName& origin);
};

/// RFC 5155 §3.2.
struct Nsec3 {
  std::uint8_t flags = 0;
  Nsec3Parameters parameters;
  std::vector<std::uint8_t> next_hashed;
  TypeBitmap types;
  [[nodiscard]] static std::optional<Nsec3> parse(std::string_view rdata, const DomainName& origin);
};

}  // namespace hastls::dns
