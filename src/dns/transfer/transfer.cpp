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
#include "dns/transfer/message.hpp"
#include "dns/transfer/record_text.hpp"
#include "dns/transfer/tcp_stream.hpp"
#include "dns/transfer/tsig.hpp"

namespace hastls::dns {
namespace {

using std::chrono::steady_clock;

constexpr std::uint16_t kAxfr = 252;

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

std::string rcode_text(unsigned rcode) {
  const ldns_lookup_table* const row = ldns_lookup_by_id(ldns_rcodes, static_cast<int>(rcode));
  return row == nullptr ? fmt::format("RCODE {}", rcode) : row->name;
}

// The records of one message, answers apart from the signature.
struct Sections {
  std::vector<WireRecord> answers;
  std::optional<WireRecord> signature;
};

/// One AXFR, message by message.
class Transfer final : public io::Source {
 public:
  Transfer(TcpStream stream, const TransferRequest& request)
      : stream_(std::move(stream)),
        zone_(request.uri.zone),
        message_limit_(request.message_limit),
        end_(steady_clock::now() + request.limit) {
    if (request.key) key_.emplace(*request.key);
  }

  [[nodiscard]] Status ask() {
    std::random_device random;
    id_ = static_cast<std::uint16_t>(random());
    Octets query = make_query(id_, zone_);
    if (key_) key_->sign(query, now());
    Octets framed;
    append_number(framed, query.size(), 2);
    framed.insert(framed.end(), query.begin(), query.end());
    return stream_.send(framed, deadline());
  }

  // The first message, so that a refusal is told before anything is read.
  [[nodiscard]] Status begin() { return more(); }

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    while (taken_ == text_.size()) {
      if (closed_) return std::size_t{0};
      if (auto status = more(); !status) return std::move(status).error();
    }
    const std::size_t count = std::min(into.size(), text_.size() - taken_);
    std::copy_n(text_.data() + taken_, count, into.data());
    taken_ += count;
    return count;
  }

 private:
  [[nodiscard]] Deadline deadline() const {
    return std::min<Deadline>(steady_clock::now() + message_limit_, end_);
  }

  [[nodiscard]] Error closed_early() const {
    if (records_ == 0) return broken("the server closed the connection without an answer");
    return broken(
        fmt::format("the server closed the connection after {} records, before the SOA "
                    "that ends the zone",
                    records_));
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

  [[nodiscard]] Error malformed(const Error& why) const {
    return broken(
        fmt::format("the answer is malformed after {} records: {}", records_, why.message));
  }

  [[nodiscard]] Error refusal(unsigned rcode, const std::optional<WireRecord>& signature) const {
    std::string why = fmt::format("the server refuses the transfer: {}", rcode_text(rcode));
    const auto tsig = signature ? TsigRdata::read(signature->rdata) : TsigRdata{};
    if (tsig && tsig->error != 0)
      why += fmt::format(" ({})", tsig_error_text(tsig->error));
    else if (rcode == LDNS_RCODE_NOTAUTH)
      why += fmt::format(" (it does not serve {}, or not without a key)", zone_.to_string());
    return broken(std::move(why));
  }

  [[nodiscard]] Status check_header(const MessageHeader& header) const {
    if (header.id != id_ || !header.is_response || header.opcode != LDNS_PACKET_QUERY)
      return broken("what the server sends does not answer the query");
    if (header.is_truncated) return broken("the server sends a truncated answer over TCP");
    return Done{};
  }

  [[nodiscard]] Status check_questions(const MessageHeader& header, MessageReader& in) const {
    const Question asked{.name = zone_, .type = kAxfr, .rr_class = LDNS_RR_CLASS_IN};
    for (unsigned i = 0; i < header.questions; ++i) {
      const auto question = in.question();
      if (!question) return malformed(question.error());
      if (*question != asked) return broken("what the server sends answers another question");
    }
    return Done{};
  }

  [[nodiscard]] Result<Sections> read_sections(const MessageHeader& header,
                                               MessageReader& in) const {
    Sections out;
    const unsigned others = unsigned{header.authorities} + header.additionals;
    for (unsigned i = 0; i < header.answers + others; ++i) {
      auto record = in.record();
      if (!record) return malformed(record.error());
      if (out.signature) return broken("the answer is malformed: TSIG is not its last record");
      if (i < header.answers)
        out.answers.push_back(*std::move(record));
      else if (record->type == LDNS_RR_TYPE_TSIG)
        out.signature = *std::move(record);
    }
    return out;
  }

  [[nodiscard]] Status more() {
    const auto message = receive();
    if (!message) return message.error();
    const auto header = MessageHeader::read(*message);
    if (!header) return broken("the answer is malformed: a message without a header");
    if (auto checked = check_header(*header); !checked) return checked;
    MessageReader in(*message);
    if (auto checked = check_questions(*header, in); !checked) return checked;
    const auto sections = read_sections(*header, in);
    if (!sections) return sections.error();
    if (header->rcode != 0) return refusal(header->rcode, sections->signature);
    if (key_) {
      if (auto verified = key_->verify(*message, sections->signature, now()); !verified)
        return broken(fmt::format("the answer cannot be trusted: {}", verified.error().message));
    }
    return take(*message, sections->answers);
  }

  [[nodiscard]] Status take(Message message, const std::vector<WireRecord>& answers) {
    text_.clear();
    taken_ = 0;
    for (const WireRecord& record : answers) {
      if (closed_) return broken("the answer is malformed: records follow the SOA that ends it");
      if (auto taken = take_record(message, record); !taken) return taken;
    }
    if (records_ == 0)
      return broken(fmt::format("the answer holds no zone: it does not begin with {}'s SOA",
                                zone_.to_string()));
    if (closed_ && key_ && !key_->is_covered())
      return broken("the answer cannot be trusted: its last message is not signed");
    return Done{};
  }

  [[nodiscard]] Status take_record(Message message, const WireRecord& record) {
    const bool is_soa = record.type == LDNS_RR_TYPE_SOA && record.owner == zone_;
    if (records_ == 0 && !is_soa)
      return broken(fmt::format("the answer holds no zone: it does not begin with {}'s SOA",
                                zone_.to_string()));
    const std::size_t line_at = text_.size();
    if (auto appended = append_line(text_, message, record); !appended)
      return malformed(appended.error());
    if (is_soa && records_ > 0) {
      closed_ = true;
      if (soa_ != std::string_view(text_).substr(line_at))
        return broken("the zone changed while it was transferred: its last SOA is not its first");
      text_.resize(line_at);
      return Done{};
    }
    if (is_soa) soa_ = text_;
    ++records_;
    return Done{};
  }

  TcpStream stream_;
  DomainName zone_;
  std::chrono::milliseconds message_limit_;
  Deadline end_;
  std::optional<TsigExchange> key_;
  std::uint16_t id_ = 0;
  std::string soa_;   ///< The first line.
  std::string text_;  ///< The lines of the last message.
  std::size_t taken_ = 0;
  std::uint64_t records_ = 0;
  bool closed_ = false;
};

}  // namespace

Result<io::Input> open_transfer(const TransferRequest& request, std::string name) {
  const Deadline until = steady_clock::now() + std::min(request.message_limit, request.limit);
  auto stream = TcpStream::connect(request.uri.server, request.uri.port.value(), until);
  if (!stream) return std::move(stream).error();
  auto transfer = std::make_unique<Transfer>(*std::move(stream), request);
  if (auto asked = transfer->ask(); !asked) return std::move(asked).error();
  if (auto begun = transfer->begin(); !begun) return std::move(begun).error();
  return io::Input::from_source(std::move(transfer), std::move(name));
}

}  // namespace hastls::dns
