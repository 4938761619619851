// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fact_spool.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <type_traits>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace hastls::zone {
namespace {

constexpr std::size_t kFlushAt = std::size_t{1} << 18;

// One entry: a fixed part, then as many octets of each. An owner or origin of 0 octets is that of
// the entry before.
struct Head {
  Place place;
  std::uint16_t type = 0;
  std::uint8_t owner_size = 0;
  std::uint8_t origin_size = 0;
  std::uint16_t rdata_at = 0;  // TypedRecord::plain_rdata in the text
  std::uint16_t rdata_size = 0;
  std::uint32_t text_size = 0;
  std::uint32_t generated_size = 0;

  void set_text(const TypedRecord& record) noexcept {
    constexpr std::size_t kMost = 0xffff;
    text_size = static_cast<std::uint32_t>(record.text.size());
    if (record.plain_rdata.empty() || record.text.size() > kMost) return;
    rdata_at = static_cast<std::uint16_t>(record.plain_rdata.data() - record.text.data());
    rdata_size = static_cast<std::uint16_t>(record.plain_rdata.size());
  }
  [[nodiscard]] std::size_t size() const noexcept {
    return sizeof(Head) + owner_size + origin_size + text_size + generated_size;
  }
};
static_assert(std::has_unique_object_representations_v<Head>, "no octet of it is unset");

// Reads whole entries off the front of `kept`; gives the size of what it has read.
class Replay {
 public:
  explicit Replay(FactCollector& into) : into_(into) {}

  std::size_t read(std::string_view kept) {
    const std::size_t all = kept.size();
    Head head;
    while (kept.size() >= sizeof head) {
      std::memcpy(&head, kept.data(), sizeof head);
      if (kept.size() < head.size()) break;
      entry(head, kept.substr(sizeof head));
      kept.remove_prefix(head.size());
    }
    return all - kept.size();
  }

 private:
  void entry(const Head& head, std::string_view rest) {
    const auto take = [&](std::size_t size) {
      const std::string_view taken = rest.substr(0, size);
      rest.remove_prefix(size);
      return taken;
    };
    const std::string_view owner = take(head.owner_size);
    if (!owner.empty()) {
      owner_ = owner;
      into_.set_owner(owner_);
    }
    const std::string_view origin = take(head.origin_size);
    if (!origin.empty()) origin_ = *DomainName::from_wire(origin);
    const std::string_view text = take(head.text_size);
    into_.add({.type = head.type,
               .place = head.place,
               .owner = owner_,
               .origin = origin_,
               .text = text,
               .generated = take(head.generated_size),
               .plain_rdata = text.substr(head.rdata_at, head.rdata_size)});
  }

  FactCollector& into_;
  std::string owner_;
  DomainName origin_;
};

Error failed(std::string_view doing, int error) {
  return {ErrorCode::Io,
          fmt::format("cannot {} the temporary file that a pipe needs: {}", doing,
                      std::generic_category().message(error)),
          {}};
}

int open_unnamed(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) return descriptor;
  std::string name = folder + "/hastls-XXXXXX";  // a file system without O_TMPFILE
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

}  // namespace

Result<FactSpool> FactSpool::open() {
  const char* folder = std::getenv("TMPDIR");
  const int descriptor = open_unnamed(folder == nullptr || *folder == '\0' ? "/var/tmp" : folder);
  if (descriptor < 0) return failed("make", errno);
  return FactSpool(descriptor);
}

FactSpool::FactSpool(FactSpool&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      written_(std::move(other.written_)),
      pending_(std::move(other.pending_)),
      owner_(std::move(other.owner_)),
      owner_written_(other.owner_written_),
      origin_(std::move(other.origin_)),
      last_type_(other.last_type_),
      failed_(std::move(other.failed_)) {}

FactSpool::~FactSpool() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FactSpool::set_owner(std::string_view wire) {
  owner_.assign(wire);
  owner_written_ = false;
  last_type_.reset();
}

void FactSpool::add(const TypedRecord& record) {
  const bool reads = TypedCollector::reads(record.type, record.owner);
  if ((last_type_ == record.type && !reads) || failed_) return;
  last_type_ = record.type;
  const bool moved = reads && (!origin_ || *origin_ != record.origin);
  if (moved) origin_ = record.origin;
  Head head{record.place, record.type};
  if (!owner_written_) head.owner_size = static_cast<std::uint8_t>(owner_.size());
  if (moved) head.origin_size = static_cast<std::uint8_t>(origin_->wire().size());
  if (reads) head.set_text(record);
  head.generated_size = static_cast<std::uint32_t>(record.generated.size());
  pending_.append(reinterpret_cast<const char*>(&head), sizeof head);
  if (!owner_written_) pending_ += owner_;
  if (moved) pending_ += origin_->wire();
  if (reads) pending_ += record.text;
  pending_ += record.generated;
  owner_written_ = true;
  if (pending_.size() >= kFlushAt) flush();
}

void FactSpool::flush() {
  std::string_view rest = pending_;
  while (!rest.empty() && !failed_) {
    const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
    if (count > 0)
      rest.remove_prefix(static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR)
      failed_ = failed("write", count == 0 ? ENOSPC : errno);
  }
  pending_.clear();
}

Status FactSpool::replay(FactCollector& into) {
  flush();
  if (failed_) return *failed_;
  if (!written_) written_ = io::Input::adopt(std::exchange(descriptor_, -1), "");
  if (auto status = written_->rewind(); !status) return status;
  Replay replay(into);
  std::string block(kFlushAt, '\0');
  std::string kept;
  for (;;) {
    const auto count = written_->read(block);
    if (!count) return count.error();
    if (*count == 0) return Done{};
    kept.append(block.data(), *count);
    kept.erase(0, replay.read(kept));
  }
}

}  // namespace hastls::zone
