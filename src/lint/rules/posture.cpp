// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {

// The loader of posture files makes these findings while it reads and puts files together.
extern const Rule posture{
    .id = "posture",
    .normative = true,
    .of_posture = true,
    .summary = "A posture file says what records can be made of, and contradicts no other.",
    .why =
        "A key that is not known, a port that the posture has no use for, a name that is none, or "
        "two places that ask for different things at one owner: 'hastls generate' refuses the "
        "whole run for any of these, since each may be the mistake of somebody who meant "
        "something else. All files of a run are held against each other.",
    .clause = "docs/posture.md (G1 to G6, G8, G9)",
    .wrong =
        "version: 1\n"
        "zone: example.com\n"
        "servers:\n"
        "  - host: www\n"
        "    applications:\n"
        "      http: {posture: SIO, secure-port: 443}\n",
    .right =
        "version: 1\n"
        "zone: example.com\n"
        "servers:\n"
        "  - host: www\n"
        "    applications:\n"
        "      http: {posture: SSB, secure-port: 443}\n",
};

}  // namespace hastls::lint::rules
