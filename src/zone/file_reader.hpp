// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
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
#include "zone/host_shapes.hpp"
#include "zone/includes.hpp"
#include "zone/owner.hpp"
#include "zone/piece.hpp"
#include "zone/scan/line_scan.hpp"
#include "zone/scan/window.hpp"

namespace hastls::zone {

/// What goes on from one file into the files that it includes, and back (SPEC.md Z2).
struct Run {
  /// Steps of all $GENERATE directives together: what a few lines can blow up to is bounded.
  static constexpr std::uint64_t kMostGenerated = std::uint64_t{1} << 20;

  Run(const ReadOptions& read_options, Consumer& reads, const std::string& top_file)
      : options(read_options), consumer(reads), includes(read_options, top_file) {}
  /// For a piece of `top_file`, which includes nothing.
  Run(const ReadOptions& read_options, Consumer& reads, const FileEntry& top_file,
      const ReadState& state)
      : options(read_options),
        consumer(reads),
        includes(top_file),
        default_ttl(state.default_ttl),
        soa_minimum(state.soa_minimum),
        zone_class(state.zone_class),
        is_piece(true) {}

  const ReadOptions& options;
  Consumer& consumer;
  Includes includes;
  std::optional<std::uint32_t> default_ttl;  ///< $TTL
  std::optional<std::uint32_t> last_ttl;
  std::optional<std::uint32_t> soa_minimum;
  std::uint16_t zone_class = 1;
  std::uint64_t generated = 0;
  bool is_piece = false;                   ///< What only the whole can tell is left to it.
  bool origin_missed = false;              ///< The missing origin has been reported.
  std::vector<std::uint32_t> quirks_seen;  ///< One bit per Quirk, by Includes::identity().
};

/// Reads one file, and those that it includes.
class FileReader {
 public:
  static constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

  FileReader(Run& run, io::Input& input, FileId file, std::optional<DomainName> origin,
             scan::Window::Room room = {});

  /// Up to the first entry that begins at or behind `offset`. Errors: Io.
  [[nodiscard]] Status read(std::uint64_t offset = kNoLimit);

  // For a file that is read in pieces.

  /// Reads on up to the first entry that begins at or behind `offset`. True where that is there.
  /// Errors: Io.
  [[nodiscard]] Result<bool> read_to(std::uint64_t offset);
  [[nodiscard]] bool ended() const noexcept { return ended_; }
  [[nodiscard]] PieceStart here() const noexcept {
    return {window_.offset() + scan_.at(), scan_.line() - 1};
  }
  [[nodiscard]] ReadState state() const;
  /// Takes over from a piece that was read up to `end`. Errors: Io.
  [[nodiscard]] Status pass_to(const PieceStart& end, const ReadState& state);
  /// Reports what some server refuses, if it is the first of its kind.
  void adopt_quirk(QuirkAt quirk);
  /// For another reader. This one is not to be used any more.
  [[nodiscard]] scan::Window::Room take_room() noexcept { return window_.take_room(); }

 private:
  enum class Went : std::uint8_t { On, Short, Stopped };

  /// A host's name, and NameTree::hash() of it.
  struct HostName {
    PlainWire wire;
    std::uint32_t hash = 0;

    void make(std::string_view text, std::string_view origin) noexcept {
      wire.make(text, origin);
      hash = NameTree::hash(wire.view());
    }
  };

  [[nodiscard]] Status start();
  [[nodiscard]] Status loop();
  [[nodiscard]] bool is_at_limit() const noexcept;
  [[nodiscard]] Result<Went> one();
  [[nodiscard]] Status more();
  void tell_passed();
  [[nodiscard]] Result<Went> overlong();
  void plain();
  [[nodiscard]] bool host();
  void forget_hosts() noexcept;
  [[nodiscard]] Result<Went> exact();
  [[nodiscard]] Result<Went> entry(const Entry& entry);

  // Records.
  void record(const Entry& entry);
  [[nodiscard]] bool take_owner(const Fields& fields);
  [[nodiscard]] bool inherit_owner(const Fields& fields);
  [[nodiscard]] std::uint32_t inherited_ttl() const;
  [[nodiscard]] std::uint32_t ttl_of(const Fields& fields) const;
  void take_soa(const Fields& fields);
  [[nodiscard]] std::optional<TextFault> rdata_fault(const Fields& fields) const;
  void emit(const Entry& entry, const Fields& fields);
  void emit_hastls(const Fields& fields, const ReadRecord& record);
  void unread(bool owner_written);
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
  [[nodiscard]] bool is_new(Quirk quirk);
  [[nodiscard]] std::string_view source_line(std::uint32_t line) const noexcept;
  [[nodiscard]] Place place(const diag::Span& span) const noexcept;

  Run& run_;
  FileId file_;
  scan::Window window_;
  Owner owner_;
  std::optional<DomainName> origin_;
  bool origin_sought_ = false;
  bool skipping_comment_ = false;
  bool reads_again_;  ///< The file can be read again by its name.
  bool started_ = false;
  bool ended_ = false;
  std::uint64_t limit_ = kNoLimit;  ///< As far as may be read for now.
  scan::LineScan scan_;
  bool takes_hosts_;
  HostShapes shapes_;
  std::array<HostName, 2> hosts_;  ///< The last host, and the one that may follow.
  std::size_t ahead_ = 0;          ///< Which one that is.
  std::string_view ahead_name_;    ///< As written.
  Tokenizer tokenizer_;
  Tokenizer generated_tokenizer_;
  std::string_view source_;        ///< The lines of the entry at hand.
  std::uint32_t source_from_ = 1;  ///< Their first number.
  std::uint64_t reports_ = 0;
  const Entry* generating_ = nullptr;  ///< The $GENERATE directive at hand.
};

}  // namespace hastls::zone
