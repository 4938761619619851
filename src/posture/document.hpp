// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "hastls/posture/load.hpp"

#include "posture/fields.hpp"
#include "posture/findings.hpp"
#include "posture/model.hpp"
#include "posture/offers.hpp"
#include "posture/servers.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// One document on its way to placements. Its keys may come in any order: servers whose zone or
/// profile is not known yet wait for it, and defaults that come late are put in at the end.
class Document {
 public:
  Document(const LoadOptions& options, FilePosture::Content& content, Findings& findings,
           TermsMemo& memo, std::uint32_t line);

  /// A mapping with some of the document's keys; `mapping` must live as long as the document.
  void take_keys(const Node& mapping);
  /// A piece of its servers. True where a part of it could not be read.
  [[nodiscard]] bool take_servers(const Piece& piece) { return servers_.take_piece(piece); }
  /// Servers that were read elsewhere and wait for something that may still come.
  void take_waiting(std::vector<Server> servers);
  /// Settles what waited, and reports what is missing. `any_refused` says that a part of the
  /// document could not be read, which may hold what is missing.
  void finish(bool any_refused);

  /// True where all that a document must say has been said, and all of it could be read.
  [[nodiscard]] bool says_all() const noexcept;
  /// Goes on with a document whose keys say the same but for its zone, and stand `shift` lines
  /// behind those that were read. Precondition: says_all(), and what was begun is finished.
  void begin_alike(DomainName zone, std::uint32_t shift);

  /// What the keys said so far.
  [[nodiscard]] const Surroundings& surroundings() const noexcept { return around_; }

 private:
  void take_key(DocumentKey key, const Node& value);
  void take_version(const Node& value);
  void take_zone(const Node& value);
  void take_type(const Node& value);
  void take_defaults(const Node& value);
  void take_profiles(const Node& value);
  void take_servers(const Node& value);
  void begin_zone(DomainName name);
  void report_missing();

  const LoadOptions& options_;
  FilePosture::Content& content_;
  Findings& findings_;
  OfferReader offer_reader_;
  std::uint32_t line_;
  Fields fields_;
  std::array<bool, 6> taken_{};
  bool any_content_ = false;
  Surroundings around_;
  ServerReader servers_;
  std::vector<Server> waiting_;
  std::size_t first_menu_;
  std::optional<std::size_t> type_;  ///< Its clause among those of the content.
};

}  // namespace hastls::posture
