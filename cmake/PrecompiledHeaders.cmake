# SPDX-License-Identifier: BSD-2-Clause
# hastls_precompile(<target> [<header>...])
#
# The headers of others that most sources include, and those named, are compiled once for <target>
# where HASTLS_PRECOMPILED_HEADERS names it: a whole build then takes half the time. A source that
# forgets one of them is compiled all the same, so a build without this has to be tried too.
set(HASTLS_PRECOMPILED_HEADERS "" CACHE STRING
  "Targets that compile common headers once: some of hastls, hastls_cli, hastls_tests")

function(hastls_precompile target)
  if(target IN_LIST HASTLS_PRECOMPILED_HEADERS)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <chrono> <cstdint> <filesystem> <functional> <iterator> <map> <memory>
      <optional> <ostream> <set> <span> <string> <string_view> <system_error> <unordered_map>
      <utility> <vector> <fmt/format.h> ${ARGN})
    # GCC forgets of what is compiled beforehand that it is the system's, and then warns of what it
    # believes to see inside the library's strings (bug 105651 of GCC). The builds without this still
    # look for such faults in ours.
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
      target_compile_options(${target} PRIVATE
        -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
    endif()
  endif()
endfunction()
