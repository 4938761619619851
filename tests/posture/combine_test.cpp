// SPDX-License-Identifier: BSD-2-Clause
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "support/posture_text.hpp"

namespace hastls::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string document(const std::string& zone, const std::string& servers) {
  return "version: 1\nzone: " + zone + "\nservers:\n" + servers;
}
std::string web(const std::string& host, const std::string& entry = "SSB") {
  return "- {host: " + host + ", applications: {http: " + entry + "}}\n";
}

TEST(Combine, PutsZonesOwnersAndRdataIntoCanonicalOrder) {
  const auto loaded = load_texts(
      {document("b.test", web("z", "[{posture: SSB, insecure-port: 8080, secure-port: 1}, SSB]") +
                              web("A.a") + web("a")) +
           "---\n" + document("a.test", web("'@'")),
       document("test", web("c")), document("b.test", web("-x") + web("1"))});
  EXPECT_THAT(found_at(loaded), IsEmpty());
  EXPECT_THAT(
      records_of(loaded),
      ElementsAre("_http._tcp.c.test. 3600 80 443 0", "_http._tcp.a.test. 3600 80 443 0",
                  "_http._tcp.-x.b.test. 3600 80 443 0", "_http._tcp.1.b.test. 3600 80 443 0",
                  "_http._tcp.a.b.test. 3600 80 443 0", "_http._tcp.a.a.b.test. 3600 80 443 0",
                  "_http._tcp.z.b.test. 3600 80 443 0", "_http._tcp.z.b.test. 3600 8080 1 0"));
}

TEST(Combine, OrderIsThatOfRfc4034) {
  std::string servers;
  for (const char* host : {"b", "a", "a-b", "a.b", "'1'", "a_b", "ab", "'-'"}) servers += web(host);
  const auto loaded = load_texts({document("test", servers + web("'@'"))});
  std::vector<DomainName> names;
  for (const std::string& record : records_of(loaded))
    names.push_back(*DomainName::parse_absolute(record.substr(0, record.find(' '))));
  EXPECT_EQ(names.size(), 9U);
  EXPECT_TRUE(std::ranges::is_sorted(names));
}

TEST(Combine, RefusesTheSameRecordTwiceWithinAndAcrossFiles) {
  const auto within =
      load_texts({document("test", web("a") + web("a", "{posture: SSB, prefer-secure: true}"))});
  EXPECT_THAT(found_at(within), ElementsAre("5:34 posture"));
  ASSERT_EQ(within.diagnostics[0].related.size(), 1U);
  EXPECT_EQ(within.diagnostics[0].related[0].where.span.line, 4U);
  EXPECT_EQ(within.diagnostics[0].owner, "_http._tcp.a.test.");
  EXPECT_FALSE(within.diagnostics[0].source.empty());

  const auto across = load_texts({document("test", web("a")), document("test", web("A.test."))});
  EXPECT_THAT(found_at(across), ElementsAre("4:40 posture"));
  EXPECT_EQ(across.diagnostics[0].where.file, "2.yaml");
  EXPECT_EQ(across.diagnostics[0].related[0].where.file, "1.yaml");

  const auto one_list =
      load_texts({document("test", "- {hosts: [a, a], applications: {http: SSB}}\n")});
  EXPECT_THAT(found_at(one_list), ElementsAre("4:15 posture"));
}

TEST(Combine, RefusesARecordThatAParentZoneHasToo) {
  const auto loaded = load_texts({document("test", web("a.sub") + web("b.sub") + web("a.subx")),
                                  document("sub.test", web("a"))});
  EXPECT_THAT(found_at(loaded), ElementsAre("4:34 posture"));
  EXPECT_EQ(loaded.diagnostics[0].where.file, "2.yaml");
  const auto deep =
      load_texts({document("test", web("a.b.c.d")), document("c.d.test", web("a.b"))});
  EXPECT_EQ(found_at(deep).size(), 1U);
  const auto apex = load_texts({document("test", web("sub")), document("sub.test", web("'@'"))});
  EXPECT_EQ(found_at(apex).size(), 1U);
}

TEST(Combine, RefusesDifferentTtlsInOneRrset) {
  const auto loaded =
      load_texts({document("test", web("a", "[SSB, {posture: SSO, secure-port: 8443, ttl: 60}]"))});
  EXPECT_THAT(found_at(loaded), ElementsAre("4:40 posture"));
  EXPECT_THAT(loaded.diagnostics[0].message, HasSubstr("RFC 2181"));
}

TEST(Combine, DocumentsOfARunAgreeOnTheTypeCode) {
  const std::string a = "version: 1\nzone: a.test\n";
  EXPECT_EQ(load_texts({a}).fleet.type().code(), 65443);
  EXPECT_EQ(load_texts({a, a + "rrtype: 65500\n"}).fleet.type().code(), 65500);
  const auto differ = load_texts({a + "rrtype: TYPE65500\n", a + "rrtype: 65501\n"});
  EXPECT_THAT(found_at(differ), ElementsAre("3:9 posture"));
  EXPECT_EQ(differ.diagnostics[0].where.file, "2.yaml");
  EXPECT_THAT(found_at(load_texts({a + "rrtype: 28\n"})), ElementsAre("3:9 posture"));
}

}  // namespace
}  // namespace hastls::testing
