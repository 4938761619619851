// SPDX-License-Identifier: BSD-2-Clause
#include "report/finding_value.hpp"

#include <utility>

namespace hastls::report {
namespace {

Value to_value(const diag::Related& related) {
  return Object{{"file", related.where.file},
                {"line", related.where.span.line},
                {"column", related.where.span.column},
                {"message", related.message}};
}

}  // namespace

Value to_value(const diag::Diagnostic& finding) {
  Array related;
  for (const diag::Related& other : finding.related) related.push_back(to_value(other));
  return Object{{"rule", finding.rule},
                {"severity", to_string(finding.severity)},
                {"message", finding.message},
                {"file", finding.where.file},
                {"line", finding.where.span.line},
                {"column", finding.where.span.column},
                {"end_column", finding.where.span.end_column},
                {"owner", finding.owner},
                {"help", finding.help},
                {"related", std::move(related)}};
}

}  // namespace hastls::report
