// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>

#include "hastls/registry/registry.hpp"

namespace hastls::testing {

/// Random posture files, many of them with contradictions: the same ones every time.
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
      text += ", accept: {" +
              pick({"strippable-upgrade", "obsolete-upgrade", "mixed-preference", "split-pair"}) +
              ": 'hastls: ignore all -- \"x\" (y) \\ $Z'}";
    return text + "}";
  }

  std::mt19937 random_;
};

}  // namespace hastls::testing
