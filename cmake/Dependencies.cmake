# SPDX-License-Identifier: BSD-2-Clause
# Debian's packages, and nothing else: no downloads. hastls_dependencies gathers what the library
# needs inside; none of it shows in a public header.
find_package(Threads REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Boost REQUIRED COMPONENTS program_options)
find_package(PkgConfig REQUIRED)
pkg_check_modules(LDNS REQUIRED IMPORTED_TARGET ldns)

add_library(hastls_dependencies INTERFACE)
target_link_libraries(hastls_dependencies INTERFACE
  yaml-cpp PkgConfig::LDNS $<BUILD_INTERFACE:fmt::fmt-header-only>
  $<BUILD_INTERFACE:nlohmann_json::nlohmann_json>)
