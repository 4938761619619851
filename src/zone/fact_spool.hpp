// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"

#include "zone/fact_collector.hpp"
#include "zone/spool_codec.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// What is kept of the records of a pipe, which cannot be read twice, in a file without a name:
/// owner, type and place, and of types whose RDATA is read the origin and the lines.
class FactSpool {
 public:
  /// Makes the file in $TMPDIR or /var/tmp. Errors: Io.
  [[nodiscard]] static Result<FactSpool> open();

  FactSpool(FactSpool&& other) noexcept;
  FactSpool& operator=(FactSpool&&) = delete;
  FactSpool(const FactSpool&) = delete;
  FactSpool& operator=(const FactSpool&) = delete;
  ~FactSpool();

  void set_owner(std::string_view wire);
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
  std::string owner_;
  bool owner_written_ = false;
  std::optional<DomainName> origin_;  ///< As written last.
  std::optional<std::uint16_t> last_type_;
  SpoolWriter writer_;
  std::optional<Error> failed_;
};

}  // namespace hastls::zone
