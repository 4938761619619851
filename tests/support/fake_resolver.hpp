// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "hastls/record/hastls.hpp"
#include "hastls/resolver/resolver.hpp"
#include "hastls/resolver/unbound.hpp"
#include "support/fake_env.hpp"

namespace hastls::testing {

inline std::string octets(std::vector<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

inline std::string wire(const record::Hastls& record) {
  const auto octets = to_wire(record);
  return {octets.begin(), octets.end()};
}

inline std::string mx(int preference, const std::string& host) {
  return octets({preference / 256, preference % 256}) +
         std::string(DomainName::parse_absolute(host)->wire());
}

inline resolver::Answer records(std::vector<std::string> rdata,
                                DnssecStatus status = DnssecStatus::Secure) {
  return {.status = status,
          .found = resolver::Found::Records,
          .rdata = std::move(rdata),
          .ttl = 300,
          .alias = {},
          .reason = {}};
}

inline resolver::Answer nothing(resolver::Found found, DnssecStatus status = DnssecStatus::Secure) {
  return {.status = status, .found = found, .rdata = {}, .ttl = 0, .alias = {}, .reason = {}};
}

inline resolver::Answer broken(DnssecStatus status, std::string reason) {
  return {.status = status,
          .found = resolver::Found::NoData,
          .rdata = {},
          .ttl = 0,
          .alias = {},
          .reason = std::move(reason)};
}

/// A DNS in memory: what is not in it does not answer.
struct FakeDns {
  std::map<std::pair<std::string, std::uint16_t>, resolver::Answer> answers;
  std::vector<std::string> asked;
  resolver::Options options;  ///< That it was opened with.

  void add(const std::string& name, std::uint16_t type, resolver::Answer answer) {
    answers[{name, type}] = std::move(answer);
  }
  void serve(FakeEnv& fake) {
    fake.env.open_resolver =
        [this](const resolver::Options& given) -> Result<std::unique_ptr<resolver::Resolver>> {
      options = given;
      return std::unique_ptr<resolver::Resolver>(std::make_unique<Of>(*this));
    };
  }

 private:
  class Of final : public resolver::Resolver {
   public:
    explicit Of(FakeDns& dns) : dns_(dns) {}
    Result<std::vector<resolver::Answer>> ask(
        std::span<const resolver::Question> questions) override {
      std::vector<resolver::Answer> out;
      for (const resolver::Question& question : questions) {
        const std::string name = question.name.to_string();
        dns_.asked.push_back(name);
        const auto it = dns_.answers.find({name, question.type});
        out.push_back(it == dns_.answers.end() ? broken(DnssecStatus::Failed, "nobody answers")
                                               : it->second);
      }
      return out;
    }

   private:
    FakeDns& dns_;
  };
};

}  // namespace hastls::testing
