// SPDX-License-Identifier: BSD-2-Clause
#include "cli/baseline_files.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/messages.hpp"
#include "hastls/core/printable.hpp"
#include "hastls/io/input.hpp"
#include "hastls/io/output.hpp"

namespace hastls::cli {
namespace {

constexpr std::size_t kMostTold = 10;

Result<std::string> read_text(const std::string& path) {
  auto input = io::Input::open(path);
  if (!input) return std::move(input).error();
  auto text = io::read_while(*input, [](std::string_view read) {
    return read.size() <= lint::Baseline::kMostOctets && lint::Baseline::may_begin(read);
  });
  if (text && text->size() > lint::Baseline::kMostOctets)
    return Error{ErrorCode::Usage,
                 fmt::format("{} is no baseline: it has more than {} octets", printable(path),
                             lint::Baseline::kMostOctets),
                 {}};
  return text;
}

Result<lint::Baseline> read_file(const std::string& path) {
  const auto text = read_text(path);
  if (!text) return text.error();
  auto baseline = lint::Baseline::parse(*text);
  if (baseline) return *std::move(baseline);
  const lint::BaselineFault& fault = baseline.error();
  return Error{ErrorCode::Usage,
               fmt::format("{}:{}:{}: {}", path, fault.line, fault.column, fault.message),
               {}};
}

// Of every finding in the results, in the order in which they are reported.
template <class Known>
std::uint64_t take_out(std::vector<Result<Linted>>& results, Known&& is_known) {
  std::uint64_t out = 0;
  for (Result<Linted>& result : results) {
    if (!result) continue;
    const auto taken = std::erase_if(result->outcome.findings, [&](const diag::Diagnostic& each) {
      return is_known(each, result->apex);
    });
    out += taken;
  }
  return out;
}

std::string described(const lint::Baseline::Entry& entry) {
  std::string out = fmt::format("{} at {}", entry.key.rule, entry.key.owner.to_string());
  if (!entry.key.rdata.empty()) out += ' ' + entry.key.rdata;
  if (entry.count > 1) out += fmt::format(", {} of {}", entry.count - entry.used, entry.count);
  return out;
}

void tell_used_up(const BaselineUse& use, const std::vector<Result<Linted>>& results, Env& env) {
  std::vector<DomainName> zones;
  for (const Result<Linted>& result : results) {
    if (result && result->apex) zones.push_back(*result->apex);
  }
  std::ranges::sort(zones);
  const auto same = std::unique(zones.begin(), zones.end());
  zones.erase(same, zones.end());
  const auto used_up = use.known.used_up(zones);
  for (std::size_t i = 0; i < std::min(used_up.size(), kMostTold); ++i)
    say(fmt::format("{}:{}: not found any more: {}", use.read_from, used_up[i].line,
                    described(used_up[i])),
        env.err);
  if (used_up.size() > kMostTold)
    say(fmt::format("... and {} more", used_up.size() - kMostTold), env.err);
  if (!used_up.empty())
    say(fmt::format("lint with --write-baseline {} instead of --baseline makes it anew",
                    use.read_from),
        env.err);
}

Result<std::uint64_t> write(const BaselineUse& use, std::vector<Result<Linted>>& results,
                            const Arguments& arguments, Env& env) {
  if (!std::ranges::all_of(results, &Result<Linted>::has_value))
    return Error{ErrorCode::Io,
                 fmt::format("{} is not written: some file could not be read", use.write_to),
                 {}};
  lint::Baseline baseline;
  const std::uint64_t taken = take_out(
      results, [&](const diag::Diagnostic& finding, const std::optional<DomainName>& apex) {
        const bool can = lint::Baseline::can_hold(finding, apex);
        if (can) baseline.add(finding, apex);
        return can;
      });
  io::OutputSet outputs;
  if (auto added = outputs.add(use.write_to, baseline.to_text()); !added)
    return std::move(added).error();
  if (auto written = outputs.commit(); !written) return std::move(written).error();
  std::size_t left = 0;
  for (const Result<Linted>& result : results) left += result->outcome.findings.size();
  if (left > 0 && !arguments.has("quiet"))
    say(fmt::format("{} {} not in {}: nothing silences what is normative", left,
                    left == 1 ? "finding is" : "findings are", use.write_to),
        env.err);
  return taken;
}

}  // namespace

Result<BaselineUse> read_baseline(const Arguments& arguments) {
  BaselineUse out{.read_from = arguments.value("baseline").value_or(""),
                  .write_to = arguments.value("write-baseline").value_or(""),
                  .known = {}};
  if (arguments.has("baseline") && arguments.has("write-baseline"))
    return Error{ErrorCode::Usage,
                 "--baseline and --write-baseline do not go together: the second one writes the "
                 "file anew",
                 {}};
  if (out.read_from.empty()) return out;
  auto known = read_file(out.read_from);
  if (!known) return std::move(known).error().in_context("reading --baseline");
  out.known = *std::move(known);
  return out;
}

Result<std::uint64_t> hold_back(BaselineUse& use, std::vector<Result<Linted>>& results,
                                const Arguments& arguments, Env& env) {
  if (!use.write_to.empty()) return write(use, results, arguments, env);
  if (use.read_from.empty()) return std::uint64_t{0};
  const std::uint64_t taken = take_out(
      results, [&](const diag::Diagnostic& finding, const std::optional<DomainName>& apex) {
        return use.known.hold_back(finding, apex);
      });
  if (!arguments.has("quiet")) tell_used_up(use, results, env);
  return taken;
}

}  // namespace hastls::cli
