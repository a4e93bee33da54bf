# SPDX-License-Identifier: MIT
"""Runs the checks that are programs of their own (`tests/manual/check --prefix DIR`) and takes over their cases."""

import re
import subprocess

from report import FAILED, OUTCOMES, Case

CASE = re.compile(rf"({'|'.join(OUTCOMES)})\s+(.*)")


def check(program, *options):
    """The part of the suite that runs tests/PROGRAM. In the options, {prefix}, {build} and {make} stand for what Tools has."""
    def run(tools):
        places = {"prefix": tools.prefix, "build": tools.build, "make": tools.built("molt_make")}
        command = [f"{tools.source}/tests/{program}", *(option.format(**places) for option in options)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, errors="replace", check=False)
        cases = read_cases(done.stdout)
        if done.returncode != 0 and all(case.outcome != FAILED for case in cases):
            cases.append(Case(program, FAILED, [f"exit status {done.returncode}", *done.stdout.splitlines()[-12:]]))
        return cases
    return run


def read_cases(text):
    """The cases in what print_cases() printed."""
    cases = []
    for row in text.splitlines():
        found = CASE.fullmatch(row)
        if found:
            cases.append(Case(found[2], found[1], []))
        elif row.startswith(" ") and cases:
            cases[-1].details.append(row.strip())
    return cases
