// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/read_each.hpp"

#include <utility>

#include "zone/consumer.hpp"
#include "zone/file_reader.hpp"

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

}  // namespace hastls::zone
