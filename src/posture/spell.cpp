// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/posture/spell.hpp"

#include <fmt/format.h>

#include "hastls/posture/keys.hpp"

namespace hastls::posture {
namespace {

std::string_view name_of(EntryKey key) {
  return entry_keys().keys[static_cast<std::size_t>(key)].name;
}

}  // namespace

std::string spell_entry(const record::Hastls& record) {
  std::string out =
      fmt::format("{{{}: {}", name_of(EntryKey::Posture), to_string(*record.posture()));
  const auto add = [&out](EntryKey key, const auto& value) {
    out += fmt::format(", {}: {}", name_of(key), value);
  };
  if (record.ins_port != 0) add(EntryKey::InsecurePort, record.ins_port);
  if (record.sec_port != 0) add(EntryKey::SecurePort, record.sec_port);
  if (record.pol_pref != 0) add(EntryKey::PreferSecure, true);
  return out + '}';
}

}  // namespace hastls::posture
