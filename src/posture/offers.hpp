// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/posture/load.hpp"

#include "posture/fields.hpp"
#include "posture/findings.hpp"
#include "posture/model.hpp"
#include "posture/ports.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// Reads what stands behind `applications` or a profile's name.
class OfferReader {
 public:
  OfferReader(const LoadOptions& options, Findings& findings)
      : options_(options), findings_(findings) {}

  /// What is wrong is reported and left out.
  [[nodiscard]] Offers read(const Node& applications);

 private:
  struct AppKey {
    std::string app;
    std::string protocol;
  };
  struct Accepted {
    std::vector<std::string_view> rules;
    std::string remark;
  };

  [[nodiscard]] std::optional<AppKey> read_key(const Node& key);
  [[nodiscard]] bool is_protocol(const Node& key, std::string_view protocol);
  [[nodiscard]] std::vector<Entry> read_entries(const Node& value, const AppKey& app,
                                                const Node& key);
  [[nodiscard]] std::optional<Entry> read_entry(const Node& node, const AppKey& app,
                                                const Node& key);
  [[nodiscard]] std::optional<Entry> read_entry_mapping(const Node& node, const AppKey& app,
                                                        const Node& key);
  [[nodiscard]] PortClauses read_port_clauses(const Fields& fields, const Node& node,
                                              Posture posture);
  [[nodiscard]] std::optional<Posture> read_posture_of(const Fields& fields, const Node& node);
  [[nodiscard]] std::optional<bool> read_preference(const Fields& fields, Posture posture);
  [[nodiscard]] std::optional<Entry> finish_entry(const PortClauses& given, const AppKey& app,
                                                  const Node& key);
  [[nodiscard]] Accepted read_accept(const Node& node);
  [[nodiscard]] std::optional<std::string_view> read_rule(const Node& key);
  void check_repeats(std::vector<Entry>& entries, const AppKey& app);
  void warn_of_protocol(const AppKey& app, const Node& key, const PortClauses& entry);

  const LoadOptions& options_;
  Findings& findings_;
};

}  // namespace hastls::posture
