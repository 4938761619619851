# SPDX-License-Identifier: BSD-2-Clause
# hastls_warnings: what every target of this project is compiled with; private, never installed.
# Warnings become errors in the presets only, so that a newer compiler does not break a user's build.
add_library(hastls_warnings INTERFACE)
target_compile_options(hastls_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wmissing-declarations -Wswitch-enum -Wcast-qual
  -Wformat=2 -Wimplicit-fallthrough)
