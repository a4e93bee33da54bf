// SPDX-License-Identifier: MIT
#pragma once

// Catch2 v3 where it is, else v2: the tests use what both have.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
