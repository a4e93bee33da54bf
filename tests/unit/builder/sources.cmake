# The tests of src/builder, relative to the top of the project.
set(MOLT_BUILDER_TEST_SOURCES
  tests/unit/builder/interpreter_test.cpp
  tests/unit/builder/launcher_test.cpp
  tests/unit/builder/layout_test.cpp
  tests/unit/builder/python_text_test.cpp
  tests/unit/builder/record_test.cpp
  tests/unit/builder/refresh_test.cpp
  tests/unit/builder/relocate_metadata_test.cpp
  tests/unit/builder/relocate_real_test.cpp
  tests/unit/builder/relocate_scripts_test.cpp
  tests/unit/builder/relocate_test.cpp
  tests/unit/builder/scripts_test.cpp
  tests/unit/builder/staging_test.cpp
  tests/unit/builder/version_test.cpp
  tests/unit/builder/zip_test.cpp
  tests/unit/sys/exclusive_test.cpp
  tests/unit/sys/tree_writer_test.cpp
)

# What tests/builder drives and tests/bench measures: linked as molt is.
add_executable(molt_make ${PROJECT_SOURCE_DIR}/tests/builder/make.cpp)
target_link_libraries(molt_make PRIVATE molt_core)
if(MOLT_STATIC AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
  target_link_options(molt_make PRIVATE -static-pie -Wl,--gc-sections)
endif()
