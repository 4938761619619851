// SPDX-License-Identifier: BSD-2-Clause
#include "cli/mail_query.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "hastls/resolver/mail_exchange.hpp"

namespace hastls::cli {
namespace {

using resolver::Found;
using resolver::MailExchange;

std::vector<MailExchange> exchanges_of(MailRoute& route) {
  std::vector<MailExchange> out;
  for (const std::string& rdata : route.answer.rdata) {
    if (const auto exchange = MailExchange::from_rdata(rdata)) {
      out.push_back(*exchange);
    } else {
      route.unreadable.push_back(generic_text(rdata));
    }
  }
  std::ranges::sort(out, [](const MailExchange& a, const MailExchange& b) {
    return std::tie(a.preference, a.host) < std::tie(b.preference, b.host);
  });
  return out;
}

void add_hosts(MailRoute& route) {
  const auto exchanges = exchanges_of(route);
  for (const MailExchange& exchange : exchanges) {
    // RFC 7505 §3: the root is no host; alone it says that there is no mail.
    if (exchange.host.is_root() ||
        std::ranges::find(route.hosts, exchange.host) != route.hosts.end())
      continue;
    route.hosts.push_back(exchange.host);
    route.preferences.push_back(exchange.preference);
  }
  if (route.hosts.empty())
    route.dead_end = exchanges.empty() ? "none of its MX records can be read"
                                       : "it takes no mail: a null MX (RFC 7505)";
}

void follow(MailRoute& route) {
  switch (route.answer.status) {
    case DnssecStatus::Bogus: route.dead_end = "its MX records are bogus"; return;
    case DnssecStatus::Failed: route.dead_end = "its MX records cannot be looked up"; return;
    case DnssecStatus::Secure:
    case DnssecStatus::Insecure:
    case DnssecStatus::Indeterminate: break;
  }
  switch (route.answer.found) {
    case Found::Records: add_hosts(route); return;
    case Found::NoData: route.hosts.push_back(route.domain); return;
    case Found::NoName: route.dead_end = "there is no such domain"; return;
  }
}

}  // namespace

Result<MailRoute> find_mail_route(const DomainName& domain, resolver::Resolver& resolver) {
  const std::array question{resolver::Question{domain, MailExchange::kType}};
  auto answers = resolver.ask(question);
  if (!answers) return std::move(answers).error();
  MailRoute route;
  route.domain = domain;
  route.answer = std::move(answers->front());
  follow(route);
  return route;
}

Result<std::vector<HostAnswer>> ask_mail_hosts(const MailRoute& route, const HostQuestion& question,
                                               resolver::Resolver& resolver) {
  auto hosts = ask_hosts(route.hosts, question, resolver);
  if (!hosts) return hosts;
  for (HostAnswer& host : *hosts) {
    const DnssecStatus whole = weaker(host.subject.dnssec, route.answer.status);
    if (whole == host.subject.dnssec) continue;
    host.subject.dnssec = whole;
    host.subject.weak_link = fmt::format("the MX answer of {} is {}, and nothing behind it is more",
                                         route.domain.to_string(), to_string(whole));
  }
  return hosts;
}

}  // namespace hastls::cli
