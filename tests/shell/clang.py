# SPDX-License-Identifier: MIT
"""The program builds with clang too, without a warning; tests/run itself builds it with the default compiler."""

import subprocess

from report import passed_or_failed


def run(tools):
    directory = tools.build + "-clang"
    configure = ["cmake", "-S", tools.source, "-B", directory, "-DCMAKE_CXX_COMPILER=clang++", "-DCMAKE_BUILD_TYPE=Debug",
                 "-DMOLT_TESTS=OFF", "-DMOLT_WERROR=ON"]
    build = ["cmake", "--build", directory, "--target", "molt"]
    return [passed_or_failed("clang builds it without a warning", failing(configure) or failing(build))]


def failing(command):
    """The end of what the command printed, when it failed."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", check=False)
    return done.stdout.splitlines()[-40:] if done.returncode else []
