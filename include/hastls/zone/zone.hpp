// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/growing_array.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/io/input.hpp"
#include "hastls/record/hastls.hpp"
#include "hastls/zone/alike_hosts.hpp"
#include "hastls/zone/hastls_record.hpp"
#include "hastls/zone/line_source.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/place.hpp"
#include "hastls/zone/sets.hpp"
#include "hastls/zone/typed_facts.hpp"

namespace hastls::zone {

/// What some servers refuse to read (rule `portability`).
enum class Quirk : std::uint8_t {
  Crlf,
  Generate,
  RelativeOrigin,
  ClassNumber,     ///< `CLASS1`.
  SplitHex,        ///< Generic RDATA whose hex stands in several words.
  OddHex,          ///< One of these words ends within an octet.
  ClassBeforeTtl,  ///< `IN 3600`.
  HugeTtl,         ///< From 2^31.
};

/// The first line of one file that has a quirk.
struct QuirkAt {
  Quirk quirk{};
  Place place;
  std::string line;  ///< The line to quote.
};

/// The first SOA record.
struct Soa {
  NameId owner{};
  Place place;
  std::uint32_t minimum = 0;
};

/// One file that was read, or one reading of an included one.
struct FileEntry {
  std::string name;                         ///< As the working directory opens it.
  Place included_by;                        ///< The $INCLUDE line. Meaningless for the first file.
  std::optional<io::FileState> state = {};  ///< Of a file that can be read again by its name.
};

/// What was read from one zone file and its includes: the HASTLS records, and what the zone says
/// about the names that these are about.
/// Views: spans, Facts and views into names live as long as the Zone; those of records until list()
/// is called.
class Zone {
 public:
  Zone() = default;
  Zone(Zone&&) = default;
  Zone& operator=(Zone&&) = default;
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;
  ~Zone() = default;

  /// Hosts whose records are not among records(). Empty unless they were asked for
  /// (ReadOptions::alike_apart); then sets() and records() are as said here once list() was called.
  [[nodiscard]] const AlikeHosts& alike() const noexcept { return alike_; }
  /// Puts the records of those that are `wanted` among records(), and forgets the others. To be
  /// called once. Shape: `wanted` has their numbers, each once, the least first.
  void list(std::span<const std::uint32_t> wanted);
  /// Those that were forgotten counted too.
  [[nodiscard]] std::size_t record_count() const noexcept { return records_.size() + forgotten_; }

  /// One per owner, in the order in which owners first appear.
  [[nodiscard]] HastlsSets sets() const noexcept { return {records(), sets_}; }
  /// Grouped by owner as sets() are; for reading order compare HastlsRecord::place.
  [[nodiscard]] std::span<const HastlsRecord> records() const noexcept {
    return {records_.data(), records_.size()};
  }
  [[nodiscard]] const NameTree& names() const noexcept { return names_; }
  [[nodiscard]] DomainName owner(const HastlsRecord& record) const {
    return names_.name(record.owner);
  }

  /// What the other records say in their RDATA. Empty where there are no HASTLS records.
  [[nodiscard]] const TypedFacts& typed() const noexcept { return typed_; }

  /// Nothing for a fragment (SPEC.md Z3): rules that need the whole zone stay silent then.
  [[nodiscard]] const std::optional<Soa>& soa() const noexcept { return soa_; }
  [[nodiscard]] bool is_fragment() const noexcept { return !soa_; }
  /// The owner of the SOA, else the origin that was given; what is not at or below it is outside
  /// the zone. Nothing where neither says (SPEC.md Z3).
  [[nodiscard]] const std::optional<DomainName>& apex() const noexcept { return apex_; }
  /// The same in the tree; nothing also where no name in question is at or below it.
  [[nodiscard]] std::optional<NameId> apex_name() const noexcept { return apex_name_; }
  /// The class of the SOA, else IN.
  [[nodiscard]] std::uint16_t rr_class() const noexcept { return class_; }

  /// Null where the RDATA could be read.
  [[nodiscard]] const record::Fault* fault(const HastlsRecord& record) const noexcept;
  /// The same as one value.
  [[nodiscard]] record::Decoded<record::Hastls> rdata(const HastlsRecord& record) const;
  /// Every line of the record, as written. Most are read from the file once more; empty where that
  /// has been changed meanwhile.
  [[nodiscard]] std::string text(const HastlsRecord& record) const;
  /// Takes the record's text apart once more, for its positions and comments.
  [[nodiscard]] Layout layout(const HastlsRecord& record) const;

  [[nodiscard]] diag::Location location(const Place& place) const;
  [[nodiscard]] std::vector<diag::Location> included_from(FileId file) const;
  /// Fills in where, owner, included_from and the line to quote.
  void locate(diag::Diagnostic& finding, const HastlsRecord& record, const diag::Span& span) const;

  /// `syntax`, `include-refused` and, of other types than HASTLS, nothing else; in reading order,
  /// but faults in RDATA that rules read stand last.
  [[nodiscard]] std::span<const diag::Diagnostic> diagnostics() const noexcept {
    return diagnostics_;
  }
  /// At most one per kind and file.
  [[nodiscard]] std::span<const QuirkAt> quirks() const noexcept { return quirks_; }
  [[nodiscard]] std::span<const FileEntry> files() const noexcept { return files_; }

 private:
  friend class ZoneBuilder;

  struct Kept {
    std::uint32_t at = 0;
    std::uint32_t size = 0;
  };

  GrowingArray<HastlsRecord> records_;
  GrowingArray<std::uint32_t> sets_;  ///< Of each, its first record; empty where each has one.
  AlikeHosts alike_;
  std::size_t forgotten_ = 0;  ///< Records of these that are not listed.
  NameTree names_;
  TypedFacts typed_;
  GrowingArray<char> texts_;  ///< The lines of records that cannot be read again ...
  GrowingArray<Kept> kept_;   ///< ... and where each is.
  std::unique_ptr<LineSource> lines_ = std::make_unique<LineSource>();
  std::vector<record::Fault> faults_;
  std::optional<Soa> soa_;
  std::optional<DomainName> apex_;
  std::optional<NameId> apex_name_;
  std::uint16_t class_ = 1;
  std::vector<diag::Diagnostic> diagnostics_;
  std::vector<QuirkAt> quirks_;
  std::vector<FileEntry> files_;
};

}  // namespace hastls::zone
