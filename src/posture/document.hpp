// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/posture/load.hpp"

#include "posture/fields.hpp"
#include "posture/findings.hpp"
#include "posture/model.hpp"
#include "posture/offers.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// One document on its way to declarations. Its keys may come in any order: servers whose zone or
/// profile is not known yet wait for it, and defaults that come late are put in at the end.
class Document {
 public:
  Document(const LoadOptions& options, FilePosture::Content& content, Findings& findings,
           std::uint32_t line);

  /// A mapping with some of the document's keys; `mapping` must live as long as the document.
  void take_keys(const Node& mapping);
  void take_server(const Node& server);
  /// Settles what waited, and reports what is missing. `any_refused` says that a part of the
  /// document could not be read, which may hold what is missing.
  void finish(bool any_refused);

 private:
  void take_key(DocumentKey key, const Node& value);
  void take_version(const Node& value);
  void take_zone(const Node& value);
  void take_type(const Node& value);
  void take_defaults(const Node& value);
  void take_profiles(const Node& value);
  void take_servers(const Node& value);

  [[nodiscard]] std::optional<Server> read_server(const Node& node);
  [[nodiscard]] std::vector<Host> read_hosts(const Fields& fields, const Node& node);
  void place(Server server);
  [[nodiscard]] const Offers* profile_of(const Server& server) const;
  void report_profile(const Server& server);
  void emit(const Server& server, const Offers& inherited);
  void emit_host(const Host& host, const Server& server, const Offers& inherited);
  void emit_name(std::string_view name, const Host& host, const Server& server,
                 const Offers& inherited);
  void emit_offers(std::string_view key, const Host& host, const Offers& offers,
                   const Offers& replaced_by);
  void emit_entry(std::uint64_t name, std::size_t name_size, const Host& host, const Entry& entry);
  void report_name(const Error& error, const Host& host);
  void report_missing();
  void apply_defaults();

  const LoadOptions& options_;
  FilePosture::Content& content_;
  Findings& findings_;
  OfferReader offer_reader_;
  std::uint32_t line_;
  Fields fields_;
  std::array<bool, 6> taken_{};
  bool any_content_ = false;
  std::optional<DomainName> zone_;
  std::uint32_t zone_index_ = 0;
  Ttl default_ttl_{3600};
  bool default_preference_ = false;
  std::map<std::string, Offers, std::less<>> profiles_;
  std::vector<Server> waiting_;
  std::size_t first_record_;
};

}  // namespace hastls::posture
