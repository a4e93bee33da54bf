# Packages with the static program: cpack -G DEB, -G RPM, -G TGZ in the build directory. Configure with -DCMAKE_INSTALL_PREFIX=/usr, so that the
# places that depend on the prefix are those of a package.
set(CPACK_PACKAGE_NAME molt)
set(CPACK_PACKAGE_VENDOR "molt")
set(CPACK_PACKAGE_CONTACT "The molt developers <developers@molt.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Python virtual environments in every shell")
set(CPACK_PACKAGE_DESCRIPTION
  "workon, mkvirtualenv and the rest of virtualenvwrapper's commands for bash, zsh, fish, tcsh, csh and PowerShell, by a native program that starts no Python.\
 cd into a project activates its environment.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_FILE_NAME molt-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR TGZ)

# A static program depends on nothing; what is made with it needs a Python.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION python)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "python3, python3-venv")
if(NOT MOLT_STATIC)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_PACKAGE_AUTOREQ OFF)
# The program is stripped: there is no debugging package that these links could lead to.
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _build_id_links none")
# Directories of other packages, which this one must not own.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
  /usr/share/man /usr/share/man/man1 /usr/share/man/man5 /usr/share/man/man7 /usr/share/bash-completion /usr/share/bash-completion/completions
  /usr/share/fish /usr/share/fish/vendor_completions.d /usr/share/zsh /usr/share/zsh/site-functions)

set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package_archive.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/package_debian.cmake)
include(CPack)
