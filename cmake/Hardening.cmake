# SPDX-License-Identifier: BSD-2-Clause
# How optimised builds are compiled and linked: hardened, and without a path of this machine, so
# that the same sources make the same program anywhere. Debug builds and the sanitizers stay plain.
include(CheckCXXCompilerFlag)
include(CheckCXXSourceRuns)
include(CheckPIESupported)
check_pie_supported()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(optimised "$<CONFIG:Release,RelWithDebInfo,MinSizeRel>")

foreach(flag IN ITEMS
    -fstack-protector-strong -fstack-clash-protection -fcf-protection
    "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=" "-ffile-prefix-map=${PROJECT_BINARY_DIR}/=build/")
  string(MAKE_C_IDENTIFIER "accepts${flag}" accepted)
  check_cxx_compiler_flag("${flag}" ${accepted})
  if(${accepted})
    add_compile_options("$<${optimised}:${flag}>")
  endif()
endforeach()
# Of a copy or a clearing that g++ knows to be small, of fewer than 256 octets say, it makes one
# string instruction, which takes 30 cycles to begin: more than the octets of a name do.
foreach(of IN ITEMS memcpy memset)
  set(flag "-m${of}-strategy=unrolled_loop:64:noalign,libcall:-1:noalign")
  check_cxx_compiler_flag("${flag}" "accepts_${of}_strategy")
  if(accepts_${of}_strategy)
    add_compile_options("$<${optimised}:${flag}>")
  endif()
endforeach()
# Without -U a distribution's own setting would be redefined.
add_compile_options("$<${optimised}:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>")

# Only what is used of the archives ends up in the program.
add_compile_options("$<${optimised}:-ffunction-sections;-fdata-sections>")
add_link_options("$<${optimised}:-Wl,-z,relro;-Wl,-z,now;-Wl,--as-needed;-Wl,--gc-sections>")
# Half a megabyte less to read at each start; glibc 2.36 knows how. Some linkers take the option and
# leave out what that glibc asks for before it starts such a program, so one is started here.
set(CMAKE_REQUIRED_LINK_OPTIONS -pie -Wl,-z,pack-relative-relocs)
set(CMAKE_REQUIRED_FLAGS -fPIE)
if(NOT CMAKE_CROSSCOMPILING)
  check_cxx_source_runs("
    int value; int* relocated = &value;
    int main() { return *relocated; }" runs_with_packed_relocations)
endif()
unset(CMAKE_REQUIRED_LINK_OPTIONS)
unset(CMAKE_REQUIRED_FLAGS)
if(runs_with_packed_relocations)
  add_link_options("$<${optimised}:-Wl,-z,pack-relative-relocs>")
endif()
