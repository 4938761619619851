# SPDX-License-Identifier: BSD-2-Clause
# hastls_warnings: what every target of this project is compiled with; private, never installed.
# Warnings become errors in the presets for development, and where CI runs the tests; a newer compiler
# does not break a user's build.
add_library(hastls_warnings INTERFACE)
target_compile_options(hastls_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wmissing-declarations -Wswitch-enum -Wcast-qual
  -Wformat=2 -Wimplicit-fallthrough)

# GCC bug 105651: version 12 sees an overlap in `"text" + std::string()` that is not there.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(hastls_warnings INTERFACE -Wno-restrict)
endif()
