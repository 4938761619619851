// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"
#include "hastls/zone/read.hpp"

#include "zone/consumer.hpp"
#include "zone/entry.hpp"
#include "zone/fields.hpp"
#include "zone/includes.hpp"
#include "zone/owner.hpp"
#include "zone/scan/line_scan.hpp"
#include "zone/scan/window.hpp"

namespace hastls::zone {

/// What goes on from one file into the files that it includes, and back (SPEC.md Z2).
struct Run {
  /// Steps of all $GENERATE directives together: what a few lines can blow up to is bounded.
  static constexpr std::uint64_t kMostGenerated = std::uint64_t{1} << 20;

  Run(const ReadOptions& read_options, Consumer& reads, const std::string& top_file)
      : options(read_options), consumer(reads), includes(read_options, top_file) {}

  const ReadOptions& options;
  Consumer& consumer;
  Includes includes;
  std::optional<std::uint32_t> default_ttl;  ///< $TTL
  std::optional<std::uint32_t> last_ttl;
  std::optional<std::uint32_t> soa_minimum;
  std::uint16_t zone_class = 1;
  std::uint64_t generated = 0;
  bool origin_missed = false;              ///< The missing origin has been reported.
  std::vector<std::uint32_t> quirks_seen;  ///< One bit per Quirk, by Includes::identity().
};

/// Reads one file, and those that it includes.
class FileReader {
 public:
  FileReader(Run& run, io::Input& input, FileId file, std::optional<DomainName> origin);

  /// Errors: Io.
  [[nodiscard]] Status read();

 private:
  enum class Went : std::uint8_t { On, Short, Stopped };

  [[nodiscard]] Status start();
  [[nodiscard]] Status loop();
  [[nodiscard]] Result<Went> one();
  [[nodiscard]] Status more();
  [[nodiscard]] Result<Went> overlong();
  void plain();
  [[nodiscard]] Result<Went> exact();
  [[nodiscard]] Result<Went> entry(const Entry& entry);

  // Records.
  void record(const Entry& entry);
  [[nodiscard]] bool take_owner(const Fields& fields);
  [[nodiscard]] bool inherit_owner(const Fields& fields);
  [[nodiscard]] std::uint32_t ttl_of(const Fields& fields) const;
  void take_soa(const Fields& fields);
  [[nodiscard]] std::optional<TextFault> rdata_fault(const Fields& fields) const;
  void emit(const Entry& entry, const Fields& fields);
  void emit_hastls(const Fields& fields, const ReadRecord& record);
  void broken(const Entry& entry, const TextFault& fault);
  [[nodiscard]] Spelling spelling(const Entry& entry, const Fields& fields) const;
  void note_quirks(const Fields& fields, const ReadRecord& record);

  // Origin.
  [[nodiscard]] bool needs_origin(const Entry& entry) const;
  [[nodiscard]] Status look_for_origin();
  [[nodiscard]] std::optional<DomainName> origin_ahead();
  void set_origin(const DomainName& origin);
  [[nodiscard]] const DomainName& origin_or_root() const noexcept;

  // Directives.
  [[nodiscard]] Status directive(const Entry& entry);
  void origin_directive(const Entry& entry);
  void ttl_directive(const Entry& entry);
  [[nodiscard]] Status include_directive(const Entry& entry);
  void generate_directive(const Entry& entry);
  [[nodiscard]] bool generate_one(const Token& owner, std::string_view rest, std::uint32_t step);
  [[nodiscard]] std::optional<DomainName> name_of(const Token& token);

  // Findings.
  void report(const TextFault& fault, std::string_view rule = "syntax");
  void quirk(Quirk quirk, const diag::Span& span);
  [[nodiscard]] std::string_view source_line(std::uint32_t line) const noexcept;
  [[nodiscard]] Place place(const diag::Span& span) const noexcept;

  Run& run_;
  FileId file_;
  scan::Window window_;
  Owner owner_;
  std::optional<DomainName> origin_;
  bool origin_sought_ = false;
  bool skipping_comment_ = false;
  scan::LineScan scan_;
  Tokenizer tokenizer_;
  Tokenizer generated_tokenizer_;
  std::string_view source_;        ///< The lines of the entry at hand.
  std::uint32_t source_from_ = 1;  ///< Their first number.
  std::uint64_t reports_ = 0;
  const Entry* generating_ = nullptr;  ///< The $GENERATE directive at hand.
};

}  // namespace hastls::zone
