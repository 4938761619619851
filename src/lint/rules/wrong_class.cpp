// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"

namespace hastls::lint::rules {
namespace {

constexpr std::uint16_t kIn = 1;

std::string class_name(std::uint16_t code) {
  switch (code) {
    case 2: return "CS";
    case 3: return "CH";
    case 4: return "HS";
    default: return fmt::format("CLASS{}", code);
  }
}

void check(const Context& context, const zone::HastlsRecord& record, Findings& findings) {
  if (record.rr_class == kIn) return;
  std::string help = "write IN";
  if (!record.faulty && record.rdata.is_valid())
    help = fmt::format("write {}", corrected_line(context, record, record.rdata));
  findings.at_owner(record, {.message = fmt::format("a HASTLS record of class {}; its class is IN",
                                                    class_name(record.rr_class)),
                             .help = std::move(help),
                             .related = {}});
}

}  // namespace

extern const Rule wrong_class{
    .id = "wrong-class",
    .normative = true,
    .by_shape = true,
    .summary = "The class of a HASTLS record is IN.",
    .why = "Clients ask in class IN. A record of another class is in another tree of names.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (R1)",
    .wrong =
        "mail            IN A 192.0.2.25\n"
        "_smtp._tcp.mail CH TYPE65443 \\# 6 001900190001\n",
    .right =
        "mail            IN A 192.0.2.25\n"
        "_smtp._tcp.mail IN TYPE65443 \\# 6 001900190001\n",
    .check_record = check,
};

}  // namespace hastls::lint::rules
