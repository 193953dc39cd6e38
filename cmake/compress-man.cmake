# SPDX-License-Identifier: BSD-2-Clause
#
# Run by CPack on what it's about to package. Without these it makes packages that
# depend on nothing; Debian has its manual compressed.
foreach(tool IN ITEMS file dpkg-shlibdeps)
  find_program(found "${tool}" NO_CACHE)
  if(NOT found)
    message(FATAL_ERROR "${tool} isn't installed: scripts/setup.sh package")
  endif()
  unset(found)
endforeach()
file(GLOB pages
     "${CPACK_TEMPORARY_DIRECTORY}/*${CPACK_PACKAGING_INSTALL_PREFIX}/share/man/man[1-9]/*.[1-9]")
foreach(page IN LISTS pages)
  if(IS_SYMLINK "${page}") # to another page, which is compressed, too
    file(READ_SYMLINK "${page}" of)
    file(REMOVE "${page}")
    file(CREATE_LINK "${of}.gz" "${page}.gz" SYMBOLIC)
  else()
    execute_process(COMMAND gzip -9 -n -f "${page}" COMMAND_ERROR_IS_FATAL ANY)
  endif()
endforeach()
