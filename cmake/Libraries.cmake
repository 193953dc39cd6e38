# SPDX-License-Identifier: BSD-2-Clause

# pte_add_objects(NAME HEADERS header...)
#
# An object library, for sources to be added to; its headers are verified.
function(pte_add_objects name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" HEADERS)
  add_library(${name} OBJECT)
  target_include_directories(${name} PRIVATE src)
  target_sources(
    ${name}
    PUBLIC FILE_SET HEADERS
           BASE_DIRS include "${PROJECT_BINARY_DIR}/include"
           FILES ${arg_HEADERS})
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON
                                           VERIFY_INTERFACE_HEADER_SETS ON)
  if(PTE_COVERAGE) # of what is looked at, line by line; its tests may be quick
    target_compile_options(${name} PRIVATE --coverage -O0)
  endif()
  # Nothing links the objects as a library, so this is for header verification
  # only: of a header of macros alone, ISO C says that nothing is left of it.
  target_compile_options(${name} INTERFACE -Wno-pedantic)
endfunction()

# pte_add_library(NAME AS name OUTPUT output HEADERS header... HIDDEN object...)
#
# NAME-objects as a shared library, pte::name, and as an archive,
# pte::name_static. The map is src/liboutput.map. HIDDEN: objects of another
# library which this one needs and that one doesn't export; the archive has them
# from there.
function(pte_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "AS;OUTPUT" "HEADERS;HIDDEN")
  set(map "${PROJECT_SOURCE_DIR}/src/lib${arg_OUTPUT}.map")
  add_library(${name} SHARED $<TARGET_OBJECTS:${name}-objects> ${arg_HIDDEN})
  add_library(${name}_static STATIC $<TARGET_OBJECTS:${name}-objects>)
  foreach(suffix IN ITEMS "" _static)
    add_library(pte::${arg_AS}${suffix} ALIAS ${name}${suffix})
    target_sources(
      ${name}${suffix}
      PUBLIC FILE_SET HEADERS
             BASE_DIRS include "${PROJECT_BINARY_DIR}/include"
             FILES ${arg_HEADERS})
    # Objects have no language: without this a C++ compiler links them.
    set_target_properties(
      ${name}${suffix}
      PROPERTIES OUTPUT_NAME ${arg_OUTPUT} EXPORT_NAME ${arg_AS}${suffix}
                 LINKER_LANGUAGE C)
  endforeach()
  set_target_properties(
    ${name}
    PROPERTIES VERSION ${PROJECT_VERSION}
               SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
               LINK_DEPENDS "${map}")
  # GNU ld lets a map name a symbol that doesn't exist, unless told otherwise.
  target_link_options(${name} PRIVATE "LINKER:--version-script=${map}"
                      LINKER:--no-undefined-version)
  if(NOT PTE_SANITIZE) # whose runtime comes with the program
    target_link_options(${name} PRIVATE LINKER:--no-undefined)
  endif()
endfunction()
