# SPDX-License-Identifier: BSD-2-Clause
# Man pages and shell completions: a program that is not installed makes them from the tables that
# --help is made of.
file(GLOB manual_sources CONFIGURE_DEPENDS src/manual/*.cpp)
add_executable(hastls_manual ${manual_sources})
target_link_libraries(hastls_manual PRIVATE hastls_cli hastls_warnings hastls_fmt)

# The date of the newest entry of the changelog. One that is not released yet has none: it is
# today's then, or SOURCE_DATE_EPOCH's.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS CHANGELOG.md)
file(STRINGS CHANGELOG.md changelog_heading REGEX "^## " LIMIT_COUNT 1)
if(changelog_heading MATCHES "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]")
  set(manual_date ${CMAKE_MATCH_0})
else()
  string(TIMESTAMP manual_date "%Y-%m-%d" UTC)
endif()

set(manual_folder ${PROJECT_BINARY_DIR}/manual)
add_custom_command(OUTPUT ${manual_folder}.stamp
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${manual_folder}
  COMMAND hastls_manual ${manual_folder} ${PROJECT_VERSION} ${manual_date}
  COMMAND ${CMAKE_COMMAND} -E touch ${manual_folder}.stamp
  DEPENDS hastls_manual COMMENT "Writing man pages and completions" VERBATIM)
add_custom_target(hastls_pages ALL DEPENDS ${manual_folder}.stamp)

set(HASTLS_ZSH_COMPLETIONS_DIR ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING
  "Where zsh looks for completions; Debian's packages use share/zsh/vendor-completions")
install(DIRECTORY ${manual_folder}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT program)
install(DIRECTORY ${manual_folder}/bash/ COMPONENT program
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(DIRECTORY ${manual_folder}/zsh/ DESTINATION ${HASTLS_ZSH_COMPLETIONS_DIR} COMPONENT program)
install(DIRECTORY ${manual_folder}/fish/ COMPONENT program
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# For editors: the schema of posture files, as `hastls schema` prints it; a test compares the two.
install(FILES examples/posture.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/hastls
  COMPONENT program)
