// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/read.hpp"

#include <optional>
#include <utility>

#include "zone/fact_spool.hpp"
#include "zone/file_reader.hpp"
#include "zone/pieces.hpp"
#include "zone/typed_collector.hpp"
#include "zone/zone_builder.hpp"

namespace hastls::zone {
namespace {

// Reads up to an offset at which an entry begins.
Result<std::vector<FileEntry>> pass(io::Input& input, const ReadOptions& options,
                                    Consumer& consumer, std::uint64_t end = FileReader::kNoLimit) {
  Run run(options, consumer, input.name());
  if (input.reopens_by_name()) run.includes.set_state(input.state());
  FileReader reader(run, input, FileId{}, options.origin);
  const auto file = file_to_cut(input, options);
  auto status = file ? read_in_pieces(run, reader, *file, end) : reader.read(end);
  if (!status) return std::move(status).error();
  return std::move(run.includes).take_files();
}

// The facts about the names in question, from what was spooled of the input, or from as much of it
// as the first pass has not kept. Gives the files of the last pass; none where the spool was read.
Result<std::vector<FileEntry>> read_facts(io::Input& input, const ReadOptions& options,
                                          FactSpool* spool, ZoneBuilder& builder) {
  ReadOptions plain = options;
  plain.check_every_rdata = false;  // the first pass has done it
  const Zone& zone = builder.zone();
  TypedCollector typed(builder.names(), builder.hosts(),
                       {.apex = zone.soa() ? std::optional(zone.soa()->owner) : std::nullopt,
                        .type = options.type.code(),
                        .keep_signatures = options.keep_signatures});
  std::vector<FileEntry> files;
  do {
    FactCollector facts(builder.names(), typed);
    if (spool != nullptr) {
      if (auto status = spool->replay(facts); !status) return std::move(status).error();
      facts.finish();
      continue;
    }
    if (auto status = input.rewind(); !status) return std::move(status).error();
    FactReader reader(facts);
    const FactLog* const early = builder.early();
    auto again = pass(input, plain, reader, early ? builder.early_from() : FileReader::kNoLimit);
    if (!again) return std::move(again).error();
    files = *std::move(again);
    if (early != nullptr) early->replay(facts);
    facts.finish();
  } while (typed.finish_pass());
  builder.set_typed(typed.take_facts(), typed.take_findings());
  return files;
}

}  // namespace

Result<Zone> read(io::Input& input, const ReadOptions& options) {
  std::optional<FactSpool> spool;
  if (!input.rewindable()) {
    auto opened = FactSpool::open();
    if (!opened) return std::move(opened).error();
    spool.emplace(*std::move(opened));
  }
  ZoneBuilder builder(spool ? &*spool : nullptr, !options.exact && !options.check_every_rdata,
                      options.alike_apart);
  auto files = pass(input, options, builder);
  if (!files) return std::move(files).error();
  builder.end_pass();
  if (builder.has_records()) {
    auto again = read_facts(input, options, spool ? &*spool : nullptr, builder);
    if (!again) return std::move(again).error();
    // A file that grew between the passes must not leave places without a file.
    if (again->size() > files->size()) files = std::move(again);
  }
  return std::move(builder).finish(options, *std::move(files));
}

}  // namespace hastls::zone
