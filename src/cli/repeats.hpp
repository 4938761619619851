// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read_back.hpp"

namespace hastls::cli {

/// What is left of a text of fragments to be read, and the hosts that it should be about.
struct Unrepeated {
  std::string text;
  std::vector<MeantRecords::Host> hosts;
};

/// Takes the lines out of a text that repeat those of a host before, as `meant` has it: the same
/// octets but for the ending of the owners, which is the host's own, and made of labels that mean
/// the same wherever they stand. If every line of what is left is a record with an absolute owner,
/// a TTL and a class, and is what was meant, so are those. Nothing where a line does not begin with
/// the owner that was meant.
[[nodiscard]] std::optional<Unrepeated> without_repeats(std::string_view text,
                                                        const MeantRecords& meant);

}  // namespace hastls::cli
