// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"

namespace hastls::resolver {

/// A file of DNSKEY and DS records in zone format: what validation begins with.
class TrustAnchors {
 public:
  /// Where Debian's dns-root-data and unbound keep those of the root, the first that exists counts.
  static constexpr std::array<std::string_view, 3> kSystemFiles{
      "/usr/share/dns/root.key", "/var/lib/unbound/root.key", "/etc/unbound/root.key"};

  /// Errors: Io where the file cannot be read; Usage where it holds no anchor.
  [[nodiscard]] static Result<TrustAnchors> read(const std::string& file);

  /// The first of `files` that can be read.
  /// Errors: Io, naming the package to install.
  [[nodiscard]] static Result<TrustAnchors> system(std::span<const std::string_view> files);

  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  /// True where some anchor is at or above `name`: only then can an answer be proven insecure.
  [[nodiscard]] bool cover(const DomainName& name) const noexcept;

 private:
  std::string file_;
  std::vector<DomainName> owners_;
};

}  // namespace hastls::resolver
