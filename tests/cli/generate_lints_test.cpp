// SPDX-License-Identifier: BSD-2-Clause
#include <random>
#include <string>
#include <string_view>

#include <gmock/gmock.h>

#include "hastls/registry/registry.hpp"
#include "support/fake_env.hpp"

namespace hastls::testing {
namespace {

// Random posture files, many of them with contradictions: the same ones every time.
class RandomPosture {
 public:
  explicit RandomPosture(unsigned seed) : random_(seed) {}

  std::string document() {
    std::string text =
        "version: 1\nzone: " + pick({"example.com", "a.test", "sub.a.test", "."}) + "\n";
    if (below(2) == 0)
      text += "defaults: {ttl: 1h, prefer-secure: " + pick({"true", "false"}) + "}\n";
    text += "servers:\n";
    for (std::size_t i = 0; i < 1 + below(3); ++i) {
      text += "- hosts: [" + host(i) + "]\n  applications:\n";
      for (std::size_t j = 0; j < 1 + below(2); ++j) text += "    " + application(j) + "\n";
    }
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::string pick(std::initializer_list<std::string_view> from) {
    return std::string(from.begin()[below(from.size())]);
  }
  std::string host(std::size_t i) {
    return pick({"www", "WWW", "'@'", "mx", "a.b", "x_y", "'w{1..3}'", "1", "xn--p1ai"}) +
           (below(3) == 0 ? "" : ", h" + std::to_string(i));
  }
  std::string application(std::size_t i) {
    const auto rows = registry::built_in();
    std::string name(rows[below(rows.size())].name);
    if (below(8) == 0) name = "other" + std::to_string(i);
    if (below(6) == 0) name += pick({"/tcp", "/sctp", "/udp"});
    return name + ": " + (below(3) == 0 ? "[" + entry() + ", " + entry() + "]" : entry());
  }
  std::string entry() {
    std::string text = "{posture: " + pick({"SIO", "SSO", "SSB"});
    if (below(3) == 0) text += ", insecure-port: " + pick({"25", "80", "8080", "65535", "1"});
    if (below(3) == 0) text += ", secure-port: " + pick({"443", "993", "8443", "80", "2"});
    if (below(6) == 0) text += ", in-band: " + pick({"true", "false"});
    if (below(4) == 0) text += ", prefer-secure: " + pick({"true", "false"});
    if (below(8) == 0) text += ", ttl: " + pick({"0", "300", "2147483647", "1w"});
    if (below(8) == 0)
      text += ", accept: {strippable-upgrade: 'hastls: ignore all -- \"x\" (y) \\ $Z'}";
    return text + "}";
  }

  std::mt19937 random_;
};

// SPEC.md G5: whatever generate writes lints without an error.
TEST(RandomPostures, AreRefusedOrLintWithoutAnErrorOnceGenerated) {
  int written = 0;
  for (unsigned seed = 1; seed <= 1200; ++seed) {
    const std::string document = RandomPosture(seed).document();
    FakeEnv generate;
    generate.standard_input = document;
    if (generate.run({"generate", "-"}) != 0) continue;
    ++written;
    FakeEnv lint;
    lint.standard_input = generate.out.str();
    ASSERT_EQ(lint.run({"lint", "--rdata", "all", "-"}), 0)
        << document << generate.out.str() << lint.out.str() << lint.err.str();
    FakeEnv again;
    again.standard_input = document;
    ASSERT_EQ(again.run({"generate", "-"}), 0);
    ASSERT_EQ(again.out.str(), generate.out.str());
  }
  EXPECT_GT(written, 200);
}

}  // namespace
}  // namespace hastls::testing
