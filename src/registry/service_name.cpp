// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/registry/service_name.hpp"

#include <algorithm>

#include "hastls/core/ascii.hpp"

namespace hastls::registry {
namespace {

std::size_t first_word(std::string_view name) noexcept {
  return std::min(name.find('-'), name.size());
}

}  // namespace

std::string cleartext_name(std::string_view name) {
  // Never smtp with TLS: port 465, which it stood for, is that of submissions (RFC 8314 §7.3).
  if (ascii::equal_ignoring_case(name, "smtps")) return {};
  const std::size_t end = first_word(name);
  if (end < 2 || ascii::lower(name[end - 1]) != 's') return {};
  return std::string(name).erase(end - 1, 1);
}

std::string tls_name(std::string_view cleartext) {
  return std::string(cleartext).insert(first_word(cleartext), 1, 's');
}

}  // namespace hastls::registry
