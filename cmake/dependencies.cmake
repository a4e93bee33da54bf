# The libraries molt uses: what is installed first, what can be fetched second (pinned by tag and hash). Each becomes an interface target
# that says how molt takes it.
include(FetchContent)

# --- CLI11 (header-only; src/cli/parse.cpp alone includes it) ---
find_package(CLI11 QUIET)
if(NOT CLI11_FOUND)
  FetchContent_Declare(CLI11
    URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.4.2.tar.gz
    URL_HASH SHA256=f2d893a65c3b1324c50d4e682c0cdc021dd0477ae2c048544f39eed6654b699a)
  FetchContent_MakeAvailable(CLI11)
endif()
add_library(molt_cli11 INTERFACE)
target_link_libraries(molt_cli11 INTERFACE CLI11::CLI11)

# --- toml++ (taken header-only, in src/model/config.cpp alone: the installed target may name a shared library, which a static
#     program cannot take) ---
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h)
if(NOT TOMLPLUSPLUS_INCLUDE_DIR)
  FetchContent_Declare(tomlplusplus
    URL https://github.com/marzer/tomlplusplus/archive/refs/tags/v3.4.0.tar.gz
    URL_HASH SHA256=8517f65938a4faae9ccf8ebb36631a38c1cadfb5efa85d9a72e15b9e97d25155)
  FetchContent_MakeAvailable(tomlplusplus)
  set(TOMLPLUSPLUS_INCLUDE_DIR ${tomlplusplus_SOURCE_DIR}/include)
endif()
add_library(molt_toml INTERFACE)
target_include_directories(molt_toml SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE_DIR})

# --- fmt (a static library when there is one; with shared ones only, src/base/format.cpp compiles its code) ---
find_package(fmt 9 QUIET)
if(NOT fmt_FOUND)
  FetchContent_Declare(fmt
    URL https://github.com/fmtlib/fmt/archive/refs/tags/10.2.1.tar.gz
    URL_HASH SHA256=1250e4cc58bf06ee631567523f48848dc4596133e163f02615c97f78bab6c811)
  FetchContent_MakeAvailable(fmt)
endif()
get_target_property(fmt_type fmt::fmt TYPE)
add_library(molt_fmt INTERFACE)
if(fmt_type STREQUAL "STATIC_LIBRARY" OR NOT MOLT_STATIC)
  target_link_libraries(molt_fmt INTERFACE fmt::fmt)
  target_compile_definitions(molt_fmt INTERFACE MOLT_LINKED_FMT)
else()
  target_include_directories(molt_fmt SYSTEM INTERFACE $<TARGET_PROPERTY:fmt::fmt-header-only,INTERFACE_INCLUDE_DIRECTORIES>)
endif()
