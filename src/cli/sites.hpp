// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "hastls/core/result.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/posture/site.hpp"

namespace hastls::cli {

/// The sites' configurations that a run meets: of each file the nearest `.hastls.yaml` in its
/// folder or upwards, or for all files the one that --config names.
class Sites {
 public:
  explicit Sites(std::optional<std::string> config) : config_(std::move(config)) {}

  struct Found {
    posture::Site site;
    std::string folder;  ///< Of the configuration; paths in it are relative to this.
  };

  /// The configuration for `file`, or for standard input in the working directory where it is `-`.
  /// Errors: Io where it cannot be read; Usage where it says what it may not, with findings().
  /// Views: valid as long as this object.
  [[nodiscard]] Result<const Found*> of(const std::string& file);

  /// What is wrong with the configurations that were refused.
  [[nodiscard]] const std::vector<diag::Diagnostic>& findings() const noexcept { return findings_; }

 private:
  [[nodiscard]] Result<const Found*> load(const std::string& path);

  std::optional<std::string> config_;
  std::map<std::string, Found> found_;          ///< By the configuration's path; "" for none.
  std::map<std::string, std::string> nearest_;  ///< By folder.
  std::vector<diag::Diagnostic> findings_;
};

}  // namespace hastls::cli
