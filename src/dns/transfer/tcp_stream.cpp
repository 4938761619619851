// SPDX-License-Identifier: BSD-2-Clause
#include "dns/transfer/tcp_stream.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace hastls::dns {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

Error failed(std::string_view doing, int number) {
  if (number == ETIMEDOUT)
    return {ErrorCode::Timeout, fmt::format("cannot {}: no answer in time", doing), {}};
  return {ErrorCode::Network,
          fmt::format("cannot {}: {}", doing, std::generic_category().message(number)),
          {}};
}

// Waits until `socket` is ready for `events`; an errno, 0 where it is ready.
int wait(int socket, short events, Deadline until) {
  for (;;) {
    const auto left = duration_cast<milliseconds>(until - std::chrono::steady_clock::now()).count();
    if (left <= 0) return ETIMEDOUT;
    pollfd waiting{socket, events, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 60'000)));
    if (ready > 0) return 0;
    if (ready < 0 && errno != EINTR) return errno;
  }
}

bool would_block(int number) {
  return number == EAGAIN || number == EWOULDBLOCK || number == EINTR;
}

struct AddressDeleter {
  void operator()(addrinfo* list) const noexcept { ::freeaddrinfo(list); }
};
using Addresses = std::unique_ptr<addrinfo, AddressDeleter>;

Result<Addresses> look_up(const std::string& server, std::uint16_t port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int failure = ::getaddrinfo(server.c_str(), fmt::to_string(port).c_str(), &hints, &found);
  if (failure != 0)
    return Error{ErrorCode::Network,
                 fmt::format("cannot find the server {}: {}", server, ::gai_strerror(failure)),
                 {}};
  return Addresses(found);
}

// An errno, 0 where `socket` is connected.
int connect_one(int socket, const addrinfo& address, Deadline until) {
  if (::connect(socket, address.ai_addr, address.ai_addrlen) == 0) return 0;
  if (errno != EINPROGRESS) return errno;
  if (const int failure = wait(socket, POLLOUT, until); failure != 0) return failure;
  int failure = 0;
  socklen_t size = sizeof failure;
  if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &failure, &size) != 0) return errno;
  return failure;
}

}  // namespace

TcpStream::TcpStream(TcpStream&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}

TcpStream::~TcpStream() {
  if (socket_ >= 0) ::close(socket_);
}

Result<TcpStream> TcpStream::connect(const std::string& server, std::uint16_t port,
                                     Deadline until) {
  const auto addresses = look_up(server, port);
  if (!addresses) return addresses.error();
  int failure = EADDRNOTAVAIL;
  for (const addrinfo* one = addresses->get(); one != nullptr; one = one->ai_next) {
    TcpStream stream(::socket(one->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    failure = stream.socket_ < 0 ? errno : connect_one(stream.socket_, *one, until);
    if (failure == 0) return stream;
  }
  return failed(fmt::format("connect to {} port {}", server, port), failure);
}

Status TcpStream::send(std::span<const std::uint8_t> octets, Deadline until) {
  while (!octets.empty()) {
    const ssize_t count = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
    if (count >= 0) {
      octets = octets.subspan(static_cast<std::size_t>(count));
      continue;
    }
    const int failure = would_block(errno) ? wait(socket_, POLLOUT, until) : errno;
    if (failure != 0) return failed("send the query", failure);
  }
  return Done{};
}

Result<std::size_t> TcpStream::receive(std::span<std::uint8_t> into, Deadline until) {
  std::size_t filled = 0;
  while (filled < into.size()) {
    // Also where octets are ready: who sends them one by one has no more time for it.
    if (const int failure = wait(socket_, POLLIN, until); failure != 0)
      return failed("receive the zone", failure);
    const auto rest = into.subspan(filled);
    const ssize_t count = ::recv(socket_, rest.data(), rest.size(), 0);
    if (count == 0) return filled;
    if (count > 0)
      filled += static_cast<std::size_t>(count);
    else if (!would_block(errno))
      return failed("receive the zone", errno);
  }
  return filled;
}

}  // namespace hastls::dns
