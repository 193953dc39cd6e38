# SPDX-License-Identifier: BSD-2-Clause
#
# cmocka 1.1.5's own package sets variables only: make them a target.

find_package(cmocka CONFIG QUIET)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  CMocka
  REQUIRED_VARS CMOCKA_LIBRARY CMOCKA_INCLUDE_DIR
  VERSION_VAR cmocka_VERSION)

if(CMocka_FOUND AND NOT TARGET cmocka::cmocka)
  add_library(cmocka::cmocka UNKNOWN IMPORTED)
  set_target_properties(
    cmocka::cmocka
    PROPERTIES IMPORTED_LOCATION "${CMOCKA_LIBRARY}"
               INTERFACE_INCLUDE_DIRECTORIES "${CMOCKA_INCLUDE_DIR}")
endif()
