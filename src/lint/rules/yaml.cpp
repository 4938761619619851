// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {

// The loader of posture files makes these findings while it reads.
extern const Rule yaml{
    .id = "yaml",
    .normative = true,
    .of_posture = true,
    .summary = "A posture file is YAML, and uses of it what a posture needs.",
    .why =
        "What cannot be read cannot be judged. Anchors, aliases, tags and merge keys are refused "
        "though they are YAML: they hide from whoever reads the file what it says, and a few "
        "lines of them can ask for more memory than there is. Profiles do what they are wanted "
        "for. A run that finds this ends with exit code 2.",
    .clause = "YAML 1.2; docs/posture.md (G7)",
    .wrong =
        "version: 1\n"
        "zone: example.com\n"
        "servers:\n"
        "  - host: www\n"
        "    applications: &web {http: SSB}\n"
        "  - host: shop\n"
        "    applications: *web\n",
    .right =
        "version: 1\n"
        "zone: example.com\n"
        "profiles:\n"
        "  web: {http: SSB}\n"
        "servers:\n"
        "  - hosts: [www, shop]\n"
        "    profile: web\n",
};

}  // namespace hastls::lint::rules
