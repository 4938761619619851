# SPDX-License-Identifier: BSD-2-Clause
# hastls_precompile(<target> [<header>...])
#
# The headers of others that most sources include, and those named, are compiled once for <target>
# where HASTLS_PRECOMPILED_HEADERS names it: the tests then take a third of the time. A source that
# forgets one of them is compiled all the same, so a build without this has to be tried too.
set(HASTLS_PRECOMPILED_HEADERS "" CACHE STRING
  "Targets that compile common headers once: some of hastls, hastls_cli, hastls_tests")

function(hastls_precompile target)
  if(target IN_LIST HASTLS_PRECOMPILED_HEADERS)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <chrono> <cstdint> <filesystem> <functional> <iterator> <map> <memory>
      <optional> <ostream> <set> <span> <string> <string_view> <system_error> <unordered_map>
      <utility> <vector> <fmt/format.h> ${ARGN})
  endif()
endfunction()
