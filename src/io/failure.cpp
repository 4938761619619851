// SPDX-License-Identifier: BSD-2-Clause
#include "io/failure.hpp"

#include <system_error>

#include <fmt/format.h>

namespace hastls::io {

Error failure(std::string_view doing, std::string_view path, int number) {
  return {ErrorCode::Io,
          fmt::format("cannot {} {}: {}", doing, path, std::generic_category().message(number)),
          {}};
}

}  // namespace hastls::io
