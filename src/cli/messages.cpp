// SPDX-License-Identifier: BSD-2-Clause
#include "cli/messages.hpp"

#include <fmt/format.h>

#include "hastls/core/printable.hpp"

namespace hastls::cli {

void explain(const Error& error, std::ostream& err) {
  std::string text = fmt::format("hastls: {}\n", printable(error.message));
  for (const std::string& layer : error.context)
    text += fmt::format("  while {}\n", printable(layer));
  err << text;
}

void say(std::string_view message, std::ostream& err) {
  err << fmt::format("hastls: {}\n", printable(message));
}

}  // namespace hastls::cli
