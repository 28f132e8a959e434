# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

# What `cmake --install` and `cpack` put where.  Everything bears the LLVM major
# in its path, so that the packages of two majors live side by side:
#
#   lib/llvm-NN/lib        closecall.so, closecall-checks.so
#   lib/llvm-NN/bin        closecall, closecall-clangd; bin/*-NN are links to them
#   include/closecall-NN   closecall/annotations.h
#   lib/closecall-NN/bin   clang-tidy: the stock one with the plugin loaded
#   lib/cmake/closecall-NN the CMake package
include(CMakePackageConfigHelpers)

set(closecall_major ${LLVM_VERSION_MAJOR})
set(closecall_llvm_dir lib/llvm-${closecall_major})
set(closecall_doc_dir share/doc/closecall-${closecall_major})

install(TARGETS closecall closecall-plugin
  LIBRARY DESTINATION ${closecall_llvm_dir}/lib)
install(DIRECTORY include/closecall DESTINATION include/closecall-${closecall_major})

# A link in bin/ for each program of lib/llvm-NN/bin.
function(closecall_install_link program)
  install(CODE "
    set(link \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/bin/${program}-${closecall_major}\")
    if(EXISTS \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${closecall_llvm_dir}/bin/${program}\")
      file(MAKE_DIRECTORY \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/bin\")
      message(STATUS \"Installing: \${link}\")
      file(CREATE_LINK ../${closecall_llvm_dir}/bin/${program} \"\${link}\" SYMBOLIC)
      list(APPEND CMAKE_INSTALL_MANIFEST_FILES \"\${CMAKE_INSTALL_PREFIX}/bin/${program}-${closecall_major}\")
    endif()")
endfunction()

set_target_properties(closecall-driver PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
install(TARGETS closecall-driver RUNTIME DESTINATION ${closecall_llvm_dir}/bin)
closecall_install_link(closecall)
# Not part of the default build, so installed only where somebody built it.
install(PROGRAMS ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/closecall-clangd
  DESTINATION ${closecall_llvm_dir}/bin OPTIONAL)
closecall_install_link(closecall-clangd)

configure_file(cmake/clang-tidy.in ${CMAKE_BINARY_DIR}/package/clang-tidy @ONLY
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
install(PROGRAMS ${CMAKE_BINARY_DIR}/package/clang-tidy
  DESTINATION lib/closecall-${closecall_major}/bin)

configure_package_config_file(cmake/closecallConfig.cmake.in
  ${CMAKE_BINARY_DIR}/package/closecallConfig.cmake
  INSTALL_DESTINATION lib/cmake/closecall-${closecall_major}
  NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/package/closecallConfigVersion.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${CMAKE_BINARY_DIR}/package/closecallConfig.cmake
  ${CMAKE_BINARY_DIR}/package/closecallConfigVersion.cmake
  DESTINATION lib/cmake/closecall-${closecall_major})

# Manual pages, of what the driver's own --help says.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
  set(programs closecall)
  if(TARGET closecall-clangd)
    list(APPEND programs closecall-clangd)
  endif()
  foreach(program IN LISTS programs)
    set(page ${CMAKE_BINARY_DIR}/package/${program}-${closecall_major}.1.gz)
    set(source)
    if(program STREQUAL "closecall")
      set(source $<TARGET_FILE:closecall-driver>)
    endif()
    add_custom_command(OUTPUT ${page}
      COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/man/manpage.py
        ${CMAKE_SOURCE_DIR}/man/${program}.1.in ${page}
        ${PROJECT_VERSION} ${closecall_major} ${source}
      DEPENDS man/manpage.py man/${program}.1.in closecall-driver
      VERBATIM COMMENT "Manual page of ${program}")
    list(APPEND closecall_pages ${page})
  endforeach()
  add_custom_target(closecall-man ALL DEPENDS ${closecall_pages})
  install(FILES ${closecall_pages} DESTINATION share/man/man1)
endif()

# bash and fish look for a file of the command's name.
install(FILES completions/closecall.bash DESTINATION share/bash-completion/completions
  RENAME closecall-${closecall_major})
install(FILES completions/closecall.fish DESTINATION share/fish/vendor_completions.d
  RENAME closecall-${closecall_major}.fish)
install(FILES completions/_closecall DESTINATION share/zsh/vendor-completions
  RENAME _closecall-${closecall_major})

install(FILES README.md CHANGELOG.md DESTINATION ${closecall_doc_dir})
install(FILES LICENSE.TXT DESTINATION ${closecall_doc_dir} RENAME copyright)
install(DIRECTORY docs DESTINATION ${closecall_doc_dir} FILES_MATCHING PATTERN "*.md"
  PATTERN example-service EXCLUDE PATTERN images EXCLUDE)

include(cmake/Package.cmake)
