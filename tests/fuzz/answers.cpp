// SPDX-License-Identifier: BSD-2-Clause
// What a resolver hands to `query`, of any octets: the command ends as it says it does, and its
// JSON parses.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "support/fake_env.hpp"

#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

using resolver::Answer;

Answer answer_from(Feed& feed) {
  constexpr std::size_t kMostRecords = 8;
  Answer out;
  out.status = static_cast<DnssecStatus>(feed.below(5));
  out.found = static_cast<resolver::Found>(feed.below(3));
  out.ttl = feed.number();
  if (out.status == DnssecStatus::Bogus || out.status == DnssecStatus::Failed) {
    out.reason = feed.text();
    return out;
  }
  if (out.found == resolver::Found::Records) {
    for (std::size_t count = feed.below(kMostRecords); count > 0; --count)
      out.rdata.push_back(feed.text());
    std::ranges::sort(out.rdata);
  }
  if (feed.below(2) == 1) out.alias = feed.text();
  return out;
}

class Answering final : public resolver::Resolver {
 public:
  explicit Answering(Feed& feed) : feed_(feed) {}
  Result<std::vector<Answer>> ask(std::span<const resolver::Question> questions) override {
    std::vector<Answer> out;
    for (std::size_t i = 0; i < questions.size(); ++i) out.push_back(answer_from(feed_));
    return out;
  }

 private:
  Feed& feed_;
};

struct Ran {
  int code;
  std::string out;
};

Ran query(const std::uint8_t* data, std::size_t size, std::vector<std::string> words) {
  Feed feed(data, size);
  testing::FakeEnv fake;
  fake.env.open_resolver =
      [&feed](const resolver::Options&) -> Result<std::unique_ptr<resolver::Resolver>> {
    return std::unique_ptr<resolver::Resolver>(std::make_unique<Answering>(feed));
  };
  words.insert(words.begin(), {"query", "--no-anchor", "--quiet"});
  const int code = fake.run(words);
  hold(code >= 0 && code <= 2, "an exit code", fake.err.str());
  const std::string all = fake.out.str() + fake.err.str();
  const auto drives = [](char c) { return (c < ' ' && c != '\n' && c >= 0) || c == '\x7f'; };
  hold(std::ranges::none_of(all, drives), "nothing drives a terminal", all);
  return {code, fake.out.str()};
}

void expect_json(const Ran& ran) {
  if (ran.code == 2) return;
  const auto json = nlohmann::json::parse(ran.out, nullptr, false);
  hold(!json.is_discarded() && json.is_object(), "JSON parses", ran.out);
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hastls::fuzz;
  query(data, size, {"mx1.example.com", "smtp"});
  query(data, size, {"--mx", "example.com"});
  expect_json(
      query(data, size, {"mx1.example.com", "smtp", "--client", "cfb", "--format", "json"}));
  expect_json(query(data, size, {"--mx", "example.com", "--client", "cso", "--format", "json"}));
  return 0;
}
