// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"

#include "zone/fact_codec.hpp"
#include "zone/fact_collector.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// What is kept of the records of a pipe, which cannot be read twice, in a file without a name.
class FactSpool {
 public:
  /// Makes the file in $TMPDIR or /var/tmp. Errors: Io.
  [[nodiscard]] static Result<FactSpool> open();

  FactSpool(FactSpool&& other) noexcept;
  FactSpool& operator=(FactSpool&&) = delete;
  FactSpool(const FactSpool&) = delete;
  FactSpool& operator=(const FactSpool&) = delete;
  ~FactSpool();

  void set_owner(std::string_view wire) { writer_.set_owner(wire); }
  void add(const TypedRecord& record);

  /// Reads everything back; behind the first time nothing can be added. Errors: Io, also where an
  /// earlier write failed.
  [[nodiscard]] Status replay(FactCollector& into);

 private:
  explicit FactSpool(int descriptor) : descriptor_(descriptor) {}
  void flush();

  int descriptor_;
  std::optional<io::Input> written_;  ///< The file, once it is complete.
  std::string pending_;
  FactWriter writer_;
  std::optional<Error> failed_;
};

}  // namespace hastls::zone
