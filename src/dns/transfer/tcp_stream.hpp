// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "hastls/core/result.hpp"

namespace hastls::dns {

using Deadline = std::chrono::steady_clock::time_point;

/// A connection to a server, no call of which waits beyond its deadline.
class TcpStream {
 public:
  /// Tries every address of `server`. Only the look-up of a name is not bounded by `until`: the
  /// system has limits of its own.
  /// Errors: Network, Timeout.
  [[nodiscard]] static Result<TcpStream> connect(const std::string& server, std::uint16_t port,
                                                 Deadline until);

  TcpStream(TcpStream&& other) noexcept;
  TcpStream& operator=(TcpStream&&) = delete;
  TcpStream(const TcpStream&) = delete;
  TcpStream& operator=(const TcpStream&) = delete;
  ~TcpStream();

  /// Errors: Network, Timeout.
  [[nodiscard]] Status send(std::span<const std::uint8_t> octets, Deadline until);
  /// Fills `into`, or less where the other side closes before; how much it was.
  /// Errors: Network, Timeout.
  [[nodiscard]] Result<std::size_t> receive(std::span<std::uint8_t> into, Deadline until);

 private:
  explicit TcpStream(int socket) : socket_(socket) {}
  int socket_;
};

}  // namespace hastls::dns
