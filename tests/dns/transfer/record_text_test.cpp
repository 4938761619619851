// SPDX-License-Identifier: BSD-2-Clause
#include "dns/transfer/record_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dns/fields.hpp"

namespace hastls::dns {
namespace {

// A message of one record behind its header, at 12: the owner "a." with this RDATA.
Octets message_with(std::uint16_t type, const Octets& rdata, std::uint16_t rr_class = 1) {
  Octets out(MessageHeader::kSize);
  append_number(out, 0x016100, 3);
  append_number(out, type, 2);
  append_number(out, rr_class, 2);
  append_number(out, 60, 4);
  append_number(out, rdata.size(), 2);
  out.insert(out.end(), rdata.begin(), rdata.end());
  return out;
}

std::string line_of(const Octets& message) {
  const auto record = MessageReader(message).record();
  if (!record) return record.error().message;
  std::string out;
  const auto appended = append_line(out, message, *record);
  return appended ? out : appended.error().message;
}

TEST(RecordText, ReadsNamesNumbersAndAddresses) {
  EXPECT_EQ(line_of(message_with(1, {192, 0, 2, 1})), "a. 60 IN A 192.0.2.1\n");
  EXPECT_EQ(line_of(message_with(28, {0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})),
            "a. 60 IN AAAA 2001:db8::1\n");
  EXPECT_EQ(line_of(message_with(15, {0, 10, 1, 'b', 0})), "a. 60 IN MX 10 b.\n");
  EXPECT_EQ(line_of(message_with(33, {0, 1, 0, 2, 0, 53, 1, 'b', 0})), "a. 60 IN SRV 1 2 53 b.\n");
}

TEST(RecordText, ExpandsCompressedNames) {
  EXPECT_EQ(line_of(message_with(2, {1, 'b', 0xC0, 12})), "a. 60 IN NS b.a.\n");
}

TEST(RecordText, WritesEverythingElseGenerically) {
  EXPECT_EQ(line_of(message_with(65443, {0, 25, 0})), "a. 60 IN TYPE65443 \\# 3 001900\n");
  EXPECT_EQ(line_of(message_with(65443, {})), "a. 60 IN TYPE65443 \\# 0\n");
  EXPECT_EQ(line_of(message_with(16, {2, 'x', '\n'})), "a. 60 IN TXT \\# 3 02780a\n");
  EXPECT_EQ(line_of(message_with(1, {192, 0, 2})), "a. 60 IN A \\# 3 c00002\n");
  EXPECT_EQ(line_of(message_with(1, {192, 0, 2, 1}, 3)), "a. 60 CLASS3 A 192.0.2.1\n");
}

TEST(RecordText, EscapesWhatNamesHold) {
  EXPECT_EQ(line_of(message_with(5, {3, '"', '\n', ';', 0})), "a. 60 IN CNAME \\\"\\010\\;.\n");
}

TEST(RecordText, SaysWhichRecordIsNotOfItsType) {
  EXPECT_THAT(line_of(message_with(15, {0})),
              ::testing::StartsWith("the MX record of a. is broken"));
}

TEST(MessageReader, FollowsPointersBackwardsOnly) {
  const auto name = [](const Octets& message, std::size_t from) {
    const auto read = MessageReader(message, from).name();
    return read ? read->to_string() : "-";
  };
  EXPECT_EQ(name({1, 'a', 0, 1, 'b', 0xC0, 0}, 3), "b.a.");
  EXPECT_EQ(name({1, 'a', 0, 0xC0, 0, 0xC0, 3}, 5), "a.");
  EXPECT_EQ(name({0xC0, 0}, 0), "-");
  EXPECT_EQ(name({0xC0, 2, 0xC0, 0}, 2), "-");
  EXPECT_EQ(name({1, 'a', 0xC0, 4, 0}, 0), "-");
  EXPECT_EQ(name({1, 'a'}, 0), "-");
  EXPECT_EQ(name({1, 'a', 0xC0}, 0), "-");
  EXPECT_EQ(name({0x41, 'a', 0}, 0), "-");
  EXPECT_EQ(name({}, 0), "-");
}

}  // namespace
}  // namespace hastls::dns
