// SPDX-License-Identifier: BSD-2-Clause
#include <array>
#include <chrono>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/resolver/address.hpp"
#include "hastls/resolver/mail_exchange.hpp"
#include "hastls/resolver/trust_anchors.hpp"
#include "hastls/resolver/unbound.hpp"
#include "support/fake_resolver.hpp"
#include "support/loopback_socket.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::resolver {
namespace {

using hastls::testing::octets;
using hastls::testing::TemporaryFolder;
using ::testing::HasSubstr;

constexpr const char* kAnchor =
    "; a key\nexample.test.\t3600\tIN\tDS 1 13 2 "
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n";

DomainName name(const std::string& text) {
  return *DomainName::parse_absolute(text);
}

/// A UDP socket on loopback that takes questions and never answers.
class DeadServer {
 public:
  [[nodiscard]] Address address() const { return {.ip = "127.0.0.1", .port = socket_.port()}; }
  [[nodiscard]] bool was_asked() const {
    pollfd waiting{.fd = socket_.descriptor(), .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, 0) == 1;
  }

 private:
  hastls::testing::LoopbackSocket socket_{SOCK_DGRAM};
};

TEST(Address, ReadsWithAndWithoutPort) {
  EXPECT_EQ(Address::parse("192.0.2.1")->to_string(), "192.0.2.1@53");
  EXPECT_EQ(Address::parse("::1@5300")->to_string(), "::1@5300");
  for (const char* text : {"", "@53", "192.0.2", "192.0.2.1@", "192.0.2.1@65536", "[::1]@53",
                           "localhost", "192.0.2.1 "})
    EXPECT_FALSE(Address::parse(text)) << text;
  EXPECT_FALSE(Address::parse(std::string_view("192.0.2.1\0x", 11)));
}

TEST(MailExchange, ReadsItsOctets) {
  const auto exchange = MailExchange::from_rdata(octets({1, 2, 1, 'A', 0}));
  ASSERT_TRUE(exchange);
  EXPECT_EQ(exchange->preference, 258);
  EXPECT_EQ(exchange->host.to_string(), "a.");
  EXPECT_TRUE(MailExchange::from_rdata(octets({0, 0, 0}))->host.is_root());
  EXPECT_FALSE(MailExchange::from_rdata(octets({0, 0})));
  EXPECT_FALSE(MailExchange::from_rdata(octets({0, 0, 1, 'a'})));
  EXPECT_FALSE(MailExchange::from_rdata(octets({0, 0, 0, 0})));
  EXPECT_FALSE(MailExchange::from_rdata(octets({0, 0, 0xc0, 12})));
}

TEST(TrustAnchors, AreRecordsOfAFile) {
  const TemporaryFolder folder;
  folder.write("anchor", kAnchor);
  const auto anchors = TrustAnchors::read(folder.path("anchor"));
  ASSERT_TRUE(anchors);
  EXPECT_TRUE(anchors->cover(name("www.example.test")));
  EXPECT_TRUE(anchors->cover(name("example.test")));
  EXPECT_FALSE(anchors->cover(name("test")));
  EXPECT_FALSE(anchors->cover(name("badexample.test")));
  folder.write("root", ". 172800 IN DNSKEY 257 3 8 AwEAAQ== ; id = 1\n");
  EXPECT_TRUE(TrustAnchors::read(folder.path("root"))->cover(name("com")));
}

TEST(TrustAnchors, AreNotTakenFromAnythingElse) {
  const TemporaryFolder folder;
  for (const char* text : {"", "; example.test. IN DS 1 13 2 00\n",
                           "example.test. IN A 192.0.2.1\n", "a..b. IN DS 1 13 2 00\n", "DS"}) {
    folder.write("anchor", text);
    const auto anchors = TrustAnchors::read(folder.path("anchor"));
    ASSERT_FALSE(anchors) << text;
    EXPECT_THAT(anchors.error().message, HasSubstr("holds no trust anchor"));
  }
  folder.write("huge", std::string((1U << 20U) + 1, 'x'));
  EXPECT_THAT(TrustAnchors::read(folder.path("huge")).error().message, HasSubstr("over 1 MiB"));
  const std::string fifo = folder.path("fifo");
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  const int ends = ::open(fifo.c_str(), O_RDWR | O_CLOEXEC);
  EXPECT_EQ(::write(ends, "x", 1), 1);
  EXPECT_EQ(TrustAnchors::read(fifo).error().message,
            fifo + " is no trust anchor: no regular file");
  ::close(ends);
  EXPECT_FALSE(TrustAnchors::read(folder.path()));
  EXPECT_THAT(TrustAnchors::read(folder.path("none")).error().message,
              HasSubstr("No such file or directory"));
}

TEST(TrustAnchors, OfTheSystemAreTheFirstThatExist) {
  const TemporaryFolder folder;
  const std::string one = folder.path("one");
  const std::string two = folder.path("two");
  const std::array<std::string_view, 2> files{one, two};
  EXPECT_THAT(TrustAnchors::system(files).error().message, HasSubstr("install dns-root-data"));
  folder.write("two", kAnchor);
  EXPECT_EQ(TrustAnchors::system(files)->file(), two);
  folder.write("one", kAnchor);
  EXPECT_EQ(TrustAnchors::system(files)->file(), one);
}

// It does not answer, and is not waited for longer than was said, though a resolver would try on.
TEST(Unbound, ADeadServerIsAFailedLookUp) {
  const TemporaryFolder folder;
  folder.write("anchor", kAnchor);
  const DeadServer dead;
  const auto resolver = open({.servers = {dead.address()},
                              .stubs = {},
                              .anchor_file = folder.path("anchor"),
                              .without_anchor = false,
                              .timeout = std::chrono::milliseconds(200)});
  ASSERT_TRUE(resolver) << resolver.error().message;
  const std::array questions{Question{name("_smtp._tcp.a.example.test"), 65443},
                             Question{name("_smtp._tcp.b.example.test"), 65443}};
  const auto answers = (*resolver)->ask(questions);
  ASSERT_TRUE(answers) << answers.error().message;
  ASSERT_EQ(answers->size(), 2U);
  for (const Answer& answer : *answers) {
    EXPECT_EQ(answer.status, DnssecStatus::Failed);
    EXPECT_EQ(answer.reason, "no answer within 0.2 s");
    EXPECT_TRUE(answer.rdata.empty());
  }
}

// The reason why a stub that never answers has not.
std::string reason_of_stub(const DeadServer& dead, std::chrono::milliseconds timeout) {
  const auto resolver = open({.servers = {},
                              .stubs = {{.zone = name("example.test"), .server = dead.address()}},
                              .anchor_file = std::nullopt,
                              .without_anchor = true,
                              .timeout = timeout});
  const std::array question{Question{name("_smtp._tcp.example.test"), 65443}};
  return resolver->get()->ask(question)->front().reason;
}

TEST(Unbound, AStubIsAskedForItsZone) {
  const DeadServer dead;
  EXPECT_EQ(reason_of_stub(dead, std::chrono::milliseconds(300)), "no answer within 0.3 s");
  // A machine that is busy may not have come to it by then.
  if (!dead.was_asked()) {
    EXPECT_EQ(reason_of_stub(dead, std::chrono::seconds(5)), "no answer within 5 s");
  }
  EXPECT_TRUE(dead.was_asked());
}

TEST(Unbound, ABrokenAnchorIsAnError) {
  const TemporaryFolder folder;
  folder.write("anchor", "example.test. IN DS 1 13 2 zz\n");
  const DeadServer dead;
  const auto resolver = open({.servers = {dead.address()},
                              .stubs = {},
                              .anchor_file = folder.path("anchor"),
                              .without_anchor = false,
                              .timeout = std::chrono::milliseconds(100)});
  ASSERT_TRUE(resolver) << resolver.error().message;
  const std::array question{Question{name("example.test"), 65443}};
  const auto answers = (*resolver)->ask(question);
  ASSERT_FALSE(answers);
  EXPECT_EQ(answers.error().code, ErrorCode::Network);
}

}  // namespace
}  // namespace hastls::resolver
