# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

# `cpack` makes closecall-NN_VERSION_ARCH.deb: one package an LLVM major.
math(EXPR closecall_next_major "${closecall_major} + 1")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME closecall-${closecall_major})
set(CPACK_PACKAGE_VENDOR closecall)
# Who answers for a package is who makes it: as Debian's own tools read it.
set(closecall_maintainer "closecall, built on this machine <root@localhost>")
if(DEFINED ENV{DEBEMAIL} AND DEFINED ENV{DEBFULLNAME})
  set(closecall_maintainer "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
endif()
set(CPACK_PACKAGE_CONTACT "${closecall_maintainer}" CACHE STRING
  "Who answers for the packages made here (default: DEBFULLNAME and DEBEMAIL)")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
  "clang-tidy ${closecall_major} checks for clients, tasks and caches")
set(CPACK_PACKAGE_DESCRIPTION
"closecall finds in C and C++ what takes a service down after a day: clients
that are never closed, asynchronous calls that nobody waits for, caches that
only grow. It is a plugin for clang-tidy-${closecall_major}.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/package)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# The plugin runs in the clang-tidy of its own major and refuses any other.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "clang-tidy-${closecall_major} (>= 1:${closecall_major}), clang-tidy-${closecall_major} (<< 1:${closecall_next_major})")
find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
mark_as_advanced(DPKG_SHLIBDEPS)
if(DPKG_SHLIBDEPS)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()

foreach(script postinst prerm)
  configure_file(cmake/debian/${script}.in ${CMAKE_BINARY_DIR}/package/debian/${script} @ONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
  list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_BINARY_DIR}/package/debian/${script})
endforeach()
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
