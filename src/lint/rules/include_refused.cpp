// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {

// The reader makes these findings while it reads.
extern const Rule include_refused{
    .id = "include-refused",
    .normative = true,
    .summary = "Every $INCLUDE names a file that may be read and can be.",
    .why =
        "What is not read is not judged. A zone file comes from elsewhere more often than one "
        "thinks: its $INCLUDE reaches only regular files below the folder of the file that was "
        "named, or --include-root, ten levels deep, and never its own includer. Nothing of a "
        "refused file is ever quoted.",
    .clause = "RFC 1035 section 5.1 (Z5)",
    .wrong = "$INCLUDE /etc/passwd\n",
    .right = "$INCLUDE hastls.include\n",
};

}  // namespace hastls::lint::rules
