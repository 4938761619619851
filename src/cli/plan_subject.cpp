// SPDX-License-Identifier: BSD-2-Clause
#include "cli/plan_subject.hpp"

#include "cli/option_values.hpp"
#include "cli/record_texts.hpp"
#include "cli/zone_records.hpp"

namespace hastls::cli {
namespace {

Result<DnssecStatus> read_dnssec(const Arguments& arguments) {
  const Words words = dnssec_words();
  const std::vector<std::string_view> allowed(words.begin(), words.end());
  const auto word = choice(arguments, "dnssec", allowed);
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
  ZoneQuestion question;
  question.file = arguments.value("zone").value_or("");
  question.host = arguments.operands()[0];
  question.service = *service;
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

}  // namespace

Words dnssec_words() {
  Words out;
  for (const DnssecStatus status : kDnssecStatuses) out.emplace_back(to_string(status));
  return out;
}

Result<PlanSubject> read_subject(const Arguments& arguments, const Sites::Found& found,
                                 const PlanOptions& options, Env& env) {
  const auto dnssec = read_dnssec(arguments);
  if (!dnssec) return dnssec.error();
  auto subject = arguments.has("zone") ? subject_in_zone(arguments, found, options, env)
                                       : subject_on_the_line(arguments, found.site, options, env);
  if (subject) subject->dnssec = *dnssec;
  return subject;
}

}  // namespace hastls::cli
