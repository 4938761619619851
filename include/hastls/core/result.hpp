// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hastls {

/// What kind of operation failed. Callers branch on this, never on the text.
enum class ErrorCode { Usage, Io, Syntax, Range, Network, Timeout, Unsupported };

/// An operation that could not be carried out. What is wrong with a user's data is a
/// diag::Diagnostic instead.
struct Error {
  ErrorCode code;
  std::string message;               ///< One clause, lower case, no full stop.
  std::vector<std::string> context;  ///< "while ..." layers, innermost first.

  [[nodiscard]] Error in_context(std::string layer) && {
    context.push_back(std::move(layer));
    return std::move(*this);
  }
};

/// Either a T or an E. Named after std::expected so that C++23 can replace it.
template <class T, class E = Error>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose: `return value;` and `return Error{...};` both read well.
  // NOLINTBEGIN(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }
  [[nodiscard]] T* operator->() { return &value(); }

  [[nodiscard]] const T& value() const& {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T& value() & {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    assert(has_value());
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const E& error() const& {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }
  [[nodiscard]] E&& error() && {
    assert(!has_value());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  std::variant<T, E> state_;
};

/// The outcome of an operation that yields nothing: `return Done{};` or an error.
struct Done {};
using Status = Result<Done>;

}  // namespace hastls
