# Run by CPack for each kind of package. An archive is unpacked anywhere: bin and share stand in its one directory, without the /usr of packages.
if(CPACK_GENERATOR STREQUAL "TGZ")
  set(CPACK_PACKAGING_INSTALL_PREFIX /)
endif()
