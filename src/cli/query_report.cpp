// SPDX-License-Identifier: BSD-2-Clause
#include "cli/query_report.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "hastls/client/exposure.hpp"
#include "hastls/core/printable.hpp"

namespace hastls::cli {
namespace {

using client::Plan;
using report::Object;
using report::Value;
using resolver::Answer;
using resolver::Found;
using Plans = std::vector<Plan>;

constexpr int kVersion = 1;  // of the JSON objects' shape

bool says_something(const Answer& answer) noexcept {
  return answer.status != DnssecStatus::Bogus && answer.status != DnssecStatus::Failed;
}

std::string content_text(const Answer& answer) {
  if (!says_something(answer)) return printable(answer.reason);
  switch (answer.found) {
    case Found::NoData: return "no such record (NODATA)";
    case Found::NoName: return "no such name (NXDOMAIN)";
    case Found::Records: break;
  }
  const std::size_t count = answer.rdata.size();
  return fmt::format("{} record{}, TTL {}", count, count == 1 ? "" : "s", answer.ttl);
}

std::string answer_text(const Answer& answer) {
  std::string out =
      fmt::format("answer   {}: {}\n", to_string(answer.status), content_text(answer));
  if (!answer.alias.empty()) out += fmt::format("alias    {}\n", printable(answer.alias));
  return out;
}

Value found_value(const Answer& answer) {
  if (!says_something(answer)) return {};
  switch (answer.found) {
    case Found::Records: return "records";
    case Found::NoData: return "nodata";
    case Found::NoName: return "nxdomain";
  }
  return {};
}

Object answer_value(const Answer& answer) {
  Object out{{"dnssec", to_string(answer.status)}, {"found", found_value(answer)}};
  if (!answer.rdata.empty()) out.emplace_back("ttl", answer.ttl);
  if (!answer.alias.empty()) out.emplace_back("alias", answer.alias);
  if (!answer.reason.empty()) out.emplace_back("reason", answer.reason);
  return out;
}

void append(Object& to, Object from) {
  std::ranges::move(from, std::back_inserter(to));
}

// What a query and each host of a mail domain have in common.
Object host_members(const HostAnswer& host, const Plan& plan) {
  report::Array records;
  for (const record::Hastls& record : host.subject.records)
    records.emplace_back(record::to_text(record));
  Object out{{"owner", host.owner.to_string()},
             {"answer", answer_value(host.answer)},
             {"records", std::move(records)}};
  append(out, plan_members(host.subject, plan));
  return out;
}

std::string one_line(Object object) {
  return to_json(std::move(object), report::Layout::OneLine) + '\n';
}

/// The hosts of a mail domain with their plans, one a client.
struct Planned {
  std::span<const HostAnswer> hosts;
  std::vector<Plans> plans;

  /// The host at which this client may fare worst. Precondition: there is a host.
  [[nodiscard]] std::size_t weakest(std::size_t client) const {
    std::size_t out = 0;
    for (std::size_t i = 1; i < plans.size(); ++i) {
      if (exposure(plans[i][client]) < exposure(plans[out][client])) out = i;
    }
    return out;
  }
  [[nodiscard]] ExitCode code() const {
    const bool none = std::ranges::all_of(
        plans, [](const Plans& of) { return exit_code(of) == ExitCode::Findings; });
    return none ? ExitCode::Findings : ExitCode::Fine;
  }
};

std::string exposure_text(client::Exposure exposure) {
  switch (exposure) {
    case client::Exposure::InTheClear: return "in the clear";
    case client::Exposure::Unknown: return "by its own policy: nothing is known";
    case client::Exposure::MayFallBack: return "TLS, but it may fall back";
    case client::Exposure::TlsOnly: return "TLS only";
    case client::Exposure::NoConnection: break;
  }
  return "do not connect";
}

std::string mail_text(const MailRoute& route, const Planned& planned, const PlanOptions& options) {
  PlanOptions terse = options;
  terse.quiet = true;
  std::string out =
      fmt::format("mail     {}\n{}", route.domain.to_string(), answer_text(route.answer));
  for (const std::string& rdata : route.unreadable)
    out += fmt::format("mx       {} ignored: no MX RDATA\n", rdata);
  if (!route.dead_end.empty()) return out + fmt::format("nothing  {}\n", route.dead_end);
  for (std::size_t i = 0; i < planned.hosts.size(); ++i) {
    const HostAnswer& host = planned.hosts[i];
    const std::string rank = route.is_implicit()
                                 ? "the domain itself: it has no MX"
                                 : fmt::format("preference {}", route.preferences[i]);
    out += fmt::format("\nhost     {} ({})\n{}", host.host.to_string(), rank,
                       answer_text(host.answer));
    out += plans_text(host.subject, planned.plans[i], terse);
  }
  out += '\n';
  for (std::size_t i = 0; i < options.policies.size(); ++i) {
    const std::size_t at = planned.weakest(i);
    out += fmt::format("weakest  {}  {}  {}\n", to_string(options.policies[i]),
                       planned.hosts[at].host.to_string(),
                       exposure_text(exposure(planned.plans[at][i])));
  }
  return out;
}

Object mail_object(const MailRoute& route, const Planned& planned, const PlanOptions& options) {
  Object out{{"version", kVersion},
             {"domain", route.domain.to_string()},
             {"mx", answer_value(route.answer)},
             {"client", to_string(options.policies.front())}};
  report::Array hosts;
  for (std::size_t i = 0; i < planned.hosts.size(); ++i) {
    Object host{{"host", planned.hosts[i].host.to_string()}};
    if (!route.is_implicit()) host.emplace_back("preference", route.preferences[i]);
    append(host, host_members(planned.hosts[i], planned.plans[i].front()));
    hosts.emplace_back(std::move(host));
  }
  out.emplace_back("hosts", std::move(hosts));
  if (route.dead_end.empty()) {
    out.emplace_back("weakest", planned.hosts[planned.weakest(0)].host.to_string());
  } else {
    out.emplace_back("nothing", route.dead_end);
  }
  return out;
}

}  // namespace

QueryReport report_host(const HostAnswer& host, const HostQuestion& question,
                        const PlanOptions& options) {
  const Plans plans = make_plans(host.subject, options);
  if (options.json) {
    Object object{{"version", kVersion},
                  {"host", host.host.to_string()},
                  {"application", question.service.to_string()},
                  {"rrtype", question.type.code()}};
    append(object, host_members(host, plans.front()));
    return {one_line(std::move(object)), exit_code(plans)};
  }
  return {fmt::format("query    {} {}\n{}{}", host.owner.to_string(), question.type.to_string(),
                      answer_text(host.answer), plans_text(host.subject, plans, options)),
          exit_code(plans)};
}

QueryReport report_mail(const MailRoute& route, std::span<const HostAnswer> hosts,
                        const PlanOptions& options) {
  Planned planned{.hosts = hosts, .plans = {}};
  for (const HostAnswer& host : hosts) planned.plans.push_back(make_plans(host.subject, options));
  return {options.json ? one_line(mail_object(route, planned, options))
                       : mail_text(route, planned, options),
          planned.code()};
}

}  // namespace hastls::cli
