// SPDX-License-Identifier: MIT
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#include <catch2/catch_translate_exception.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include "base/error.hpp"

// molt's errors are no std::exception: without this a test that throws one says "unknown exception".
CATCH_TRANSLATE_EXCEPTION(const molt::Error& error) { return molt::describe(error); }

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
