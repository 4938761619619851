// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string_view>

#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"
#include "hastls/io/output.hpp"

#include "io/signal_hold.hpp"
#include "io/target.hpp"

namespace hastls::io {

/// The errno of the write that failed, or 0.
[[nodiscard]] int write_all(int descriptor, std::string_view text) noexcept;

/// Writes to what is no regular file. A reader may be slow: a held signal ends the wait.
/// Errors: Io; also for a FIFO that nobody reads within five seconds.
[[nodiscard]] Status send(const Target& target, const Produce& produce, const SignalHold& signals);

/// Whether two files have the same size and the same octets from where they stand.
[[nodiscard]] bool hold_the_same(int a, int b);

/// Whether the file of `target` is as it was when `read` was taken.
[[nodiscard]] bool is_still(const Target& target, const FileState& read);

/// Whether the regular file of `target` holds exactly `text`.
/// Errors: Io where it cannot be read; those of `text`.
[[nodiscard]] Result<bool> holds(const Target& target, const Produce& text);

}  // namespace hastls::io
