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
      writer_(std::move(other.writer_)),
      failed_(std::move(other.failed_)) {}

FactSpool::~FactSpool() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FactSpool::add(const TypedRecord& record) {
  if (failed_) return;
  writer_.add(record, pending_);
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
  FactReplay replay(into);
  std::string block(kFlushAt, '\0');
  std::string kept;
  for (;;) {
    const auto count = written_->read(block);
    if (!count) return count.error();
    if (*count == 0) return Done{};
    kept.append(block.data(), *count);
    kept.erase(0, replay.read(kept, [](std::uint32_t) {}));
  }
}

}  // namespace hastls::zone
