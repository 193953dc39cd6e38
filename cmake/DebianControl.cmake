# SPDX-License-Identifier: BSD-2-Clause
#
# What Debian's packages hold beside files: who made them, when, and what a shared
# library promises.

# Whoever makes a package signs for it, as dch(1) has it: DEBFULLNAME and DEBEMAIL.
function(pte_package_contact variable)
  set(name "$ENV{DEBFULLNAME}")
  set(mail "$ENV{DEBEMAIL}")
  if(NOT mail)
    set(mail "$ENV{EMAIL}")
  endif()
  if(NOT mail)
    cmake_host_system_information(RESULT host QUERY FQDN)
    set(user "$ENV{USER}")
    if(NOT user)
      set(user root)
    endif()
    set(mail "${user}@${host}")
  endif()
  if(mail MATCHES "<") # a name, too
    set(${variable} "${mail}" PARENT_SCOPE)
    return()
  endif()
  if(NOT name)
    set(name "The libpte authors")
  endif()
  set(${variable} "${name} <${mail}>" PARENT_SCOPE)
endfunction()

# The day of what is packaged: of the commit, where there's git; or SOURCE_DATE_EPOCH.
function(pte_package_date variable)
  set(epoch "$ENV{SOURCE_DATE_EPOCH}")
  if(NOT epoch)
    execute_process(
      COMMAND git -C "${PROJECT_SOURCE_DIR}" log -1 --format=%ct
      OUTPUT_VARIABLE epoch
      OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
  if(epoch)
    set(ENV{SOURCE_DATE_EPOCH} "${epoch}")
  endif()
  string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
  set(${variable} "${date}" PARENT_SCOPE)
endfunction()

# pte_changelog(FILE): Debian's, compressed
function(pte_changelog file)
  pte_package_contact(package_contact)
  pte_package_date(package_date)
  configure_file("${PROJECT_SOURCE_DIR}/cmake/debian/changelog" "${file}" @ONLY)
  execute_process(COMMAND gzip -9 -n -f "${file}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# pte_library_control(VARIABLE LIBRARY PACKAGE): the files by which Debian knows what a
# shared library is needed for: dpkg-shlibdeps reads shlibs and symbols, and the
# trigger has ldconfig run. The symbols are the map's.
function(pte_library_control variable library package)
  set(folder "${PROJECT_BINARY_DIR}/debian/${package}")
  set(so "${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
  file(WRITE "${folder}/shlibs"
       "${library} ${so} ${package} (= ${PROJECT_VERSION})\n")
  file(STRINGS "${PROJECT_SOURCE_DIR}/src/${library}.map" lines)
  set(symbols "${library}.so.${so} ${package} (= ${PROJECT_VERSION})\n")
  foreach(line IN LISTS lines)
    if(line MATCHES "^(LIB[A-Z_0-9.]+) {")
      set(node "${CMAKE_MATCH_1}")
      string(APPEND symbols " ${node}@${node} ${PROJECT_VERSION}\n")
    elseif(line MATCHES "^\t(pte_[a-z0-9_]+)")
      string(APPEND symbols " ${CMAKE_MATCH_1}@${node} ${PROJECT_VERSION}\n")
    endif()
  endforeach()
  file(WRITE "${folder}/symbols" "${symbols}")
  set(${variable} "${folder}/shlibs;${folder}/symbols;${PROJECT_SOURCE_DIR}/cmake/debian/triggers"
      PARENT_SCOPE)
endfunction()
