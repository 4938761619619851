// SPDX-License-Identifier: BSD-2-Clause
#include "lint/standing.hpp"

#include "hastls/zone/type_code.hpp"

#include "lint/wildcards.hpp"

namespace hastls::lint {
namespace {

bool is_usual_label(std::string_view label) noexcept {
  return label.size() > 1 && label[1] != '_' && (label[0] != '\1' || label[1] != '*');
}

}  // namespace

Standing::Standing(const Context& context)
    : context_(context),
      is_fragment_(context.zone.is_fragment()),
      may_be_doubled_(may_be_doubled(context)) {}

bool Standing::is_usual(zone::NameId owner) {
  const zone::NameTree& names = context_.zone.names();
  const auto proto = names.parent(owner);
  const auto host = proto ? names.parent(*proto) : std::nullopt;
  if (!host || names.has_facts(owner) || names.has_facts(*proto)) return false;
  if (host_ != *host) {
    host_ = *host;
    host_usual_ = is_usual_host(*host);
  }
  return host_usual_;
}

bool Standing::is_usual_host(zone::NameId host) {
  const zone::NameTree& names = context_.zone.names();
  if (!is_fragment_ && !names.has_address(host)) return false;
  const auto above = names.parent(host);
  if (!above) return false;
  if (above_ != above) {
    above_ = above;
    above_usual_ = is_usual_above(*above);
  }
  if (!above_usual_ || !is_usual_label(names.label(host))) return false;
  if (may_be_doubled_ && is_doubled(context_, host)) return false;
  const zone::MailFacts& mail = context_.zone.typed().mail;
  if (!mail.elsewhere.empty() && !mail.is_exchange(host) && mail.elsewhere_of(host) != nullptr)
    return false;
  if (names.has_facts(host) && (!is_open(host) || names.has(host, zone::types::kCname)))
    return false;
  return context_.zone.apex_name() != host;  // there is one
}

// Whether no other zone begins at the name.
bool Standing::is_open(zone::NameId name) const {
  const zone::NameTree& names = context_.zone.names();
  const bool is_apex = context_.zone.apex_name() == name;
  return !names.has(name, zone::types::kDname) && (is_apex || !names.has(name, zone::types::kNs));
}

bool Standing::is_usual_above(zone::NameId host) {
  const zone::NameTree& names = context_.zone.names();
  bool in_zone = !context_.zone.apex();
  for (std::optional<zone::NameId> at = host; at; at = names.parent(*at)) {
    const bool is_root = *at == zone::NameId{};
    if (!is_open(*at) || (!is_root && !is_usual_label(names.label(*at)))) return false;
    in_zone = in_zone || context_.zone.apex_name() == *at;
  }
  return in_zone;
}

}  // namespace hastls::lint
