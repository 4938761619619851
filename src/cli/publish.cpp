// SPDX-License-Identifier: BSD-2-Clause
#include "cli/publish.hpp"

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/messages.hpp"
#include "cli/targets.hpp"
#include "hastls/core/printable.hpp"
#include "hastls/io/output.hpp"

namespace hastls::cli {
namespace {

using posture::Fleet;

// Fragments of zones that are not in the run: a difference, and something to tell.
Result<std::vector<std::string>> find_stale(const Fleet& fleet, const Publication& to) {
  if (!to.output || !is_folder(*to.output)) return std::vector<std::string>{};
  return stale_fragments(*to.output, fleet);
}

void tell_stale(const std::vector<std::string>& stale, Env& env) {
  for (const std::string& path : stale)
    say(fmt::format("warning: {} is stale: its zone is not in this run; --prune removes it", path),
        env.err);
}

std::string_view verb(io::Change change) {
  switch (change) {
    case io::Change::Created: return "does not exist";
    case io::Change::Replaced: return "differs";
    case io::Change::Removed: return "is stale";
    case io::Change::Unchanged:
    case io::Change::Sent: break;
  }
  return "";
}

Result<ExitCode> compare(const io::OutputSet& outputs, bool any_stale, Env& env) {
  const auto outcomes = outputs.compare();
  if (!outcomes) return outcomes.error();
  bool differs = any_stale;
  for (const io::Outcome& outcome : *outcomes) {
    if (outcome.change == io::Change::Unchanged) continue;
    differs = true;
    say(fmt::format("{} {}", outcome.path, verb(outcome.change)), env.err);
  }
  return differs ? ExitCode::Findings : ExitCode::Fine;
}

// What is to be written, by whom.
struct Rendered {
  const Fleet& fleet;
  const FragmentFormat& format;
  const PreviousZones& previous;
  std::size_t jobs;

  [[nodiscard]] Status give(std::span<const Fleet::Zone> zones, bool read_back,
                            const io::Write& sink) const {
    return format.render(fleet, zones, previous, {jobs, read_back}, sink);
  }
};

// What is written, and with `prune` removed, together.
Result<io::OutputSet> collect(const Rendered& rendered, const std::vector<Target>& targets,
                              const std::vector<std::string>& pruned) {
  io::OutputSet outputs;
  for (const Target& target : targets) {
    auto added = outputs.add(target.path, [&rendered, zones = target.zones](const io::Write& sink) {
      return rendered.give(zones, true, sink);
    });
    if (!added) return std::move(added).error();
  }
  for (const std::string& path : pruned) {
    if (auto added = outputs.remove(path); !added) return std::move(added).error();
  }
  return outputs;
}

// Nothing is written before all of it has been read back. What is larger than this is made a second
// time rather than held.
Result<ExitCode> print(const Rendered& rendered, std::span<const Fleet::Zone> zones, Env& env) {
  constexpr std::size_t kMostHeld = std::size_t{1} << 26;
  std::vector<std::string> held;
  std::size_t size = 0;
  auto read_back = rendered.give(zones, true, [&](std::string_view stretch) -> Status {
    size += stretch.size();
    if (size <= kMostHeld) {
      held.emplace_back(stretch);
    } else {
      held.clear();
    }
    return Done{};
  });
  if (!read_back) return std::move(read_back).error();
  for (const std::string& stretch : held) env.out << stretch;
  if (size <= kMostHeld) return ExitCode::Fine;
  auto printed = rendered.give(zones, false, [&](std::string_view stretch) -> Status {
    env.out << stretch;
    return Done{};
  });
  if (!printed) return std::move(printed).error();
  return ExitCode::Fine;
}

}  // namespace

Result<Publication> read_publication(const Arguments& arguments) {
  Publication out{arguments.value("output"), arguments.has("check"), arguments.has("prune"),
                  arguments.has("quiet")};
  const bool to_folder = out.output && is_folder(*out.output);
  if (out.check && (!out.output || *out.output == "-"))
    return Error{ErrorCode::Usage, "--check compares with what -o names, and there is no -o", {}};
  if (out.prune && !to_folder)
    return Error{ErrorCode::Usage, "--prune goes with -o and a folder that exists", {}};
  if (out.output && out.output->ends_with('/') && !to_folder)
    return Error{
        ErrorCode::Io, fmt::format("there is no folder {}; make it first", *out.output), {}};
  return out;
}

Result<ExitCode> publish(const Fleet& fleet, const FragmentFormat& format,
                         const PreviousZones& previous, const Publication& to, Env& env) {
  const Rendered rendered{fleet, format, previous, to.jobs};
  auto targets = targets_of(fleet, format, to.output);
  if (!targets) return std::move(targets).error();
  auto stale = find_stale(fleet, to);
  if (!stale) return std::move(stale).error();
  if (targets->size() == 1 && targets->front().path.empty())
    return print(rendered, targets->front().zones, env);
  if (!to.prune) tell_stale(*stale, env);
  auto outputs = collect(rendered, *targets, to.prune ? *stale : std::vector<std::string>{});
  if (!outputs) return std::move(outputs).error();
  if (to.check) return compare(*outputs, !stale->empty(), env);
  if (auto written = outputs->commit(); !written) return std::move(written).error();
  return ExitCode::Fine;
}

}  // namespace hastls::cli
