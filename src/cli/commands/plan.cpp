// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "cli/findings.hpp"
#include "cli/option_values.hpp"
#include "cli/plan_options.hpp"
#include "cli/plan_report.hpp"
#include "cli/record_texts.hpp"
#include "cli/sites.hpp"
#include "cli/zone_records.hpp"

namespace hastls::cli::commands {
namespace {

constexpr int kVersion = 1;  // of the JSON object's shape

Result<DnssecStatus> read_dnssec(const Arguments& arguments) {
  std::vector<std::string_view> words;
  for (const DnssecStatus status : kDnssecStatuses) words.push_back(to_string(status));
  const auto word = choice(arguments, "dnssec", words);
  if (!word) return word.error();
  return *parse_dnssec_status(*word);
}

Result<PlanSubject> subject_in_zone(const Arguments& arguments, const Sites::Found& found,
                                    const PlanOptions& options, Env& env) {
  if (arguments.has("app"))
    return Error{ErrorCode::Usage, "with --zone the application stands behind the host", {}};
  if (auto checked = arguments.expect_operands(2, 2, "HOST or APP"); !checked)
    return std::move(checked).error();
  const auto service = registry::Service::parse(arguments.operands()[1]);
  if (!service) return service.error();
  const auto type = read_rrtype(arguments, found.site);
  if (!type) return type.error();
  ZoneQuestion question{.file = *arguments.value("zone"),
                        .read = {},
                        .host = arguments.operands()[0],
                        .service = *service};
  question.read.type = *type;
  question.read.origin = found.site.origin;
  if (const auto text = arguments.value("origin")) {
    const auto origin = DomainName::parse_absolute(*text);
    if (!origin) return Error(origin.error()).in_context("reading --origin");
    question.read.origin = *origin;
  }
  auto subject = zone_records(question, options.quiet, env);
  if (subject) subject->application = find_application(*service, found.site, options, env);
  return subject;
}

Result<PlanSubject> subject_on_the_line(const Arguments& arguments, const posture::Site& site,
                                        const PlanOptions& options, Env& env) {
  constexpr std::size_t kMost = 1000;
  if (auto checked = arguments.expect_operands(1, kMost, "RECORD, as '25 25 1'"); !checked)
    return std::move(checked).error();
  const auto type = read_rrtype(arguments, site);
  if (!type) return type.error();
  auto records = read_records(arguments.operands(), *type);
  if (!records) return std::move(records).error();
  PlanSubject subject;
  subject.records = *std::move(records);
  if (const auto text = arguments.value("app")) {
    const auto service = registry::Service::parse(*text);
    if (!service) return Error(service.error()).in_context("reading --app");
    subject.application = find_application(*service, site, options, env);
  }
  return subject;
}

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  const auto options = read_plan_options(arguments);
  if (!options) return options.error();
  const auto dnssec = read_dnssec(arguments);
  if (!dnssec) return dnssec.error();
  const std::string zone = arguments.value("zone").value_or("");
  Sites sites(arguments.value("config"));
  const auto found = sites.of(zone.empty() ? "-" : zone);
  if (!found) {
    show_findings(sites.findings(), arguments, env);
    return found.error();
  }
  auto subject = zone.empty() ? subject_on_the_line(arguments, (*found)->site, *options, env)
                              : subject_in_zone(arguments, **found, *options, env);
  if (!subject) return std::move(subject).error();
  subject->dnssec = *dnssec;
  const auto plans = make_plans(*subject, *options);
  if (options->json) {
    report::Object object{{"version", kVersion}};
    std::ranges::move(plan_members(*subject, plans.front()), std::back_inserter(object));
    env.out << to_json(object, report::Layout::OneLine) << '\n';
  } else {
    env.out << plans_text(*subject, plans, *options);
  }
  return exit_code(plans);
}

constexpr std::array kOptions{
    kClientOption,
    Option{.name = "app",
           .letter = 'a',
           .argument = "APP[/PROTO]",
           .summary = "the application of the records, which says how TLS starts: smtp, imap/tcp"},
    Option{.name = "dnssec",
           .argument = "STATUS",
           .summary = "of the answer: secure, insecure, indeterminate, bogus or failed",
           .preset = "secure"},
    kLiteralOption,
    Option{.name = "zone",
           .argument = "FILE",
           .summary = "plan for a host of this zone file: HOST APP[/PROTO] follow then"},
    Option{.name = "origin",
           .argument = "NAME",
           .summary = "the zone's name, which completes relative names"},
    kRrtypeOption,
    kPlanFormatOption,
    kConfigOption,
};

constexpr std::array kExamples{
    Example{"hastls plan --app smtp '25 25 1'", "what each kind of client makes of the record"},
    Example{"hastls plan --client cfb '80 443 0' '8080 8443 0'", "one client, two records"},
    Example{"hastls plan --zone example.com.zone mx1 smtp", "the records of a zone file"},
    Example{"hastls plan --client cio --dnssec bogus --format json '25 0 0'", "for a program"},
};

}  // namespace

extern const Command plan{
    .name = "plan",
    .usage = "RECORD...",
    .summary = "Show what a conforming client does with records.",
    .description =
        "A RECORD is one word for the shell: '25 25 1', 'HASTLS 25 25 1', '\\# 6 001900190001', or "
        "a whole line of a zone file. Several are those of one host and application, in the order "
        "in which a client is to try them. What a clause says is in docs/protocol.md.\n"
        "\n"
        "Exit codes: 0, the client may connect, or nothing is known and it follows its own policy; "
        "1, it must not connect (of several clients: none of them may); 2, the command line is "
        "wrong or a file cannot be read.",
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace hastls::cli::commands
