# SPDX-License-Identifier: BSD-2-Clause
# What `cmake --install` lays down: the program, the library, its headers and its CMake package.
include(CMakePackageConfigHelpers)

install(TARGETS hastls_bin RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(TARGETS hastls hastls_dependencies EXPORT hastlsTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  COMPONENT development)
install(DIRECTORY include/hastls DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/hastls)
install(EXPORT hastlsTargets NAMESPACE hastls:: DESTINATION ${package_dir} COMPONENT development)
configure_package_config_file(cmake/hastlsConfig.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/hastlsConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/hastlsConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/hastlsConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/hastlsConfigVersion.cmake
  DESTINATION ${package_dir} COMPONENT development)
