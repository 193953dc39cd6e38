# SPDX-License-Identifier: BSD-2-Clause
#
# Debian packages, one a component:
#
#   cmake --workflow --preset package

include("${CMAKE_CURRENT_LIST_DIR}/DebianControl.cmake")
set(package_lib "libpte${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
set(package_prove
    "libpte-prove${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
set(package_dev libpte-dev)
set(package_provedev libpte-prove-dev)
set(package_tools pte-tools)
set(package_python python3-pte)
set(package_probe pte-probe)
set(package_walk pte-walk)

set(about_lib "The shared library: it reads and writes page-table entries that
carry meaning without a page, of x86_64, arm64, ppc64, riscv64, s390x and
loongarch64, Linux 5.10 on. It depends on nothing and allocates nothing.")
set(about_prove "The shared library that proves or refutes what is claimed of the
layouts that libpte knows: that encodings collide, that they don't, and what a
proposal would change.")
set(about_dev "What a program is built with that uses libpte. Its inline functions need
no library, and pte/kernel.h gives kernel code the kernel's own names.")
set(about_provedev "What a program is built with that uses libpte-prove.")
set(about_tools "The pte command: it decodes, encodes and draws page-table entries that
carry meaning without a page, and proves or refutes that encodings collide.")
set(about_python "The Python module pte: it decodes page-table entries, encodes
them, says what becomes of them, and checks what is claimed of them, by the
shared libraries.")
set(about_probe "What `pte probe` runs: it reads what clang makes of a kernel
tree's own headers, and proves over all words what differs from the layouts
that pte knows. pte-check-tree does so for several architectures.")
set(about_walk "What `pte walk` runs: it walks the page tables in a dump of memory, and
reads their entries as pte does.")

set(section_lib libs)
set(section_prove libs)
set(section_dev libdevel)
set(section_provedev libdevel)
set(section_tools devel)
set(section_python python)
set(section_probe devel)
set(section_walk devel)

set(components lib prove dev provedev tools python)
if(TARGET pte-probe)
  list(APPEND components probe)
endif()
if(TARGET pte-walk)
  list(APPEND components walk)
endif()
pte_changelog("${PROJECT_BINARY_DIR}/debian/changelog")
foreach(component IN LISTS components)
  install(
    FILES "${PROJECT_BINARY_DIR}/debian/changelog.gz"
    DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/${package_${component}}"
    COMPONENT ${component})
  install(
    FILES LICENSE
    DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/${package_${component}}"
    RENAME copyright
    COMPONENT ${component})
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME "${package_${component}}")
  set(CPACK_DEBIAN_${upper}_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section_${component}})
  set(CPACK_COMPONENT_${upper}_DESCRIPTION "${about_${component}}")
endforeach()
# CPack would look for what the libraries need, and then have their packages call
# ldconfig as Debian no longer does, beside the trigger: what they need is known. Some
# objects are in both: of one version, and no other.
set(CPACK_DEBIAN_LIB_PACKAGE_DEPENDS libc6)
set(CPACK_DEBIAN_PROVE_PACKAGE_DEPENDS
    "libc6, ${package_lib} (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_TOOLS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "${package_lib} (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_PROVEDEV_PACKAGE_DEPENDS
    "${package_prove} (= ${PROJECT_VERSION}), libpte-dev (= ${PROJECT_VERSION})")
# It loads them, and nothing of it is compiled.
set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS
    "${package_lib} (= ${PROJECT_VERSION}), \
${package_prove} (= ${PROJECT_VERSION}), python3:any (>= 3.9)")
set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_LIST_DIR}/debian/prerm")
# What kbuild runs, and the headers that a tree's helpers are compared with; a gcc that
# builds the tree's own programs needs a C library.
set(CPACK_DEBIAN_PROBE_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROBE_PACKAGE_DEPENDS
    "pte-tools (= ${PROJECT_VERSION}), libpte-dev (= ${PROJECT_VERSION}), \
clang-19, lld-19, llvm-19, make, flex, bison, bc, gcc, libc6-dev")
set(CPACK_DEBIAN_WALK_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_WALK_PACKAGE_DEPENDS "pte-tools (= ${PROJECT_VERSION})")
pte_library_control(CPACK_DEBIAN_LIB_PACKAGE_CONTROL_EXTRA libpte
                    "${package_lib}")
pte_library_control(CPACK_DEBIAN_PROVE_PACKAGE_CONTROL_EXTRA libpte-prove
                    "${package_prove}")

install(
  DIRECTORY examples/
  DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/${package_dev}/examples"
  COMPONENT dev
  PATTERN python EXCLUDE)
install(
  DIRECTORY examples/python/
  DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/${package_python}/examples"
  COMPONENT python
  PATTERN __pycache__ EXCLUDE)

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL ${components})
set(CPACK_DEB_COMPONENT_INSTALL ON)
pte_package_contact(CPACK_PACKAGE_CONTACT)
set(PTE_HOMEPAGE
    ""
    CACHE STRING "Where this copy of libpte is published: the packages' Homepage")
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE "${PTE_HOMEPAGE}")
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/compress-man.cmake")
set(CPACK_PACKAGING_INSTALL_PREFIX "${CMAKE_INSTALL_PREFIX}")
set(CPACK_STRIP_FILES ON)
include(CPack)
