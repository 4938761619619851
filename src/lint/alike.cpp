// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/alike.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

#include "hastls/core/growing_array.hpp"
#include "hastls/core/in_parallel.hpp"
#include "hastls/lint/run.hpp"

#include "lint/set_judge.hpp"
#include "lint/standing.hpp"

namespace hastls::lint {
namespace {

class Alike {
 public:
  Alike(const Context& context, const Settings& settings)
      : context_(context), settings_(settings), hosts_(context.zone.alike()) {}

  // Which hosts are to be listed.
  std::vector<std::uint32_t> unusual(std::size_t jobs) {
    usual_.extend(hosts_.size());
    find_usual(jobs);
    leave_out_with_facts();
    find_examples();
    judge_examples();
    // Rules about the whole zone may name the first host that has what others lack.
    for (const std::size_t at : example_) {
      if (at != kNone) usual_[at] = false;
    }
    leave_out_spoken_of();
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < hosts_.size(); ++i) {
      if (!usual_[i] || !passes_[hosts_.kind(i)]) out.push_back(i);
    }
    return out;
  }

 private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  void find_usual(std::size_t jobs) {
    constexpr std::size_t kLeast = 4096;  // hosts; fewer are looked at before a thread begins
    const std::size_t ranges = std::clamp<std::size_t>(hosts_.size() / kLeast, 1, 4 * jobs);
    OrderedWork<Done> work(jobs);
    in_parallel(work, ranges, [&](std::size_t range) {
      Standing standing(context_);
      const std::size_t end = range_begin(hosts_.size(), ranges, range + 1);
      for (std::size_t i = range_begin(hosts_.size(), ranges, range); i < end; ++i)
        usual_[i] = standing.is_usual_host(hosts_.host(i));
    });
  }

  // Hosts that have records, or names below them, which the NameTree tells of.
  void leave_out_with_facts() {
    const zone::NameTree& names = context_.zone.names();
    names.each_with_facts([&](zone::NameId name) { leave_out(names.came_with(name)); });
  }

  // Of each kind the first host that stands as is usual: it is judged for all.
  void find_examples() {
    example_.assign(hosts_.kinds().size(), kNone);
    std::size_t missing = example_.size();
    for (std::size_t i = 0; i < hosts_.size() && missing > 0; ++i) {
      std::size_t& example = example_[hosts_.kind(i)];
      if (example != kNone || !usual_[i]) continue;
      example = i;
      --missing;
    }
  }

  void judge_examples() {
    passes_.assign(hosts_.kinds().size(), false);
    for (std::size_t kind = 0; kind < passes_.size(); ++kind)
      passes_[kind] = example_[kind] != kNone && passes(example_[kind]);
  }

  // What a rule finds here it finds again when it is asked about what is listed.
  [[nodiscard]] bool passes(std::size_t host) const {
    GrowingArray<zone::HastlsRecord> records;
    records.extend(hosts_.kinds()[hosts_.kind(host)].records.size());
    hosts_.write_records(host, records.data());
    const auto firsts = zone::group_by_owner(records);
    const zone::HastlsSets sets({records.data(), records.size()}, {firsts.data(), firsts.size()});
    SetJudge judge(context_, settings_, Scope::Everything, sets);
    if (judge.asks_for_all()) return false;
    judge.judge(0, sets.size());
    for (std::size_t i = 0; i < sets.size(); ++i) {
      if (!judge.knows(i)) return false;
    }
    return true;
  }

  // Hosts that other records speak of, in a way that standing does not tell of.
  void leave_out_spoken_of() {
    const zone::TypedFacts& typed = context_.zone.typed();
    for (const zone::HastlsRecord& record : context_.zone.records()) leave_out_above(record.owner);
    for (const zone::SrvFact& fact : typed.srv) leave_out_above(fact.set);
    for (const zone::TlsaFact& fact : typed.tlsa) {
      if (!is_offered(fact)) leave_out_above(fact.proto);
    }
    for (const zone::HttpsFact& fact : typed.https) leave_out(fact.host);
    for (const zone::MailDomain& domain : typed.mail.domains) {
      if (domain.exchanges.size() < 2 && !domain.mta_sts) continue;
      for (const zone::ExchangeFact& exchange : domain.exchanges) leave_out(exchange.host);
    }
  }

  // The host that an owner came with, or the name above it.
  void leave_out_above(zone::NameId owner) {
    const zone::NameTree& names = context_.zone.names();
    zone::NameId below = owner;
    zone::NameId host = names.came_with(owner);
    if (host == owner) {
      below = names.parent(owner).value_or(owner);
      host = names.came_with(below);
    }
    if (host != below) leave_out(host);
  }

  // Whether a record of the host offers TLS on that port: then nothing contradicts the TLSA record.
  [[nodiscard]] bool is_offered(const zone::TlsaFact& fact) const {
    const zone::NameTree& names = context_.zone.names();
    const zone::NameId host = names.came_with(fact.proto);
    const auto at = hosts_.find(host);
    if (!at) return false;
    const auto offers = [&](const zone::AlikeHosts::Model& model) {
      const auto owner =
          static_cast<std::uint32_t>(host) + static_cast<std::uint32_t>(model.record.owner);
      return model.record.rdata.sec_port == fact.port &&
             names.parent(zone::NameId{owner}) == fact.proto;
    };
    return std::ranges::any_of(hosts_.kinds()[hosts_.kind(*at)].records, offers);
  }

  void leave_out(zone::NameId host) {
    const auto found = hosts_.find(host);
    if (found) usual_[*found] = false;
  }

  const Context& context_;
  const Settings& settings_;
  const zone::AlikeHosts& hosts_;
  GrowingArray<bool> usual_;
  std::vector<std::size_t> example_;  // by kind; kNone where there is none
  std::vector<bool> passes_;          // likewise
};

}  // namespace

void list_unusual(zone::Zone& zone, const Context& context, const Settings& settings,
                  std::size_t jobs) {
  if (!zone.alike().empty()) zone.list(Alike(context, settings).unusual(jobs));
}

}  // namespace hastls::lint
