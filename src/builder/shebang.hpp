// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// How a script says what runs it: a first line that the kernel reads, or, where that cannot hold the path, a text that /bin/sh runs and that Python
/// reads as a string (distlib's form, reference native-builder.md section 4.4).
namespace molt::builder {

inline constexpr std::string_view trampoline_start = "#!/bin/sh\n'''exec' ";
inline constexpr std::string_view trampoline_arguments = " \"$0\" \"$@\"";
inline constexpr std::string_view trampoline_end = "\n' '''\n";

/// True when kernels read "#!INTERPRETER ARGUMENTS" as it is meant. `arguments` have the blank before them.
bool fits_first_line(std::string_view interpreter, std::string_view arguments);

/// The opening of a Python script that `interpreter` is to run, in the form it needs.
std::string opening(std::string_view interpreter, std::string_view arguments = {});

}  // namespace molt::builder
