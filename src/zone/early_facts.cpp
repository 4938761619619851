// SPDX-License-Identifier: BSD-2-Clause
#include "zone/early_facts.hpp"

#include <utility>

#include "hastls/zone/type_code.hpp"

#include "zone/as_typed.hpp"
#include "zone/hastls_hosts.hpp"

namespace hastls::zone {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kMostAbove = 255;

// How many labels of `owner` stand in front of `host`; nothing where it is not at or below it.
std::optional<std::uint8_t> labels_above(std::string_view owner, std::string_view host) noexcept {
  std::size_t labels = 0;
  for (; owner.size() > host.size() && labels < kMostAbove; ++labels)
    owner.remove_prefix(static_cast<unsigned char>(owner[0]) + 1U);
  if (owner != host) return std::nullopt;
  return static_cast<std::uint8_t>(labels);
}

// But that there is something at the name.
bool says_nothing(std::uint16_t type, std::string_view owner) noexcept {
  return type != types::kA && type != types::kAaaa && !NameTree::keeps(type) &&
         !TypedCollector::takes(type, owner);
}

}  // namespace

bool EarlyFacts::other(const ReadRecord& record) {
  const bool changed = watch_.changed(record) && record.owner_wire() != owner_;
  const bool begins = changed || !open_;
  if (begins) {
    if (is_aside(record)) {
      ++plain_runs_;
      ++asides_;
      hosts_.emplace_back().known_by = number_;
      watch_.forget();
      return false;
    }
    end_run();
    begin_run(record.owner_wire());
  }
  as_typed(record, [this](const TypedRecord& typed) { add(typed); });
  return begins;
}

// Of a host's HASTLS owner, among the records of the run at hand.
bool EarlyFacts::is_aside(const ReadRecord& record) const {
  return open_ && plain_ && known_ && record.owner_wire() == hastls_owner_ &&
         hastls_owner_[1] == '_' && says_nothing(record.type, hastls_owner_) &&
         labels_above(hastls_owner_, owner_);
}

void EarlyFacts::begin_run(std::string_view owner) {
  open_ = true;
  owner_.assign(owner);
  host_ = Host{};
  has_smtp_ = false;
  // What a wildcard says is noted where it is known to be one.
  plain_ = !owner.starts_with("\1*"sv);
  const auto above = labels_above(hastls_owner_, owner_);
  known_ = above.has_value();
  if (known_) {
    host_.known_by = number_;
    host_.above = *above;
  }
}

void EarlyFacts::add(const TypedRecord& record) {
  const bool reads = TypedCollector::reads(record.type, record.owner);
  if (reads && record.origin != origin_) {
    if (!kept_.empty()) {
      end_run();
      begin_run(record.owner);
    }
    origin_ = record.origin;
  }
  judge(record);
  keep(record);
}

void EarlyFacts::judge(const TypedRecord& record) {
  if (!plain_) return;
  if (record.type == types::kA || record.type == types::kAaaa) {
    host_.has_address = true;
    return;
  }
  if (record.type == types::kMx) {
    plain_ = names_itself(record);
    if (!host_.exchange) host_.exchange = record.place;
    return;
  }
  plain_ = says_nothing(record.type, record.owner);
}

bool EarlyFacts::names_itself(const TypedRecord& mx) {
  if (!mx.plain_rdata.empty()) return exchange_.read(mx) == mx.owner;
  const std::string words = rdata_.text(mx);
  if (words.find_first_of("\"\\") != std::string::npos) return false;
  TypedRecord plain = mx;
  plain.plain_rdata = words;
  return exchange_.read(plain) == mx.owner;
}

void EarlyFacts::keep(const TypedRecord& record) {
  Kept kept{.type = record.type, .place = record.place};
  if (TypedCollector::reads(record.type, record.owner)) {
    kept.text_size = record.text.size();
    kept.rdata_at = record.rdata_at();
    kept.rdata_size = record.plain_rdata.size();
    kept.generated_size = record.generated.size();
    texts_ += record.text;
    texts_ += record.generated;
  }
  kept_.push_back(kept);
}

void EarlyFacts::hastls(std::string_view owner, std::uint32_t number) {
  hastls_owner_.assign(owner);
  judge_owner(number);
}

// Of hastls_owner_, which is new.
void EarlyFacts::judge_owner(std::uint32_t number) {
  number_ = number;
  if (!open_) return;
  const auto above = labels_above(hastls_owner_, owner_);
  if (!above) return;
  if (!known_) {
    known_ = true;
    host_.known_by = number;
    host_.above = *above;
  }
  if (*above == 2 && hastls_owner_.starts_with(HastlsHosts::kSmtp)) has_smtp_ = true;
}

void EarlyFacts::host(const HostLines& lines, std::uint32_t number) {
  const HostShape& shape = lines.shape;
  if (leaves(shape)) {
    count(shape.exchange.has_value());
  } else if (shape.has_others()) {
    Host host{.known_by = number,
              .above = shape.labels,
              .has_address = shape.has_address,
              .exchange = {}};
    if (shape.exchange) host.exchange = lines.place(*shape.exchange);
    join_run(shape, lines.wire, host);
    take(host);
  } else if (open_ && shape.has_smtp && owner_ == lines.wire) {
    has_smtp_ = true;
  }
  hastls_owner_.assign(shape.last_owner()).append(lines.wire);
  judge_owner(number);
}

// Ends the run at hand; where it was of `host` too that says what the two say.
void EarlyFacts::join_run(const HostShape& shape, std::string_view wire, Host& host) {
  const bool is_one = open_ && plain_ && owner_ == wire && (!host_.exchange || shape.has_smtp);
  if (!is_one) {
    end_run();
    return;
  }
  host.has_address = host.has_address || host_.has_address;
  if (host_.exchange) host.exchange = host_.exchange;
  close_run();
}

void EarlyFacts::count(bool has_exchange) noexcept {
  ++plain_runs_;
  if (has_exchange) ++exchanges_;
}

void EarlyFacts::take(const Host& host) {
  count(host.exchange.has_value());
  // What was said aside has higher numbers.
  hosts_.insert(hosts_.end() - static_cast<std::ptrdiff_t>(asides_), host);
}

void EarlyFacts::close_run() {
  open_ = false;
  asides_ = 0;
  kept_.clear();
  texts_.clear();
}

void EarlyFacts::end_run() {
  if (!open_) return;
  if (plain_ && known_ && (!host_.exchange || has_smtp_)) {
    take(host_);
  } else {
    ++other_runs_;
    write_run();
  }
  close_run();
}

void EarlyFacts::write_run() {
  writer_.set_owner(owner_);
  std::string_view rest = texts_;
  for (const Kept& one : kept_) {
    const std::string_view text = rest.substr(0, one.text_size);
    const bool written = writer_.add({.type = one.type,
                                      .place = one.place,
                                      .owner = owner_,
                                      .origin = origin_,
                                      .text = text,
                                      .generated = rest.substr(one.text_size, one.generated_size),
                                      .plain_rdata = text.substr(one.rdata_at, one.rdata_size)},
                                     others_, exchanges_);
    if (written) exchanges_ = 0;
    rest.remove_prefix(one.text_size + one.generated_size);
  }
}

std::string EarlyFacts::take_others() {
  writer_ = FactWriter{};
  exchanges_ = 0;
  return std::exchange(others_, {});
}

}  // namespace hastls::zone
