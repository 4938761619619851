// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include <gtest/gtest.h>

#include "support/findings.hpp"

namespace hastls::report {
namespace {

using hastls::testing::finding_at;
using hastls::testing::rendered;

TEST(GithubFormat, IsOneWorkflowCommandForEachFinding) {
  auto finding = finding_at(19, 20, "x");
  finding.help = "give the port";
  finding.related = {{{"other.zone", {7, 1, 5}}, "the first copy"}};
  finding.included_from = {{"top.zone", {2, 10, 30}}};
  EXPECT_EQ(rendered("github", {finding}),
            "::error file=example.zone,line=3,col=19,title=zero-ports::both ports are 0"
            "%0Ahelp: give the port%0Aother.zone:7:1: the first copy%0Aincluded from "
            "top.zone:2:10\n");
  EXPECT_EQ(rendered("github", {}), "");
}

TEST(GithubFormat, NamesFilesAsTheRepositoryDoes) {
  auto finding = finding_at(1, 2, "x");
  finding.where.file = "././zones/../a.zone";
  EXPECT_TRUE(rendered("github", {finding}).starts_with("::error file=zones/../a.zone,"));
}

TEST(GithubFormat, KnowsGithubsLevels) {
  auto finding = finding_at(1, 2, "x");
  finding.severity = diag::Severity::Warning;
  EXPECT_TRUE(rendered("github", {finding}).starts_with("::warning file="));
  finding.severity = diag::Severity::Info;
  EXPECT_TRUE(rendered("github", {finding}).starts_with("::notice file="));
}

TEST(GithubFormat, LetsNothingBeginACommand) {
  auto finding = finding_at(1, 2, "x");
  finding.where.file = "a,b:c\n::error::x%";
  finding.message = "m\r\n::set-env::%0A";
  EXPECT_EQ(rendered("github", {finding}),
            "::error file=a%2Cb%3Ac\\n%3A%3Aerror%3A%3Ax%25,line=3,col=1,title=zero-ports::"
            "m\\r\\n::set-env::%250A\n");
}

}  // namespace
}  // namespace hastls::report
