// SPDX-License-Identifier: BSD-2-Clause
#include "zone/mail_collector.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace hastls::zone {
namespace {

bool is_at_or_below(std::string_view wire, std::string_view apex) noexcept {
  while (wire.size() > apex.size()) wire.remove_prefix(static_cast<unsigned char>(wire[0]) + 1U);
  return wire == apex;
}

}  // namespace

void MailCollector::add_mx(const TypedRecord& record, const Closest& at,
                           std::string_view exchange) {
  // The domain itself, more often than not.
  const bool is_owner = at.exact && exchange == record.owner;
  const NameId host = is_owner ? at.name : names_.closest(exchange);
  const bool is_known = names_.wire_size(host) == exchange.size();
  if (is_known) (void)mark(facts_.exchanges, host);
  if (!is_known || !hosts_.has_smtp(host)) {
    add_uncovered(record, exchange);
    return;
  }
  add_to({record.owner, at.exact ? std::optional(at.name) : std::nullopt}, host, record.place);
}

void MailCollector::add_exchanges(std::span<const ExchangeFact> all) {
  while (!all.empty()) {
    all = all.subspan(pass_alone(all));
    if (all.empty()) return;
    add_exchange(all.front().host, all.front().place);
    all = all.subspan(1);
  }
}

// Hosts in front of which is_alone() is known without a look at their names: how many.
std::size_t MailCollector::pass_alone(std::span<const ExchangeFact> all) {
  if (!many_ || current_ < facts_.domains.size()) return 0;
  std::size_t count = 0;
  for (; count < all.size() && !hosts_.is_insecure(all[count].host); ++count)
    (void)mark(facts_.exchanges, all[count].host);
  if (count > 0) alone_ = all[count - 1];
  return count;
}

void MailCollector::add_exchange(NameId host, const Place& place) {
  (void)mark(facts_.exchanges, host);
  if (is_alone(host, place)) return;
  WireRoom room;
  add_to({names_.wire(host, room), host}, host, place);
}

// Whether `host` is a domain of which nothing has to be kept unless it has another exchange.
bool MailCollector::is_alone(NameId host, const Place& place) {
  if (!many_ || hosts_.is_insecure(host)) return false;
  if (alone_ && alone_->host == host) return true;
  if (current_ < facts_.domains.size()) {
    if (names_.is(host, last_owner_)) return false;
    settle_last();
  }
  alone_ = {host, place};
  return true;
}

// Null where it is not the domain that was.
MailDomain* MailCollector::no_longer_alone(std::string_view owner) {
  const ExchangeFact was = *std::exchange(alone_, std::nullopt);
  if (!names_.is(was.host, owner)) return nullptr;
  MailDomain* const out = next_of_many(owner);
  if (out != nullptr) out->exchanges.push_back(was);
  return out;
}

void MailCollector::add_to(const Owner& owner, NameId host, const Place& place) {
  MailDomain* const domain = this->domain(owner);
  if (domain == nullptr) return;
  if (!is_exchange_of(*domain, host)) domain->exchanges.push_back({host, place});
}

// Of the current domain. Where it has many exchanges they are known by a table, which has the one
// that is asked for from then on.
bool MailCollector::is_exchange_of(const MailDomain& domain, NameId host) {
  constexpr std::size_t kFew = 16;
  const auto& all = domain.exchanges;
  if (all.size() < kFew) return std::ranges::find(all, host, &ExchangeFact::host) != all.end();
  const auto key = [this](NameId of) {
    return std::uint64_t{current_} << 32 | static_cast<std::uint32_t>(of);
  };
  if (all.size() == kFew) {
    for (const ExchangeFact& known : all) named_.insert(key(known.host));
  }
  return !named_.insert(key(host)).second;
}

// True where it was not marked before.
bool MailCollector::mark(std::vector<bool>& hosts, NameId host) {
  const auto index = static_cast<std::size_t>(host);
  if (hosts.size() <= index) hosts.resize(names_.size());
  const bool is_new = !hosts[index];
  hosts[index] = true;
  return is_new;
}

// Null where there is no room for more.
MailDomain* MailCollector::domain(const Owner& owner) {
  auto& domains = facts_.domains;
  if (alone_) {
    if (MailDomain* const last = no_longer_alone(owner.wire)) return last;
  }
  if (current_ < domains.size() && is_current(owner)) return &domains[current_];
  if (!many_ && domains.size() >= MailFacts::kMostDomains) drop_untelling();
  if (many_) return next_of_many(owner.wire);
  std::uint32_t* const index = index_of(owner);
  if (index == nullptr) return nullptr;
  if (*index == 0) {
    domains.emplace_back();
    owners_.push_back(owner.name);
    *index = static_cast<std::uint32_t>(domains.size());
    if (!owner.name) domains.back().name = *DomainName::from_wire(owner.wire);
  }
  current_ = *index - 1;
  return &domains[current_];
}

// Of few: where its number stands, which is 0 for one that is new.
std::uint32_t* MailCollector::index_of(const Owner& owner) {
  if (!owner.name) {
    auto name = DomainName::from_wire(owner.wire);
    return name ? &index_[*std::move(name)] : nullptr;
  }
  const auto at = static_cast<std::size_t>(*owner.name);
  if (index_in_tree_.size() <= at) index_in_tree_.resize(at + 1);
  return &index_in_tree_[at];
}

bool MailCollector::is_current(const Owner& owner) const {
  if (many_) return last_owner_ == owner.wire;
  return owners_[current_] == owner.name &&
         (owner.name || facts_.domains[current_].name.wire() == owner.wire);
}

// Of few. Most are dropped again, and have needed no name.
void MailCollector::name_domain(std::size_t index) {
  if (owners_[index]) facts_.domains[index].name = names_.name(*owners_[index]);
}

// Most are dropped again: they need no name, and give their place to the next one.
MailDomain* MailCollector::next_of_many(std::string_view owner) {
  auto& domains = facts_.domains;
  const bool has_last = current_ < domains.size();
  if (has_last && !is_telling(domains[current_])) {
    domains[current_].exchanges.clear();
  } else {
    if (has_last) name_last();
    current_ = domains.size();
    if (domains.size() >= MailFacts::kMostDomains) return nullptr;
    domains.emplace_back();
  }
  last_owner_ = owner;
  if (!named_.empty()) named_ = {};  // of a domain that is not going to be asked about
  return &domains[current_];
}

void MailCollector::name_last() {
  facts_.domains[current_].name = *DomainName::from_wire(last_owner_);
}

void MailCollector::settle_last() {
  auto& domains = facts_.domains;
  if (!many_ || current_ >= domains.size()) return;
  if (is_telling(domains[current_]))
    name_last();
  else
    domains.pop_back();
  current_ = domains.size();
}

bool MailCollector::is_telling(const MailDomain& domain) const {
  return domain.exchanges.size() > 1 || hosts_.is_insecure(domain.exchanges.front().host);
}

void MailCollector::drop_untelling() {
  auto& domains = facts_.domains;
  for (std::size_t i = 0; i < domains.size(); ++i) {
    if (is_telling(domains[i])) name_domain(i);
  }
  std::erase_if(domains, [this](const MailDomain& at) { return !is_telling(at); });
  many_ = true;
  current_ = domains.size();
  index_ = {};
  index_in_tree_ = {};
  owners_ = {};
}

void MailCollector::add_uncovered(const TypedRecord& record, std::string_view host) {
  if (!apex_ || facts_.uncovered.size() >= MailFacts::kMostUncovered) return;
  WireRoom room;
  if (!is_at_or_below(host, names_.wire(*apex_, room))) return;
  auto name = DomainName::from_wire(host);
  auto owner = DomainName::from_wire(record.owner);
  if (!name || !owner) return;
  if (!uncovered_.try_emplace(*std::move(name), facts_.uncovered.size()).second) return;
  facts_.uncovered.push_back(
      {{}, *std::move(owner), record.place, std::string(rdata_.lines(record))});
}

void MailCollector::add_elsewhere(NameId host, const Place& place) {
  if (mark(elsewhere_, host)) facts_.elsewhere.push_back({host, place});
}

void MailCollector::add_policy(std::string_view domain, const Place& place) {
  auto name = DomainName::from_wire(domain);
  if (name && policies_.size() < MailFacts::kMostDomains)
    policies_.try_emplace(*std::move(name), place);
}

bool MailCollector::finish() {
  settle_last();
  for (std::size_t i = 0; i < owners_.size(); ++i) name_domain(i);
  std::ranges::sort(facts_.elsewhere, {}, &ExchangeFact::host);
  for (MailDomain& domain : facts_.domains) {
    const auto policy = policies_.find(domain.name);
    if (policy != policies_.end()) domain.mta_sts = policy->second;
  }
  const std::size_t before = names_.size();
  std::vector<const DomainName*> hosts(uncovered_.size());
  for (const auto& [name, index] : uncovered_) hosts[index] = &name;
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    facts_.uncovered[i].host = names_.add(hosts[i]->wire());
    (void)mark(facts_.exchanges, facts_.uncovered[i].host);
  }
  return names_.size() != before;
}

const ExchangeFact* MailFacts::elsewhere_of(NameId host) const {
  const auto found = std::ranges::lower_bound(elsewhere, host, {}, &ExchangeFact::host);
  return found == elsewhere.end() || found->host != host ? nullptr : &*found;
}

MailFacts MailCollector::take() && {
  return std::move(facts_);
}

}  // namespace hastls::zone
