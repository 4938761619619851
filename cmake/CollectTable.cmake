# SPDX-License-Identifier: BSD-2-Clause
# hastls_collect(<target> DIR <dir> TYPE <type> HEADER <header>
#                NAMESPACE <ns> FUNCTION <fn>)
#
# Every <dir>/<name>.cpp defines `extern const <type> <ns>::<dir name>::<name>`,
# with an underscore behind a name that C++ keeps for itself.
# Adds those files to <target> and generates <fn>(), a span over all of them
# sorted by file name. A file that lacks its object fails to link, by name.
function(hastls_collect target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "DIR;TYPE;HEADER;NAMESPACE;FUNCTION" "")
  get_filename_component(group "${arg_DIR}" NAME)
  file(GLOB sources CONFIGURE_DEPENDS "${arg_DIR}/*.cpp")
  list(SORT sources)
  set(cpp_words default delete export new switch unsigned)
  set(declarations "")
  set(entries "")
  foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME_WE)
    if(name IN_LIST cpp_words)
      string(APPEND name "_")
    endif()
    string(APPEND declarations "extern const ${arg_TYPE} ${name};\n")
    string(APPEND entries "    &${group}::${name},\n")
  endforeach()
  list(LENGTH sources count)
  set(table "${CMAKE_CURRENT_BINARY_DIR}/${group}_table.cpp")
  file(CONFIGURE OUTPUT "${table}" @ONLY CONTENT [[
// Generated from @arg_DIR@ by cmake/CollectTable.cmake.
#include <array>
#include "@arg_HEADER@"
namespace @arg_NAMESPACE@ {
namespace @group@ {
@declarations@}
namespace {
constexpr std::array<const @arg_TYPE@*, @count@> kTable{
@entries@};
}
std::span<const @arg_TYPE@* const> @arg_FUNCTION@() noexcept { return kTable; }
}
]])
  target_sources(${target} PRIVATE ${sources} "${table}")
endfunction()
