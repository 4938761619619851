// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/transfer.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "dns/fields.hpp"
#include "dns/handles.hpp"
#include "dns/transfer/axfr_answer.hpp"
#include "dns/transfer/tcp_stream.hpp"

namespace hastls::dns {
namespace {

using std::chrono::steady_clock;

Error broken(std::string message) {
  return {ErrorCode::Network, std::move(message), {}};
}

std::uint64_t now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::seconds>(since).count());
}

// RFC 5936 §2.1.
Octets make_query(std::uint16_t id, const DomainName& zone) {
  Octets out;
  append_number(out, id, 2);
  append_number(out, 0, 2);  // flags
  append_number(out, 1, 2);  // one question
  append_number(out, 0, 6);
  const std::string_view name = zone.wire();
  out.insert(out.end(), name.begin(), name.end());
  append_number(out, kAxfr, 2);
  append_number(out, LDNS_RR_CLASS_IN, 2);
  return out;
}

/// One AXFR, message by message.
class Transfer final : public io::Source {
 public:
  Transfer(TcpStream stream, const TransferRequest& request, AxfrAnswer answer)
      : stream_(std::move(stream)),
        message_limit_(request.message_limit),
        end_(steady_clock::now() + request.limit),
        answer_(std::move(answer)) {}

  [[nodiscard]] Status ask(const Octets& query) {
    Octets framed;
    append_number(framed, query.size(), 2);
    framed.insert(framed.end(), query.begin(), query.end());
    return stream_.send(framed, deadline());
  }

  // The first message, so that a refusal is told before anything is read.
  [[nodiscard]] Status begin() { return more(); }

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    while (taken_ == answer_.text().size()) {
      if (answer_.is_closed()) return std::size_t{0};
      if (auto status = more(); !status) return std::move(status).error();
    }
    const std::size_t count = std::min(into.size(), answer_.text().size() - taken_);
    std::copy_n(answer_.text().data() + taken_, count, into.data());
    taken_ += count;
    return count;
  }

 private:
  [[nodiscard]] Deadline deadline() const {
    return std::min<Deadline>(steady_clock::now() + message_limit_, end_);
  }

  [[nodiscard]] Error closed_early() const {
    if (answer_.records() == 0) return broken("the server closed the connection without an answer");
    return broken(
        fmt::format("the server closed the connection after {} records, before the SOA "
                    "that ends the zone",
                    answer_.records()));
  }

  [[nodiscard]] Result<Octets> receive() {
    const Deadline until = deadline();
    std::array<std::uint8_t, 2> size{};
    auto count = stream_.receive(size, until);
    if (!count) return std::move(count).error();
    if (*count < size.size()) return closed_early();
    Octets message(number_at(size, 0, 2));
    count = stream_.receive(message, until);
    if (!count) return std::move(count).error();
    if (*count < message.size()) return closed_early();
    return message;
  }

  [[nodiscard]] Status more() {
    const auto message = receive();
    if (!message) return message.error();
    taken_ = 0;
    return answer_.take(*message, now());
  }

  TcpStream stream_;
  std::chrono::milliseconds message_limit_;
  Deadline end_;
  AxfrAnswer answer_;
  std::size_t taken_ = 0;  ///< Of the answer's text.
};

}  // namespace

Result<io::Input> open_transfer(const TransferRequest& request, std::string name) {
  const Deadline until = steady_clock::now() + std::min(request.message_limit, request.limit);
  auto stream = TcpStream::connect(request.uri.server, request.uri.port.value(), until);
  if (!stream) return std::move(stream).error();
  std::random_device random;
  const auto id = static_cast<std::uint16_t>(random());
  Octets query = make_query(id, request.uri.zone);
  std::optional<TsigExchange> key;
  if (request.key) key.emplace(*request.key).sign(query, now());
  auto transfer = std::make_unique<Transfer>(*std::move(stream), request,
                                             AxfrAnswer(request.uri.zone, id, std::move(key)));
  if (auto asked = transfer->ask(query); !asked) return std::move(asked).error();
  if (auto begun = transfer->begin(); !begun) return std::move(begun).error();
  return io::Input::from_source(std::move(transfer), std::move(name));
}

}  // namespace hastls::dns
