// SPDX-License-Identifier: BSD-2-Clause
#include "dns/transfer/tcp_stream.hpp"

#include <array>
#include <sys/socket.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/loopback_socket.hpp"

namespace hastls::dns {
namespace {

using ::testing::StartsWith;

Deadline soon() {
  return std::chrono::steady_clock::now() + std::chrono::seconds(60);
}

/// A TCP server on loopback.
class Listener {
 public:
  Listener() { EXPECT_EQ(::listen(socket_.descriptor(), 1), 0); }

  [[nodiscard]] std::uint16_t port() const { return socket_.port(); }

  /// Takes the connection that waits, and resets it.
  void reset() const {
    const int taken = ::accept4(socket_.descriptor(), nullptr, nullptr, SOCK_CLOEXEC);
    ASSERT_GE(taken, 0);
    const linger now{.l_onoff = 1, .l_linger = 0};
    EXPECT_EQ(::setsockopt(taken, SOL_SOCKET, SO_LINGER, &now, sizeof now), 0);
    ::close(taken);
  }

 private:
  hastls::testing::LoopbackSocket socket_{SOCK_STREAM};
};

// No look-up leaves the machine for a label of 64 octets.
TEST(TcpStream, NeedsAServerThatThereIs) {
  const std::string server(64, 'a');
  const auto stream = TcpStream::connect(server, 53, soon());
  ASSERT_FALSE(stream);
  EXPECT_THAT(stream.error().message, StartsWith("cannot find the server " + server + ": "));
  EXPECT_EQ(stream.error().code, ErrorCode::Network);
}

TEST(TcpStream, SaysWhatAConnectionThatIsResetWasFor) {
  const Listener listener;
  std::array<std::uint8_t, 2> octets{};
  auto sending = TcpStream::connect("127.0.0.1", listener.port(), soon());
  ASSERT_TRUE(sending) << sending.error().message;
  EXPECT_TRUE(sending->send(octets, soon()));
  listener.reset();
  EXPECT_EQ(sending->send(octets, soon()).error().message,
            "cannot send the query: Connection reset by peer");
  auto receiving = TcpStream::connect("127.0.0.1", listener.port(), soon());
  ASSERT_TRUE(receiving) << receiving.error().message;
  listener.reset();
  EXPECT_EQ(receiving->receive(octets, soon()).error().message,
            "cannot receive the zone: Connection reset by peer");
}

TEST(TcpStream, WaitsNoLongerThanWasSaid) {
  const Listener listener;
  std::array<std::uint8_t, 2> octets{};
  auto stream = TcpStream::connect("127.0.0.1", listener.port(), soon());
  ASSERT_TRUE(stream) << stream.error().message;
  const auto received = stream->receive(octets, std::chrono::steady_clock::now());
  ASSERT_FALSE(received);
  EXPECT_EQ(received.error().message, "cannot receive the zone: no answer in time");
  EXPECT_EQ(received.error().code, ErrorCode::Timeout);
}

}  // namespace
}  // namespace hastls::dns
