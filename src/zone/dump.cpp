// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/dump.hpp"

#include <utility>

#include <fmt/format.h>

#include "hastls/core/domain_name.hpp"
#include "hastls/dns/rdata.hpp"

#include "zone/file_reader.hpp"
#include "zone/rdata_check.hpp"

namespace hastls::zone {
namespace {

std::string class_name(std::uint16_t code) {
  switch (code) {
    case 1: return "IN";
    case 3: return "CH";
    case 4: return "HS";
    default: return fmt::format("CLASS{}", code);
  }
}

class Dumper : public Consumer {
 public:
  Dumper(RrType hastls, const std::function<void(std::string_view)>& line)
      : hastls_(hastls), line_(line) {}

  [[nodiscard]] scan::Interest interest() const noexcept override { return scan::Interest::All; }
  void soa(const ReadRecord&, std::uint32_t) override {}
  void quirk(QuirkAt) override {}
  void finding(diag::Diagnostic finding) override { findings_.push_back(std::move(finding)); }

  void hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) override {
    if (is_generic(record.rdata)) {
      other(record);
    } else if (rdata) {
      const record::Wire wire = record::to_wire(*rdata);
      write(record, wire);
    }
  }

  void other(const ReadRecord& record) override {
    std::span<const Token> rdata = record.rdata;
    if (rdata.empty()) {  // read the fast way, which does not look at RDATA
      const Entry* entry = tokenizer_.next(record.text, 1, true);
      const auto fields = read_fields(*entry, hastls_);
      if (!fields) return;
      rdata = fields->rdata;
    }
    const auto octets = dns::rdata_wire(record.type, joined(rdata), record.origin);
    if (octets) write(record, *octets);
  }

  [[nodiscard]] std::vector<diag::Diagnostic> take_findings() && { return std::move(findings_); }

 private:
  void write(const ReadRecord& record, std::span<const std::uint8_t> octets) {
    std::string out = fmt::format(
        "{}\t{}\t{}\tTYPE{}\t\\# {} ", DomainName::from_wire(record.owner_wire())->to_string(),
        record.ttl, class_name(record.rr_class), record.type, octets.size());
    for (const std::uint8_t octet : octets)
      fmt::format_to(std::back_inserter(out), "{:02x}", octet);
    line_(out);
  }

  RrType hastls_;
  const std::function<void(std::string_view)>& line_;
  Tokenizer tokenizer_;
  std::vector<diag::Diagnostic> findings_;
};

}  // namespace

Result<std::vector<diag::Diagnostic>> dump(io::Input& input, const ReadOptions& options,
                                           const std::function<void(std::string_view)>& line) {
  Dumper dumper(options.type, line);
  Run run(options, dumper, input.name());
  FileReader reader(run, input, FileId{}, options.origin);
  if (auto status = reader.read(); !status) return std::move(status).error();
  return std::move(dumper).take_findings();
}

}  // namespace hastls::zone
