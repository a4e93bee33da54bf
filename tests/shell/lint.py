# SPDX-License-Identifier: MIT
"""Every shell file is parsed by its own shell, what shellcheck can read is checked, manual pages are linted, C++ has its format."""

import glob
import os
import subprocess

from report import FAILED, SKIPPED, Case, passed_or_failed
from shells import EVERY

# Files by pattern, and what each is put to. PowerShell is asked in parse_powershell().
CHECKS = {
    "install.sh": ("shellcheck {}", "sh -n {}"),
    "tests/run": ("shellcheck {}", "bash -n {}"),
    ".ci/run": ("shellcheck {}", "sh -n {}"),
    "shell/*.bash": ("shellcheck -s bash {}", "bash -n {}"),
    "shell/*.sh": ("shellcheck -s bash {}", "bash -n {}"),
    "shell/*.zsh": ("zsh -n {}",),
    "shell/*.fish": ("fish -n {}",),
    "shell/*.csh": ("tcsh -f -n {}",),
    "completions/*.bash": ("shellcheck -s bash {}", "bash -n {}"),
    "completions/_*": ("zsh -n {}",),
    "completions/*.fish": ("fish -n {}",),
    "completions/*.csh": ("tcsh -f -n {}",),
    "man/*.[1-9]": ("mandoc -T lint -W warning {}",),
}
# tcsh -n runs nothing, but it does look for what is sourced, under a name that is empty then.
NOISE = (": No such file or directory.",)
CPLUSPLUS = ("src/**/*.[ch]pp", "tests/**/*.[ch]pp")
POWERSHELL = ("shell/*.ps1", "completions/*.ps1")
MUST_BE_THERE = ("install.sh", "tests/run", ".ci/run", "shell/*.bash", "shell/*.zsh", "shell/*.fish", "shell/*.csh",
                 "completions/*.bash", "completions/_*", "completions/*.fish", "completions/*.csh")


def run(tools):
    cases = []
    for pattern, commands in CHECKS.items():
        names = sorted(glob.glob(pattern, root_dir=tools.source))
        if not names and pattern in MUST_BE_THERE:
            cases.append(Case(pattern, FAILED, ["there is no such file"]))
        cases += [check(tools.source, command.format(name)) for name in names for command in commands]
    cases.append(check_format(tools.source))
    return cases + [parse_powershell(tools.source, name) for pattern in POWERSHELL
                    for name in sorted(glob.glob(pattern, root_dir=tools.source))]


def check(source, command):
    done = subprocess.run(command.split(), cwd=source, capture_output=True, text=True, check=False)
    said = [row for row in (done.stdout + done.stderr).splitlines() if row not in NOISE]
    if done.returncode and not done.stderr:
        said.append(f"exit status {done.returncode}")
    return passed_or_failed(command, said)


def check_format(source):
    names = [name for pattern in CPLUSPLUS for name in sorted(glob.glob(pattern, root_dir=source, recursive=True))]
    done = subprocess.run(["clang-format", "--dry-run", "--Werror", *names], cwd=source, capture_output=True, text=True, check=False)
    return passed_or_failed("clang-format as .clang-format says", done.stderr.splitlines())


def parse_powershell(source, name):
    shell = EVERY["powershell"]
    if not shell.program():
        return Case(f"parse {name}", SKIPPED, ["SKIP powershell: no pwsh"])
    code = ("$errors = $null; $null = [Management.Automation.Language.Parser]::ParseFile("
            f"{shell.quote(os.path.join(source, name))}, [ref]$null, [ref]$errors); $errors | Out-String")
    done = subprocess.run([shell.program(), "-NoProfile", "-NonInteractive", "-Command", code],
                          capture_output=True, text=True, check=False)
    return passed_or_failed(f"parse {name}", (done.stdout + done.stderr).strip().splitlines())
