// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/read.hpp"

#include <optional>
#include <utility>

#include "zone/fact_spool.hpp"
#include "zone/file_reader.hpp"
#include "zone/zone_builder.hpp"

namespace hastls::zone {
namespace {

Result<std::vector<FileEntry>> pass(io::Input& input, const ReadOptions& options,
                                    Consumer& consumer) {
  Run run(options, consumer, input.name());
  FileReader reader(run, input, FileId{}, options.origin);
  if (auto status = reader.read(); !status) return std::move(status).error();
  return std::move(run.includes).take_files();
}

Result<std::vector<FileEntry>> second_pass(io::Input& input, const ReadOptions& options,
                                           NameTree& names) {
  ReadOptions plain = options;
  plain.check_every_rdata = false;  // the first pass has done it
  FactReader facts(names);
  if (auto status = input.rewind(); !status) return std::move(status).error();
  return pass(input, plain, facts);
}

}  // namespace

Result<Zone> read(io::Input& input, const ReadOptions& options) {
  std::optional<FactSpool> spool;
  if (!input.rewindable()) {
    auto opened = FactSpool::open();
    if (!opened) return std::move(opened).error();
    spool.emplace(*std::move(opened));
  }
  ZoneBuilder builder(spool ? &*spool : nullptr);
  auto files = pass(input, options, builder);
  if (!files) return std::move(files).error();
  if (builder.has_records() && spool) {
    FactCollector facts(builder.names());
    if (auto status = spool->replay(facts); !status) return std::move(status).error();
  } else if (builder.has_records()) {
    auto again = second_pass(input, options, builder.names());
    if (!again) return std::move(again).error();
    // A file that grew between the passes must not leave places without a file.
    if (again->size() > files->size()) files = std::move(again);
  }
  return std::move(builder).finish(options, *std::move(files));
}

}  // namespace hastls::zone
