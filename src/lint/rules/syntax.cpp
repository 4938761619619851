// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {

// The reader makes these findings while it reads.
extern const Rule syntax{
    .id = "syntax",
    .normative = true,
    .summary = "The file is a zone file.",
    .why =
        "A line that cannot be read is a record that is not served. Some servers refuse the "
        "whole zone for it and go on with an old one; others skip it without a word.",
    .clause = "RFC 1035 section 5; RFC 2308 section 4; RFC 3597 section 5 (Z1 to Z6)",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 ( \\# 6 005001bb0001\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 ( \\# 6\n"
        "                005001bb0001 )\n",
};

}  // namespace hastls::lint::rules
