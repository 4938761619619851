// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <array>
#include <iterator>
#include <ostream>

#include "cli/findings.hpp"
#include "cli/plan_options.hpp"
#include "cli/plan_report.hpp"
#include "cli/plan_subject.hpp"
#include "cli/sites.hpp"

namespace hastls::cli::commands {
namespace {

constexpr int kVersion = 1;  // of the JSON object's shape

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  const auto options = read_plan_options(arguments);
  if (!options) return options.error();
  Sites sites(arguments.value("config"));
  const auto found = sites.of(arguments.value("zone").value_or("-"));
  if (!found) {
    show_findings(sites.findings(), arguments, env);
    return found.error();
  }
  const auto subject = read_subject(arguments, **found, *options, env);
  if (!subject) return subject.error();
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
           .summary = "the application of the records, which says how TLS starts: smtp, imap/tcp",
           .choices = application_names},
    Option{.name = "dnssec",
           .argument = "STATUS",
           .summary = "of the answer:",
           .preset = "secure",
           .choices = dnssec_words},
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
