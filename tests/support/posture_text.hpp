// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "hastls/generate/records.hpp"
#include "hastls/io/input.hpp"
#include "hastls/posture/load.hpp"

namespace hastls::testing {

inline constexpr std::array kRules{
    posture::KnownRule{"strippable-upgrade"},
    posture::KnownRule{"obsolete-upgrade"},
    posture::KnownRule{"unknown-protocol"},
    posture::KnownRule{"zero-ports", true, true},
};

/// Loads posture files given as texts, named 1.yaml, 2.yaml, ...
inline posture::Loaded load_texts(const std::vector<std::string>& texts) {
  static const registry::Registry kRegistry;
  const posture::LoadOptions options{kRegistry, kRules, std::nullopt, RrType{}};
  std::vector<posture::FilePosture> files;
  for (const std::string& text : texts) {
    auto input = io::Input::from_text(text, std::to_string(files.size() + 1) + ".yaml");
    auto file = posture::load_file(input, options);
    if (file) {
      files.push_back(std::move(*file));
    } else {
      ADD_FAILURE() << file.error().message;
    }
  }
  return posture::combine(std::move(files), options);
}

/// "line:column rule", one per finding, in order.
inline std::vector<std::string> found_at(const posture::Loaded& loaded) {
  std::vector<std::string> out;
  for (const diag::Diagnostic& finding : loaded.diagnostics) {
    const diag::Span& span = finding.where.span;
    out.push_back(std::to_string(span.line) + ":" + std::to_string(span.column) + " " +
                  finding.rule);
  }
  return out;
}

/// "owner ttl ins sec pref", one per record, in order.
inline std::vector<std::string> records_of(const posture::Loaded& loaded) {
  std::vector<std::string> out;
  for (const posture::Fleet::Zone& zone : loaded.fleet.zones()) {
    generate::Records records(loaded.fleet, zone);
    while (const generate::Record* record = records.next()) {
      out.push_back(std::string(record->owner) + " " + std::to_string(record->ttl) + " " +
                    record::to_text(record->rdata));
    }
  }
  return out;
}

}  // namespace hastls::testing
