// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fact_spool.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace hastls::zone {
namespace {

constexpr std::size_t kFlushAt = std::size_t{1} << 18;

// One entry: a fixed part, then the owner where it is another than before.
struct Head {
  Place place;
  std::uint16_t type = 0;
  std::uint16_t owner_size = 0;  ///< 0 for the owner of the entry before.
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
      pending_(std::move(other.pending_)),
      owner_(std::move(other.owner_)),
      owner_written_(other.owner_written_),
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

void FactSpool::add(std::uint16_t type, const Place& place) {
  if (last_type_ == type || failed_) return;
  last_type_ = type;
  const Head head{place, type,
                  owner_written_ ? std::uint16_t{0} : static_cast<std::uint16_t>(owner_.size())};
  pending_.append(reinterpret_cast<const char*>(&head), sizeof head);
  if (!owner_written_) pending_ += owner_;
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
  io::Input input = io::Input::adopt(std::exchange(descriptor_, -1), "");
  if (auto status = input.rewind(); !status) return status;
  std::string block(kFlushAt, '\0');
  std::string kept;
  for (;;) {
    const auto count = input.read(block);
    if (!count) return count.error();
    if (*count == 0) return Done{};
    kept.append(block.data(), *count);
    std::size_t at = 0;
    while (kept.size() - at >= sizeof(Head)) {
      Head head;
      std::memcpy(&head, kept.data() + at, sizeof head);
      if (kept.size() - at < sizeof head + head.owner_size) break;
      if (head.owner_size != 0)
        into.set_owner(std::string_view(kept).substr(at + sizeof head, head.owner_size));
      into.add(head.type, head.place);
      at += sizeof head + head.owner_size;
    }
    kept.erase(0, at);
  }
}

}  // namespace hastls::zone
