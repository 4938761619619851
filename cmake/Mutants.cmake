# SPDX-License-Identifier: BSD-2-Clause
# Compiles copies of the zone scanner's and the rules' sources that have faults in them, asleep until
# the environment's HASTLS_MUTANT names one (tests/mutation).
set(HASTLS_MUTANTS_SEED 1 CACHE STRING "Which faults")
set(mutated ${PROJECT_BINARY_DIR}/mutated)
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
execute_process(
  COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/mutation/mutate.py
    --source ${PROJECT_SOURCE_DIR}/src --to ${mutated} --seed ${HASTLS_MUTANTS_SEED}
  COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE copies RELATIVE ${mutated} ${mutated}/*.cpp)
list(FILTER copies EXCLUDE REGEX "^lint/rules/")
foreach(copy IN LISTS copies)
  list(REMOVE_ITEM library_sources ${PROJECT_SOURCE_DIR}/src/${copy})
  list(APPEND library_sources ${mutated}/${copy})
endforeach()
list(APPEND library_sources ${PROJECT_SOURCE_DIR}/tests/mutation/mutant.cpp)
set(rules_folder ${mutated}/lint/rules)
include_directories(${PROJECT_SOURCE_DIR}/tests)
file(GLOB_RECURSE copies ${mutated}/*.cpp)
# A fault may well be worth a warning. All else is compiled as the preset dev does it, so that a
# compiler cache has it already.
set_source_files_properties(${copies} PROPERTIES
  COMPILE_OPTIONS "-include;mutation/mutant.hpp;-Wno-error")
