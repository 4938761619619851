// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/posture/fleet.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "posture/owner_key.hpp"

namespace hastls::posture {
namespace {

bool is_before(const Declaration& a, const Declaration& b) {
  return std::tie(a.labels, a.record, a.file, a.line, a.column, a.host_line, a.host_column) <
         std::tie(b.labels, b.record, b.file, b.line, b.column, b.host_line, b.host_column);
}

}  // namespace

void Fleet::Store::append(Store other) {
  if (placements.empty() && menus.empty()) {
    *this = std::move(other);
    return;
  }
  const std::uint64_t name_shift = names.size();
  const std::uint64_t label_shift = labels.size();
  const auto menu_shift = static_cast<std::uint32_t>(menus.size());
  const auto offering_shift = static_cast<std::uint32_t>(offerings.size());
  const auto remark_shift = static_cast<std::uint32_t>(remarks.size() - 1);
  records += other.records;
  names.append(other.names.view());
  labels.append(other.labels.view());
  const std::size_t before = placements.size();
  placements.append(other.placements.data(), other.placements.size());
  for (Placement& placed : std::span(placements).subspan(before)) {
    placed.name += name_shift;
    placed.menu += menu_shift;
  }
  for (Menu menu : other.menus) {
    menu.first += offering_shift;
    menu.last += offering_shift;
    menu.like += menu_shift;
    menus.push_back(menu);
  }
  for (Offering offering : other.offerings) {
    offering.labels += label_shift;
    if (offering.remark != 0) offering.remark += remark_shift;
    offerings.push_back(offering);
  }
  remarks.insert(remarks.end(), other.remarks.begin() + 1, other.remarks.end());
}

Declarations Fleet::declarations() const {
  return {store_, 0, store_.placements.size()};
}

Declarations Fleet::declarations(const Zone& zone) const {
  return {store_, zone.first, zone.last};
}

Declarations Fleet::declarations(const Part& part) const {
  return {store_, part.first, part.last};
}

Hosts Fleet::hosts(const Part& part) const {
  return {store_, part.first, part.last};
}

GrowingArray<Fleet::Part> Fleet::parts(std::span<const Zone> zones, std::size_t hosts) const {
  GrowingArray<Part> out;
  out.reserve(zones.size());
  for (const Zone& zone : zones) {
    std::size_t from = zone.first;
    do {
      std::size_t to = std::min(from + hosts, zone.last);
      while (to < zone.last && store_.name_at(to) == store_.name_at(to - 1)) ++to;
      out.push_back({&zone, from, to});
      from = to;
    } while (from < zone.last);
  }
  return out;
}

void Fleet::append_owner(std::string& out, const Declaration& declaration) {
  const Service of = service(declaration.labels);
  out.append(of.application) += '.';
  out.append(of.protocol);
  if (declaration.host.empty()) return;
  out += '.';
  append_host(out, declaration.host);
}

Fleet::Service Fleet::service(std::string_view labels) noexcept {
  // Two labels always: protocol and application.
  const std::size_t between = labels.find(kKeySeparator);
  return {labels.substr(between + 1), labels.substr(0, between)};
}

void Fleet::append_host(std::string& out, std::string_view host) {
  append_owner_of_key(out, host);
}

void Declarations::restart(std::size_t first, std::size_t last) noexcept {
  of_host_.clear();
  given_ = 0;
  at_ = first;
  last_ = last;
}

void Declarations::add(const Fleet::Placement& placed) {
  const std::string_view host = host_of_name(store_->name(placed));
  for (const Fleet::Offering& offering : store_->offerings_of(placed)) {
    of_host_.push_back({
        .host = host,
        .labels = store_->labels_of(offering),
        .zone = placed.zone,
        .ttl = offering.ttl,
        .line = offering.moves ? offering.line + placed.shift : offering.line,
        .host_line = placed.line,
        .file = placed.file,
        .remark = offering.remark,
        .record = offering.record,
        .column = offering.column,
        .host_column = placed.column,
    });
  }
}

// The records of the next host that has any: of all its placements, of which there is mostly one.
bool Declarations::take_host() {
  of_host_.clear();
  given_ = 0;
  while (at_ < last_ && of_host_.empty()) {
    const Fleet::Placement& first = store_->at(at_);
    const std::size_t from = at_;
    do {
      store_->look_ahead(at_);
      add(store_->at(at_++));
    } while (at_ < last_ && store_->at(at_).zone == first.zone &&
             store_->name_at(at_) == store_->name(first));
    if (at_ - from > 1) std::ranges::sort(of_host_, is_before);
  }
  return !of_host_.empty();
}

const Hosts::Host* Hosts::next() {
  if (to_ == last_) return nullptr;
  const std::size_t from = to_++;
  store_->look_ahead(from);
  const Fleet::Placement& placed = store_->at(from);
  const std::string_view name = store_->name(placed);
  while (to_ < last_ && store_->name_at(to_) == name) ++to_;
  host_.key = host_of_name(name);
  host_.likeness.reset();
  if (to_ - from == 1) host_.likeness = store_->menus[placed.menu].like;
  declarations_.restart(from, to_);
  return &host_;
}

}  // namespace hastls::posture
