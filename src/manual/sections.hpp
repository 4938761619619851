// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string_view>

#include "cli/command.hpp"

#include "manual/roff.hpp"

namespace hastls::manual {

/// NAME, from a summary that is a sentence.
void name_section(Page& page, std::string_view name, std::string_view summary);
void option_items(Page& page, std::span<const cli::Option> options);
// Of one command, or of all where it is null.
void exit_status_section(Page& page, const cli::Command* command);
void environment_section(Page& page, const cli::Command* command);
void files_section(Page& page, const cli::Command* command);
void examples_section(Page& page, std::span<const cli::Example> examples);
/// Every page of hastls but the one called `self`.
void see_also_section(Page& page, std::string_view self);

}  // namespace hastls::manual
