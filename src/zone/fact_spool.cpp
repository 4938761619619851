// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fact_spool.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace hastls::zone {
namespace {

constexpr std::size_t kFlushAt = std::size_t{1} << 18;

// Hands entries on as records.
class Replay {
 public:
  explicit Replay(FactCollector& into) : into_(into) {}

  // Reads whole entries off the front of `kept`; gives the size of what it has read.
  std::size_t read(std::string_view kept) {
    const std::size_t all = kept.size();
    while (const auto entry = reader_.next(kept)) take(*entry);
    return all - kept.size();
  }

 private:
  void take(const SpoolEntry& entry) {
    if (entry.new_owner) into_.set_owner(entry.owner);
    if (!entry.origin.empty()) origin_ = *DomainName::from_wire(entry.origin);
    into_.add({.type = entry.type,
               .place = entry.place,
               .owner = entry.owner,
               .origin = origin_,
               .text = entry.text,
               .generated = entry.generated,
               .plain_rdata = entry.text.substr(entry.rdata_at, entry.rdata_size)});
  }

  FactCollector& into_;
  SpoolReader reader_;
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
      writer_(std::move(other.writer_)),
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
  SpoolEntry entry{.type = record.type,
                   .place = record.place,
                   .owner = owner_,
                   .generated = record.generated,
                   .new_owner = !owner_written_};
  if (reads) {
    if (!origin_ || *origin_ != record.origin) entry.origin = origin_.emplace(record.origin).wire();
    entry.text = record.text;
    if (!record.plain_rdata.empty()) {
      entry.rdata_at = static_cast<std::size_t>(record.plain_rdata.data() - record.text.data());
      entry.rdata_size = record.plain_rdata.size();
    }
  }
  writer_.append(entry, pending_);
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
