// SPDX-License-Identifier: BSD-2-Clause
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "cli/findings.hpp"
#include "cli/query_report.hpp"
#include "cli/resolver_options.hpp"
#include "cli/sites.hpp"

namespace hastls::cli::commands {
namespace {

constexpr std::string_view kMail = "smtp";

/// What the command line asks for.
struct Query {
  DomainName name;  ///< Of the host, or of the mail domain.
  bool mail = false;
  registry::Service service;
};

Result<Query> read_query(const Arguments& arguments) {
  const auto domain = arguments.value("mx");
  const std::size_t count = domain ? 0 : 2;
  if (auto checked = arguments.expect_operands(count, count, "HOST or APP"); !checked)
    return std::move(checked).error();
  const auto name = read_host(domain ? *domain : arguments.operands()[0]);
  if (!name) return name.error();
  const auto service =
      registry::Service::parse(domain ? kMail : std::string_view(arguments.operands()[1]));
  if (!service) return service.error();
  return Query{.name = *name, .mail = domain.has_value(), .service = *service};
}

Result<QueryReport> ask(const Query& query, const HostQuestion& question,
                        const PlanOptions& options, resolver::Resolver& resolver) {
  if (!query.mail) {
    const auto hosts = ask_hosts({&query.name, 1}, question, resolver);
    if (!hosts) return hosts.error();
    return report_host(hosts->front(), question, options);
  }
  const auto route = find_mail_route(query.name, resolver);
  if (!route) return route.error();
  const auto hosts = ask_mail_hosts(*route, question, resolver);
  if (!hosts) return hosts.error();
  return report_mail(*route, *hosts, options);
}

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  const auto query = read_query(arguments);
  if (!query) return query.error();
  const auto options = read_plan_options(arguments);
  if (!options) return options.error();
  const auto ways = read_resolver_options(arguments);
  if (!ways) return ways.error();
  Sites sites(arguments.value("config"));
  const auto found = sites.of("-");
  if (!found) {
    show_findings(sites.findings(), arguments, env);
    return found.error();
  }
  const posture::Site& site = (*found)->site;
  const auto type = read_rrtype(arguments, site);
  if (!type) return type.error();
  const HostQuestion question{.service = query->service,
                              .application = find_application(query->service, site, *options, env),
                              .type = *type};
  auto resolver = env.open_resolver(*ways);
  if (!resolver) return std::move(resolver).error();
  const auto report = ask(*query, question, *options, **resolver);
  if (!report) return report.error();
  env.out << report->text;
  return report->code;
}

constexpr std::array kOptions{
    kClientOption,
    Option{.name = "mx",
           .argument = "DOMAIN",
           .summary = "instead of HOST and APP: smtp at every MX host of this mail domain"},
    kServerOption,
    kStubOption,
    kAnchorOption,
    kNoAnchorOption,
    kTimeoutOption,
    kLiteralOption,
    kRrtypeOption,
    kPlanFormatOption,
    kConfigOption,
};

constexpr std::array kExamples{
    Example{"hastls query mx1.example.com smtp", "what the host says, and what clients make of it"},
    Example{"hastls query --mx example.com --client cfb", "how safely mail to a domain travels"},
    Example{"hastls query --stub example.com=192.0.2.53 --anchor K.key www.example.com http",
            "a zone that is not delegated yet, from its own server"},
    Example{"hastls query --client cfb --format json imap.example.com imap", "for a program"},
};

}  // namespace

extern const Command query{
    .name = "query",
    .usage = "HOST APP[/PROTO]",
    .summary = "Look a host's records up with DNSSEC, and plan with them.",
    .description =
        "Asks for the HASTLS records of an application on a host, validates the answer in this "
        "process, and shows what a conforming client does. An answer that is bogus, and one that "
        "does not come, tell a client not to connect; one that is not signed tells it nothing.\n"
        "\n"
        "With --mx the MX records of the domain count too: no host is worth more than they are.\n"
        "\n"
        "Exit codes: 0, the client may connect, or nothing is known and it follows its own policy; "
        "1, it must not connect (of several clients and hosts: none may, nowhere); 2, the command "
        "line is wrong, or there is no trust anchor.",
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace hastls::cli::commands
