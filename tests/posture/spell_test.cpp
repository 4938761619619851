// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/posture/spell.hpp"

#include <gmock/gmock.h>

#include "support/posture_text.hpp"

namespace hastls::testing {
namespace {

TEST(SpellEntry, SaysEveryFieldThatIsNotZero) {
  EXPECT_EQ(posture::spell_entry({80, 0, 0}), "{posture: SIO, insecure-port: 80}");
  EXPECT_EQ(posture::spell_entry({0, 443, 1}),
            "{posture: SSO, secure-port: 443, prefer-secure: true}");
  EXPECT_EQ(posture::spell_entry({25, 25, 0}),
            "{posture: SSB, insecure-port: 25, secure-port: 25}");
}

TEST(SpellEntry, AsksForTheRecordThatItSpells) {
  for (const record::Hastls& record :
       {record::Hastls{80, 0, 0}, record::Hastls{0, 443, 0}, record::Hastls{0, 143, 1},
        record::Hastls{143, 143, 0}, record::Hastls{143, 1993, 1}, record::Hastls{65535, 1, 1}}) {
    const auto loaded =
        load_texts({"version: 1\nzone: a.test\nservers:\n- host: h\n"
                    "  applications: {imap: " +
                    posture::spell_entry(record) + "}\n"});
    EXPECT_THAT(records_of(loaded),
                ::testing::ElementsAre("_imap._tcp.h.a.test. 3600 " + record::to_text(record)));
  }
}

}  // namespace
}  // namespace hastls::testing
