// SPDX-License-Identifier: BSD-2-Clause
#include "cli/descriptor_stream.hpp"

#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace hastls::cli {

namespace {

constexpr std::size_t kBlockSize = 65536;

}  // namespace

DescriptorBuffer::DescriptorBuffer(int descriptor, Flush flush)
    : descriptor_(descriptor),
      flush_(flush),
      block_(std::make_unique_for_overwrite<char[]>(kBlockSize)) {
  begin_block();
}

DescriptorBuffer::~DescriptorBuffer() {
  DescriptorBuffer::sync();
}

void DescriptorBuffer::begin_block() {
  setp(block_.get(), block_.get() + kBlockSize);
}

bool DescriptorBuffer::write_out(const char* text, std::streamsize count) {
  while (count > 0) {
    const ssize_t written = ::write(descriptor_, text, static_cast<std::size_t>(count));
    if (written >= 0) {
      text += written;
      count -= written;
    } else if (errno == EAGAIN) {
      // Somebody else made the shared description non-blocking; wait as if it were not.
      pollfd waiting{descriptor_, POLLOUT, 0};
      ::poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      if (error_ == 0) error_ = errno;
      return false;
    }
  }
  return true;
}

int DescriptorBuffer::sync() {
  const bool written = write_out(pbase(), pptr() - pbase());
  begin_block();
  return written ? 0 : -1;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  if (sync() != 0) return traits_type::eof();
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  return sputc(traits_type::to_char_type(c));
}

std::streamsize DescriptorBuffer::xsputn(const char* text, std::streamsize count) {
  if (count > epptr() - pptr() && sync() != 0) return 0;
  if (count > epptr() - pptr()) return write_out(text, count) ? count : 0;
  traits_type::copy(pptr(), text, static_cast<std::size_t>(count));
  pbump(static_cast<int>(count));
  if (flush_ == Flush::EveryWrite && sync() != 0) return 0;
  return count;
}

}  // namespace hastls::cli
