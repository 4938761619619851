// SPDX-License-Identifier: BSD-2-Clause
#include "dns/transfer/axfr_answer.hpp"

#include <fmt/format.h>

#include "dns/handles.hpp"
#include "dns/transfer/record_text.hpp"

namespace hastls::dns {
namespace {

Error broken(std::string message) {
  return {ErrorCode::Network, std::move(message), {}};
}

std::string rcode_text(unsigned rcode) {
  const ldns_lookup_table* const row = ldns_lookup_by_id(ldns_rcodes, static_cast<int>(rcode));
  return row == nullptr ? fmt::format("RCODE {}", rcode) : row->name;
}

}  // namespace

Status AxfrAnswer::take(Message message, std::uint64_t now) {
  text_.clear();
  const auto header = MessageHeader::read(message);
  if (!header) return broken("the answer is malformed: a message without a header");
  if (auto checked = check_header(*header); !checked) return checked;
  MessageReader in(message);
  if (auto checked = check_questions(*header, in); !checked) return checked;
  const auto sections = read_sections(*header, in);
  if (!sections) return sections.error();
  if (header->rcode != 0) return refusal(header->rcode, sections->signature);
  if (key_) {
    if (auto verified = key_->verify(message, sections->signature, now); !verified)
      return broken(fmt::format("the answer cannot be trusted: {}", verified.error().message));
  }
  return take_answers(message, sections->answers);
}

Error AxfrAnswer::malformed(const Error& why) const {
  return broken(fmt::format("the answer is malformed after {} records: {}", records_, why.message));
}

Error AxfrAnswer::no_zone() const {
  return broken(
      fmt::format("the answer holds no zone: it does not begin with {}'s SOA", zone_.to_string()));
}

Error AxfrAnswer::refusal(unsigned rcode, const std::optional<WireRecord>& signature) const {
  std::string why = fmt::format("the server refuses the transfer: {}", rcode_text(rcode));
  const auto tsig = signature ? TsigRdata::read(signature->rdata) : TsigRdata{};
  if (tsig && tsig->error != 0)
    why += fmt::format(" ({})", tsig_error_text(tsig->error));
  else if (rcode == LDNS_RCODE_NOTAUTH)
    why += fmt::format(" (it does not serve {}, or not without a key)", zone_.to_string());
  return broken(std::move(why));
}

Status AxfrAnswer::check_header(const MessageHeader& header) const {
  if (header.id != id_ || !header.is_response || header.opcode != LDNS_PACKET_QUERY)
    return broken("what the server sends does not answer the query");
  if (header.is_truncated) return broken("the server sends a truncated answer over TCP");
  return Done{};
}

Status AxfrAnswer::check_questions(const MessageHeader& header, MessageReader& in) const {
  const Question asked{.name = zone_, .type = kAxfr, .rr_class = LDNS_RR_CLASS_IN};
  for (unsigned i = 0; i < header.questions; ++i) {
    const auto question = in.question();
    if (!question) return malformed(question.error());
    if (*question != asked) return broken("what the server sends answers another question");
  }
  return Done{};
}

Result<AxfrAnswer::Sections> AxfrAnswer::read_sections(const MessageHeader& header,
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

Status AxfrAnswer::take_answers(Message message, const std::vector<WireRecord>& answers) {
  for (const WireRecord& record : answers) {
    if (closed_) return broken("the answer is malformed: records follow the SOA that ends it");
    if (auto taken = take_record(message, record); !taken) return taken;
  }
  if (records_ == 0) return no_zone();
  if (closed_ && key_ && !key_->is_covered())
    return broken("the answer cannot be trusted: its last message is not signed");
  return Done{};
}

Status AxfrAnswer::take_record(Message message, const WireRecord& record) {
  const bool is_soa = record.type == LDNS_RR_TYPE_SOA && record.owner == zone_;
  if (records_ == 0 && !is_soa) return no_zone();
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

}  // namespace hastls::dns
