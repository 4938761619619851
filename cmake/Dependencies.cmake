# SPDX-License-Identifier: BSD-2-Clause
# Debian's packages, and nothing else: no downloads. hastls_dependencies gathers what the library
# needs inside; none of it shows in a public header.
option(HASTLS_STATIC_DEPENDENCIES
  "Link everything but the C library into the program: it starts faster and runs anywhere" OFF)
if(HASTLS_STATIC_DEPENDENCIES AND BUILD_SHARED_LIBS)
  message(FATAL_ERROR "HASTLS_STATIC_DEPENDENCIES is for the program; BUILD_SHARED_LIBS excludes it")
endif()

set(Boost_USE_STATIC_LIBS ${HASTLS_STATIC_DEPENDENCIES})
find_package(Threads REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Boost REQUIRED COMPONENTS program_options)
# Highway is used by its headers alone (libhwy-dev).
find_path(HWY_INCLUDE_DIR hwy/highway.h REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(LDNS REQUIRED IMPORTED_TARGET ldns)
# Debian's libunbound.pc names modules of libevent-dev and nettle-dev, on which the package does not
# depend.
pkg_check_modules(UNBOUND REQUIRED IMPORTED_TARGET libunbound)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)

# The archive of a library, as an imported target that links `ARGN` too.
function(hastls_static_library target archive)
  find_library(${target}_ARCHIVE ${archive} REQUIRED)
  add_library(${target} STATIC IMPORTED)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION "${${target}_ARCHIVE}" INTERFACE_LINK_LIBRARIES "${ARGN}")
endfunction()

# fmt is for our sources alone. As headers only it would be compiled into each of them.
if(NOT HASTLS_STATIC_DEPENDENCIES)
  add_library(hastls_fmt INTERFACE)
  target_link_libraries(hastls_fmt INTERFACE fmt::fmt)
elseif(fmt_VERSION VERSION_LESS 10)
  add_library(hastls_fmt STATIC cmake/fmt.cpp)
  target_compile_features(hastls_fmt PUBLIC cxx_std_20)
else()
  add_library(hastls_fmt INTERFACE)
  target_link_libraries(hastls_fmt INTERFACE fmt::fmt-header-only)
endif()

# Who builds against the installed library links the shared ones, whatever the program here does.
set(shared_dependencies yaml-cpp fmt::fmt PkgConfig::LDNS PkgConfig::UNBOUND OpenSSL::Crypto)
add_library(hastls_dependencies INTERFACE)
if(HASTLS_STATIC_DEPENDENCIES)
  hastls_static_library(hastls_crypto libcrypto.a ${CMAKE_DL_LIBS} Threads::Threads)
  hastls_static_library(hastls_ssl libssl.a hastls_crypto)
  hastls_static_library(hastls_ldns libldns.a hastls_ssl)
  hastls_static_library(hastls_yaml libyaml-cpp.a)
  hastls_static_library(hastls_gmp libgmp.a)
  hastls_static_library(hastls_nettle libnettle.a)
  hastls_static_library(hastls_hogweed libhogweed.a hastls_nettle hastls_gmp)
  hastls_static_library(hastls_event libevent.a)
  hastls_static_library(hastls_unbound libunbound.a hastls_event hastls_hogweed Threads::Threads)
  target_link_libraries(hastls_dependencies INTERFACE
    "$<BUILD_INTERFACE:hastls_yaml;hastls_ldns;hastls_unbound;hastls_fmt>"
    "$<INSTALL_INTERFACE:${shared_dependencies}>")
  target_link_options(hastls_dependencies INTERFACE
    "$<BUILD_INTERFACE:-static-libstdc++;-static-libgcc>")
else()
  target_link_libraries(hastls_dependencies INTERFACE ${shared_dependencies})
endif()
target_link_libraries(hastls_dependencies INTERFACE "$<BUILD_INTERFACE:nlohmann_json::nlohmann_json>")
