// SPDX-License-Identifier: BSD-2-Clause
#include "zone/host_shapes.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"
#include "hastls/zone/type_code.hpp"

#include "zone/hastls_hosts.hpp"
#include "zone/hastls_piece.hpp"
#include "zone/host_pass.hpp"
#include "zone/scan/words.hpp"

namespace hastls::zone {
namespace {

constexpr std::size_t kMostName = 63;  // a field that the fast way takes

// The labels in front of a host's name, with the dot behind them.
std::string_view underscore_labels(std::string_view owner) noexcept {
  std::size_t size = 0;
  while (size < owner.size() && owner[size] == '_') {
    const std::size_t dot = owner.find('.', size);
    if (dot == std::string_view::npos) return owner;
    size = dot + 1;
  }
  return owner.substr(0, size);
}

bool begins_name(char first) noexcept {
  return first != '_' && first != '@' && first != '*' && first != '$' && first != '.';
}

bool is_name(std::string_view name) noexcept {
  return !name.empty() && begins_name(name.front()) && name.back() != '.';
}

// The host's name at `at`, empty where there is none.
std::string_view name_at(std::string_view text, const scan::BlockMasks* masks, std::size_t at,
                         std::size_t most) noexcept {
  if (!begins_name(text[at])) return {};
  const scan::BlockMasks here = scan::masks_at(masks, at);
  const auto size = static_cast<std::size_t>(std::countr_zero(here.blank));
  if (size > most) return {};
  const std::uint64_t inside = scan::below(size);
  const std::uint64_t dots = here.dot & inside;
  if (((here.newline | here.special) & inside) != 0 || (dots & (dots >> 1)) != 0) return {};
  const std::string_view name = text.substr(at, size);
  return is_name(name) ? name : std::string_view();
}

// In front of the name in the RDATA of an MX record that names `host`; nothing where it is another.
std::optional<std::size_t> name_in_exchange(std::string_view rdata, std::string_view host) {
  if (rdata.size() <= host.size() || !rdata.ends_with(host)) return std::nullopt;
  std::string_view preference = rdata.substr(0, rdata.size() - host.size());
  const std::size_t out = preference.size();
  const std::size_t digits = preference.find_first_of(" \t");
  if (digits == std::string_view::npos) return std::nullopt;
  if (preference.find_first_not_of(" \t", digits) != std::string_view::npos) return std::nullopt;
  preference = preference.substr(0, digits);
  if (Decimal::parse(preference, 65535).fault) return std::nullopt;
  return out;
}

// Of a line that ends with a newline and may have a comment: where its last field ends.
std::size_t rdata_end(std::string_view line) noexcept {
  const std::size_t fields_end = std::min(line.find(';'), line.size() - 1);
  return line.find_last_not_of(" \t", fields_end - 1) + 1;
}

// A TXT record at a name that begins like that says something.
bool is_policy(std::string_view before) noexcept {
  constexpr std::string_view kPolicy = "_mta-sts.";
  return ascii::equal_ignoring_case(before.substr(0, kPolicy.size()), kPolicy);
}

// The octets of `behind` in front of so many words and one more.
std::size_t front_of(std::string_view behind, std::size_t words) noexcept {
  std::size_t at = behind.find_first_not_of(" \t");
  for (; words > 0 && at != std::string_view::npos; --words) {
    const std::size_t end = behind.find_first_of(" \t", at);
    at = end == std::string_view::npos ? end : behind.find_first_not_of(" \t", end);
  }
  return std::min(at, behind.size());
}

std::vector<std::string> words_of(std::string_view behind) {
  std::vector<std::string> out;
  scan::Words words(behind, 0);
  for (std::string_view word = words.next(); !word.empty(); word = words.next())
    out.emplace_back(word);
  return out;
}

HostShape::Line line_of(HostShape::Kind kind, std::string_view before, std::string_view behind,
                        const scan::PlainRecord& plain) {
  HostShape::Line line;
  line.kind = kind;
  line.before = scan::Octets(before);
  line.behind = scan::Octets(behind);
  if (plain.hastls)
    line.rdata_end = static_cast<std::uint8_t>(rdata_end(behind));
  else
    line.words = words_of(behind);
  if (is_policy(before)) return line;
  const std::size_t words = (plain.ttl_written ? 1U : 0U) + (plain.class_written ? 1U : 0U);
  line.front = scan::Octets(behind.substr(0, front_of(behind, words)));
  return line;
}

}  // namespace

std::optional<HostShapes::Found> HostShapes::find(std::string_view text,
                                                  const scan::BlockMasks* masks, std::size_t at,
                                                  std::size_t most_owner,
                                                  const std::string_view& expected) {
  if (pause_ > 0) {
    --pause_;
    return std::nullopt;
  }
  const std::size_t most = std::min(most_owner, kMostName);
  bool tried = false;
  const scan::Octets* before = nullptr;
  std::string_view name;
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    const HostShape& shape = shapes_[i];
    // Most begin alike.
    if (before == nullptr || shape.lines.front().before != *before) {
      before = &shape.lines.front().before;
      name = name_of(shape, text, masks, at, expected);
      if (name == host_) name = {};
    }
    if (name.empty()) continue;
    tried = true;
    if (name.size() + shape.longest_before > most) continue;
    HostPass pass(shape, name, scan::Cursor(text, masks, at));
    if (!pass.run()) continue;
    return took(i, name, pass.places());
  }
  if (tried) pay(1);
  return std::nullopt;
}

// The lines of the host are those of shape number `index`.
HostShapes::Found HostShapes::took(std::size_t index, std::string_view name,
                                   const HostPlaces& places) {
  const auto known = shapes_.begin() + static_cast<std::ptrdiff_t>(index);
  if (index > 0) std::rotate(shapes_.begin(), known, known + 1);
  credit_ = std::min(credit_ + 8, kMostCredit);
  next_pause_ = kPause;
  host_.assign(name);
  end();  // the host at hand was another one
  return {&shapes_.front(), name, places};
}

std::string_view HostShapes::name_of(const HostShape& shape, std::string_view text,
                                     const scan::BlockMasks* masks, std::size_t at,
                                     const std::string_view& expected) {
  const scan::Octets& before = shape.lines.front().before;
  if (text.size() - at <= before.size() || !before.stand_at(text.data() + at)) return {};
  if (expected.data() == text.data() + at + before.size()) return expected;
  return name_at(text, masks, at + before.size(), kMostName);
}

std::string_view HostShapes::ahead(std::string_view text, const scan::BlockMasks* masks,
                                   std::size_t at) const {
  return shapes_.empty() ? std::string_view() : name_of(shapes_.front(), text, masks, at, {});
}

// Then few of those that it does not know are looked at.
bool HostShapes::knows_most() noexcept {
  constexpr std::uint32_t kOneOf = 31;  // odd: hosts of two kinds may take turns
  return !shapes_.empty() && credit_ >= kMostCredit / 2 && ++missed_ % kOneOf != 0;
}

void HostShapes::pay(int credit) noexcept {
  credit_ -= credit;
  if (credit_ >= 0) return;
  credit_ = kMostCredit / 2;
  pause_ = next_pause_;
  next_pause_ = std::min(2 * next_pause_, kMostPause);
}

void HostShapes::learn(std::string_view text, const scan::BlockMasks* masks,
                       const scan::PlainRecord& plain, const ReadRecord& record) {
  if (pause_ > 0 || !plain.owner_written) return;
  if (open_ && is_silent(plain.type)) return;
  if (open_ && HostPass(shape_, name_, scan::Cursor(text, masks, end_at_)).reaches(plain.line_at) &&
      add(text, plain, record)) {
    end_at_ = plain.line_at + plain.line_size;
    return;
  }
  end();
  const std::string_view owner = text.substr(plain.first_at, plain.first_end - plain.first_at);
  const std::string_view name =
      plain.hastls ? owner.substr(underscore_labels(owner).size()) : owner;
  // Of a host whose first line is not seen nothing can be learned.
  if (name == host_) return;
  host_.assign(name);
  if (knows_most()) return;
  if (!is_name(name)) return;
  begin(name);
  open_ = add(text, plain, record);
  end_at_ = plain.line_at + plain.line_size;
}

void HostShapes::begin(std::string_view name) {
  shape_ = HostShape{};
  owners_.clear();
  name_ = name;
}

// What stands in front of the name in an owner, and whether what a line says is the same for every
// host that has it.
std::optional<HostShapes::Part> HostShapes::hastls_part(std::string_view before,
                                                        const scan::PlainRecord& plain) {
  if (before.empty() || underscore_labels(before).size() != before.size()) return std::nullopt;
  return Part{HostShape::Kind::Hastls, plain.line_at + plain.line_size};
}

std::optional<HostShapes::Part> HostShapes::other_part(std::string_view before,
                                                       std::string_view text,
                                                       const scan::PlainRecord& plain) const {
  if (!before.empty() || !owners_.empty() || text[plain.rdata_end] != '\n') return std::nullopt;
  if (plain.type == types::kA || plain.type == types::kAaaa)
    return Part{HostShape::Kind::Address, plain.rdata_at};
  if (plain.type != types::kMx || shape_.exchange) return std::nullopt;
  const auto name_at =
      name_in_exchange(text.substr(plain.rdata_at, plain.rdata_end - plain.rdata_at), name_);
  if (!name_at) return std::nullopt;
  return Part{HostShape::Kind::Exchange, plain.rdata_at + *name_at};
}

// False where it is not a line of the host at hand, or of another kind.
bool HostShapes::add(std::string_view text, const scan::PlainRecord& plain,
                     const ReadRecord& record) {
  using Kind = HostShape::Kind;
  const std::string_view owner = text.substr(plain.first_at, plain.first_end - plain.first_at);
  const bool is_steady = plain.ttl_written || record.default_ttl;
  const std::size_t count = shape_.lines.size();
  if (!is_steady || count == HostShape::kMostLines || !owner.ends_with(name_)) return false;
  const std::string_view before = owner.substr(0, owner.size() - name_.size());
  const auto part = plain.hastls ? hastls_part(before, plain) : other_part(before, text, plain);
  if (!part) return false;
  const std::string_view behind = text.substr(plain.first_end, part->behind_to - plain.first_end);
  if (std::max(before.size(), behind.size()) > scan::Octets::kMost) return false;
  if (part->kind == Kind::Hastls) {
    const auto line = static_cast<std::uint8_t>(count);
    shape_.records.push_back({hastls_record(record, *plain.hastls), line, owner_index(before)});
    const auto end = static_cast<std::uint32_t>(before.size() + 1);
    shape_.records.back().model.place = {{}, {line, 1, end}};
  }
  if (part->kind == Kind::Address) shape_.has_address = true;
  if (part->kind == Kind::Exchange) shape_.exchange = static_cast<std::uint8_t>(count);
  if (plain.ttl_written) shape_.last_ttl = plain.ttl;
  shape_.longest_before = std::max(shape_.longest_before, before.size());
  shape_.lines.push_back(line_of(part->kind, before, behind, plain));
  return true;
}

std::uint8_t HostShapes::owner_index(std::string_view before) {
  const auto known = std::ranges::find(owners_, before);
  const auto index = static_cast<std::uint8_t>(known - owners_.begin());
  if (known == owners_.end()) owners_.push_back(before);
  return index;
}

// The host at hand may be a shape.
void HostShapes::end() {
  if (!std::exchange(open_, false)) return;
  pay(2);
  if (owners_.empty()) return;
  const auto is_this = [this](const HostShape& known) { return known.lines == shape_.lines; };
  if (std::ranges::any_of(shapes_, is_this)) return;
  auto names = HostNames::of(owners_);
  if (!names) return;
  shape_.has_smtp = std::ranges::find(names->owners, HastlsHosts::kSmtp) != names->owners.end();
  if (shape_.exchange && !shape_.has_smtp) return;
  shape_.id = next_id_++;
  for (HostShape::Record& each : shape_.records)
    each.model.owner = NameId{names->node_of[each.owner]};
  shape_.labels =
      static_cast<std::uint8_t>(std::ranges::count(owners_[shape_.records.back().owner], '.'));
  shape_.names = *std::move(names);
  HastlsHosts::note(shape_);
  if (shapes_.size() == kMostShapes) shapes_.pop_back();
  shapes_.push_back(std::move(shape_));
}

}  // namespace hastls::zone
