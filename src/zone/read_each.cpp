// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/read_each.hpp"

#include <utility>

#include "zone/consumer.hpp"
#include "zone/file_reader.hpp"
#include "zone/scan/plain_lines.hpp"

namespace hastls::zone {
namespace {

class Passing : public Consumer {
 public:
  explicit Passing(const std::function<void(const RecordOnTheWay&)>& take) : take_(take) {}

  [[nodiscard]] scan::Interest interest() const noexcept override { return scan::Interest::All; }
  void hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) override {
    RecordOnTheWay out;
    if (const auto written = record.owner.plain(); written.ends_with('.'))
      out.owner = written;
    else
      out.wire = record.owner_wire();
    out.ttl = record.ttl;
    out.rr_class = record.rr_class;
    out.line = record.place.span.line;
    if (rdata) out.rdata = *rdata;
    take_(out);
  }
  void other(const ReadRecord& /*record*/) override { ++beside_.others; }
  void soa(const ReadRecord& /*record*/, std::uint32_t /*minimum*/) override {}
  void finding(diag::Diagnostic finding) override {
    if (!beside_.finding) beside_.finding = std::move(finding);
  }
  void quirk(QuirkAt /*quirk*/) override {}

  [[nodiscard]] Beside beside() && { return std::move(beside_); }

 private:
  const std::function<void(const RecordOnTheWay&)>& take_;
  Beside beside_;
};

}  // namespace

Result<Beside> read_each(io::Input& input, const ReadOptions& options,
                         const std::function<void(const RecordOnTheWay&)>& take) {
  Passing passing(take);
  Run run(options, passing, input.name());
  FileReader reader(run, input, FileId{}, options.origin);
  if (auto status = reader.read(); !status) return std::move(status).error();
  return std::move(passing).beside();
}

bool read_plain(std::string_view text, RrType type,
                const std::function<bool(const RecordOnTheWay&)>& take) {
  // What is read stays in the innermost cache.
  constexpr std::size_t kBlockSize = std::size_t{1} << 14;
  io::Input input = io::Input::over(text, {});
  scan::Window window(input, kBlockSize);
  scan::PlainLines lines(window, type);
  RecordOnTheWay found;
  while (const auto* line = lines.next()) {
    found.owner = line->owner;
    found.ttl = line->ttl;
    found.line = line->number;
    found.rdata = line->rdata;
    if (!take(found)) return false;
  }
  return lines.at_end();
}

}  // namespace hastls::zone
