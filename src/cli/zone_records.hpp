// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/plan_report.hpp"
#include "hastls/core/result.hpp"
#include "hastls/registry/service.hpp"
#include "hastls/zone/read.hpp"

namespace hastls::cli {

/// Whose records are looked for in which zone file.
struct ZoneQuestion {
  std::string file;  ///< `-` is standard input.
  zone::ReadOptions read;
  std::string host;  ///< As typed: absolute, or relative to the zone.
  registry::Service service;
};

/// The records of one host and application in a zone file, in the order in which they stand there.
/// env.err hears of what is wrong with the zone's text, and where there is no record.
/// Errors: Io where the file cannot be read; Usage for a host that is none.
[[nodiscard]] Result<PlanSubject> zone_records(const ZoneQuestion& question, bool quiet, Env& env);

}  // namespace hastls::cli
