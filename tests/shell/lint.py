# SPDX-License-Identifier: MIT
"""Every shell file is parsed by its own shell, what shellcheck can read is checked, manual pages are linted."""

import os
import subprocess

from report import SKIPPED, Case, passed_or_failed
from shells import EVERY

# file -> checks; {file} is put in. PowerShell's parser is asked for its errors in lint_powershell.
SHELL_FILES = {
    "install.sh": ("shellcheck {file}", "sh -n {file}"),
    "tests/run": ("shellcheck {file}", "bash -n {file}"),
    ".ci/run": ("shellcheck {file}", "sh -n {file}"),
    "shell/molt.bash": ("shellcheck -s bash {file}", "bash -n {file}"),
    "shell/molt.zsh": ("zsh -n {file}",),
    "shell/molt.fish": ("fish -n {file}",),
    "shell/molt.csh": ("tcsh -f -n {file}", "bsd-csh -f -n {file}"),
    "shell/molt-cd.csh": ("tcsh -f -n {file}", "bsd-csh -f -n {file}"),
    "completions/molt.bash": ("shellcheck -s bash {file}", "bash -n {file}"),
    "completions/_molt": ("zsh -n {file}",),
    "completions/molt.fish": ("fish -n {file}",),
}
OPTIONAL = ("completions/molt.bash", "completions/_molt", "completions/molt.fish")


def run(tools):
    cases = [check(tools.source, command.format(file=name))
             for name, commands in SHELL_FILES.items() if wanted(tools.source, name) for command in commands]
    man = os.path.join(tools.source, "man")
    cases += [check(tools.source, f"mandoc -T lint -W warning man/{page}") for page in sorted(os.listdir(man))]
    cases += [parse_powershell(tools.source, name) for name in ("shell/molt.ps1", "shell/molt-command.ps1")]
    return cases


def wanted(source, name):
    return name not in OPTIONAL or os.path.exists(os.path.join(source, name))


def check(source, command):
    done = subprocess.run(command.split(), cwd=source, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).splitlines()
    return passed_or_failed(command, said or ([f"exit status {done.returncode}"] if done.returncode else []))


def parse_powershell(source, name):
    shell = EVERY["powershell"]
    if not shell.program():
        return Case(f"parse {name}", SKIPPED, ["SKIP powershell: no pwsh"])
    code = ("$errors = $null; $null = [Management.Automation.Language.Parser]::ParseFile("
            f"{shell.quote(os.path.join(source, name))}, [ref]$null, [ref]$errors); $errors | Out-String")
    done = subprocess.run([shell.program(), "-NoProfile", "-NonInteractive", "-Command", code],
                          capture_output=True, text=True, check=False)
    return passed_or_failed(f"parse {name}", (done.stdout + done.stderr).strip().splitlines())
