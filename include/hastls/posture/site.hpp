// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/io/input.hpp"
#include "hastls/posture/known_rule.hpp"
#include "hastls/registry/registry.hpp"

namespace hastls::posture {

/// What a site sets for all its files, from `.hastls.yaml`.
/// Spec: SPEC.md section 7, at its end.
struct Site {
  /// Nothing as severity stands for `off`.
  using RuleSeverity = std::pair<std::string, std::optional<diag::Severity>>;

  std::vector<RuleSeverity> rules;
  std::optional<DomainName> origin;
  std::optional<RrType> type;
  std::optional<std::string> include_root;  ///< As written: relative to the file's folder.
  bool include_from_working_directory = false;
  registry::Registry registry;  ///< The built-in rows and the site's own.
};

/// A site's configuration; complete only where no diagnostic is an error.
struct LoadedSite {
  Site site;
  std::vector<diag::Diagnostic> diagnostics;
};

/// Errors: Io.
[[nodiscard]] Result<LoadedSite> load_site(io::Input& input, std::span<const KnownRule> rules);

}  // namespace hastls::posture
