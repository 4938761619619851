// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include "support/findings.hpp"

namespace hastls::report {
namespace {

using hastls::testing::finding_at;
using hastls::testing::rendered;

TEST(GccFormat, WritesOneLineForEachPosition) {
  auto finding = finding_at(19, 20, "x");
  finding.help = "give the port";
  finding.related = {{{"other.zone", {7, 1, 5}}, "the first copy"}};
  finding.included_from = {{"top.zone", {2, 10, 30}}};
  EXPECT_EQ(rendered("gcc", {finding}),
            "example.zone:3:19: error: both ports are 0 [zero-ports]\n"
            "example.zone:3:19: note: give the port\n"
            "other.zone:7:1: note: the first copy\n"
            "top.zone:2:10: note: included from here\n");
}

TEST(GccFormat, KnowsTheLevelsOfEditors) {
  auto finding = finding_at(1, 2, "x");
  finding.severity = diag::Severity::Warning;
  EXPECT_EQ(rendered("gcc", {finding}),
            "example.zone:3:1: warning: both ports are 0 [zero-ports]\n");
  finding.severity = diag::Severity::Info;
  EXPECT_EQ(rendered("gcc", {finding}), "example.zone:3:1: note: both ports are 0 [zero-ports]\n");
  EXPECT_EQ(rendered("gcc", {}), "");
}

TEST(GccFormat, KeepsAFindingOnItsLine) {
  auto finding = finding_at(1, 2, "x");
  finding.message = "a\nb:1:1: error: forged";
  finding.where.file = "x\ny";
  EXPECT_EQ(rendered("gcc", {finding}),
            "x\\ny:3:1: error: a\\nb:1:1: error: forged [zero-ports]\n");
}

}  // namespace
}  // namespace hastls::report
