# The sources of src/builder and what of src/sys only they use, relative to the top of the project.
set(MOLT_BUILDER_SOURCES
  src/builder/backends.cpp
  src/builder/build.cpp
  src/builder/check_text.cpp
  src/builder/ensurepip.cpp
  src/builder/inflate.cpp
  src/builder/install.cpp
  src/builder/interpreter.cpp
  src/builder/launcher.cpp
  src/builder/layout.cpp
  src/builder/native.cpp
  src/builder/places.cpp
  src/builder/probe.cpp
  src/builder/pyenv.cpp
  src/builder/python_text.cpp
  src/builder/record.cpp
  src/builder/refresh.cpp
  src/builder/relocate.cpp
  src/builder/relocate_in_place.cpp
  src/builder/relocate_launcher.cpp
  src/builder/relocate_lines.cpp
  src/builder/relocate_mentions.cpp
  src/builder/relocate_metadata.cpp
  src/builder/relocate_paths.cpp
  src/builder/relocate_scripts.cpp
  src/builder/relocate_survey.cpp
  src/builder/relocate_words.cpp
  src/builder/scripts.cpp
  src/builder/shebang.cpp
  src/builder/site.cpp
  src/builder/staging.cpp
  src/builder/version.cpp
  src/builder/wheel.cpp
  src/builder/zip.cpp
  src/sys/copy.cpp
  src/sys/exclusive.cpp
  src/sys/identity.cpp
  src/sys/interrupt.cpp
  src/sys/tree_writer.cpp
)

# The inflate library (src/builder/inflate.cpp alone includes it): what is installed first, what can be fetched second. A static program
# takes the archive.
if(MOLT_STATIC)
  find_library(DEFLATE_LIBRARY NAMES libdeflate.a deflate)
else()
  find_library(DEFLATE_LIBRARY NAMES deflate)
endif()
find_path(DEFLATE_INCLUDE_DIR libdeflate.h)
add_library(molt_deflate INTERFACE)
if(DEFLATE_LIBRARY AND DEFLATE_INCLUDE_DIR)
  target_include_directories(molt_deflate SYSTEM INTERFACE ${DEFLATE_INCLUDE_DIR})
  target_link_libraries(molt_deflate INTERFACE ${DEFLATE_LIBRARY})
else()
  include(FetchContent)
  set(LIBDEFLATE_BUILD_SHARED_LIB OFF)
  set(LIBDEFLATE_BUILD_GZIP OFF)
  FetchContent_Declare(libdeflate
    GIT_REPOSITORY https://github.com/ebiggers/libdeflate.git
    GIT_TAG 96836d7d9d10e3e0d53e6edb54eb908514e336c4) # v1.24
  FetchContent_MakeAvailable(libdeflate)
  target_link_libraries(molt_deflate INTERFACE libdeflate::libdeflate_static)
endif()
# Deferred: the library that takes it is declared after this file is read.
cmake_language(DEFER CALL target_link_libraries molt_core PRIVATE molt_deflate)
