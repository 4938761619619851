// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/registry/service_name.hpp"

#include <gtest/gtest.h>

#include "hastls/registry/registry.hpp"

namespace hastls::registry {
namespace {

// SPEC.md section 7, srv-contradiction.
TEST(ServiceName, WithTlsIsThatOfAnApplication) {
  for (const char* const name :
       {"imaps", "pop3s", "submissions", "sips", "xmpps-client", "xmpps-server", "caldavs",
        "carddavs", "ldaps", "https", "ftps", "nntps", "telnets", "ircs"}) {
    const Registry table;
    EXPECT_EQ(table.find(name), nullptr) << name;
    const Application* const application = table.find(cleartext_name(name));
    ASSERT_NE(application, nullptr) << name;
    EXPECT_EQ(tls_name(application->name), name);
  }
}

TEST(ServiceName, OfNoOtherFormIsNoneWithTls) {
  EXPECT_EQ(cleartext_name("imap"), "");
  EXPECT_EQ(cleartext_name("s"), "");
  EXPECT_EQ(cleartext_name("xmpp-clients"), "");
  EXPECT_EQ(cleartext_name(""), "");
  EXPECT_EQ(cleartext_name("smtps"), "") << "port 465 is that of submissions";
}

}  // namespace
}  // namespace hastls::registry
