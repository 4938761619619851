// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cli/general_options.hpp"
#include "hastls/core/result.hpp"

namespace hastls::cli {

struct GivenOption {
  const Option* option;            ///< A row of the table that the reader was made from.
  std::vector<std::string> value;  ///< Empty for a flag, else one.
};

/// What one word of a command line says: `--check`, `-o` with the next word, or `-qo` for two.
struct ReadOptions {
  std::vector<GivenOption> options;
  std::size_t tokens = 1;  ///< Words used up: 2 where the next one was the value.
};

/// Reads options by Boost.ProgramOptions, one at a time.
/// Views: the table must outlive the reader.
class OptionReader {
 public:
  explicit OptionReader(std::span<const Option> table);
  OptionReader(const OptionReader&) = delete;
  OptionReader& operator=(const OptionReader&) = delete;
  OptionReader(OptionReader&&) = delete;
  OptionReader& operator=(OptionReader&&) = delete;
  ~OptionReader();

  /// `next` is the word behind `token` where that can be a value, else null.
  /// Errors: Usage.
  [[nodiscard]] Result<ReadOptions> read(const std::string& token, const std::string* next) const;

 private:
  struct Description;  // Boost's types stay in one file

  std::span<const Option> table_;
  std::unique_ptr<const Description> description_;
};

}  // namespace hastls::cli
