// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hastls::report {

class Value;

using Member = std::pair<std::string, Value>;
using Array = std::vector<Value>;
using Object = std::vector<Member>;  ///< Keeps the order in which members are added.

/// A tree of plain data, on its way to machine-readable output:
/// `Object{{"port", 25}, {"tls", Array{"none", true}}}`.
class Value {
 public:
  /// Null.
  Value() = default;
  // Implicit on purpose: trees are written as literals. Constrained, since a pointer would
  // otherwise become a truth value.
  // NOLINTBEGIN(google-explicit-constructor)
  template <std::same_as<bool> T>
  Value(T truth) : data_(truth) {}
  template <std::integral T>
  requires(!std::same_as<T, bool>) Value(T number) : data_(static_cast<std::int64_t>(number)) {}
  Value(std::string text) : data_(std::move(text)) {}
  Value(std::string_view text) : data_(std::string(text)) {}
  Value(const char* text) : data_(std::string(text)) {}
  Value(Array items) : data_(std::move(items)) {}
  Value(Object members) : data_(std::move(members)) {}
  // NOLINTEND(google-explicit-constructor)
  // By assignment: where memory ends while a variant of strings and vectors is copied, libstdc++ 12
  // destroys what is not there yet.
  Value(const Value& other) {
    data_ = other.data_;
  }  // NOLINT(cppcoreguidelines-prefer-member-initializer)
  Value(Value&&) noexcept = default;
  Value& operator=(const Value&) = default;
  Value& operator=(Value&&) noexcept = default;
  ~Value() = default;

  using Data = std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object>;
  [[nodiscard]] const Data& data() const noexcept { return data_; }

 private:
  Data data_;
};

enum class Layout : std::uint8_t { Indented, OneLine };

/// JSON (RFC 8259) in ASCII, without a final newline. Octets that are no UTF-8 become `\xNN`.
[[nodiscard]] std::string to_json(const Value& value, Layout layout = Layout::Indented);

}  // namespace hastls::report
