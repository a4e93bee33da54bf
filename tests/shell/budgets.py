# SPDX-License-Identifier: MIT
"""What the release build may cost: instructions of the hot paths (callgrind), its size, what it needs to run."""

import os
import re
import subprocess

from report import passed_or_failed
from sandbox import Directory, Sandbox, Venv, shelved

HOOK, WORKON = 200_000, 500_000
BARE, WITH_PIP = 1_200_000, 250_000_000       # unpacking pip and setuptools is nine tenths of it
TAB, FULL_TAB = 200_000, 1_600_000      # FULL_TAB offers 1,000 names at once
SIZE = 4_000_000
SHELF_SLACK = 2_000       # what a shelf of 1,000 may cost more than one of 10
COLLECTED = re.compile(r"Collected : (\d+)")


def run(tools):
    small, large = laid(10), laid(1000)
    active = {"VIRTUAL_ENV": "{shelf}/pe", "MOLT_ACTIVE": "{shelf}/pe", "MOLT_ROOT": "{work}/p",
              "PATH": "{shelf}/pe/bin:/usr/bin:/bin"}
    counted = [
        ("molt hook, an activating cd", HOOK, count(tools, large, "{work}/p", {}, "hook", "bash", "{work}/p", "")),
        ("molt hook, leaving", HOOK, count(tools, large, "{work}", active, "hook", "bash", "", "")),
        ("molt workon", WORKON, count(tools, small, "{work}", {}, *workon("env3"))),
        ("molt workon, 1,000 environments", WORKON, count(tools, large, "{work}", {}, *workon("env3"))),
        ("molt mkvirtualenv --no-pip", BARE, count(tools, small, "{work}", {}, *mkvirtualenv("--no-pip"))),
        ("molt mkvirtualenv", WITH_PIP, count(tools, small, "{work}", {}, *mkvirtualenv())),
        ("molt deactivate", WORKON, count(tools, large, "{work}", active, "--shell", "bash", "--last", "", "deactivate")),
        ("a TAB", TAB, count(tools, small, "{work}", {}, *tab("env"))),
        ("a TAB after some letters, 1,000 environments", TAB, count(tools, large, "{work}", {}, *tab("env777"))),
        ("a TAB that offers 1,000 environments", FULL_TAB, count(tools, large, "{work}", {}, *tab("env"))),
    ]
    cases = [passed_or_failed(f"{name}: {used:,} of {budget:,} instructions",
                              [said] if not used else ["over budget"] if used > budget else [])
             for name, budget, (used, said) in counted]
    more = counted[3][2][0] - counted[2][2][0]
    offered = counted[-1][2][1].split()
    cases.append(passed_or_failed("that TAB offers all of them", [] if offered.count("env999") == 1 and len(offered) >= 1000 else offered[-3:]))
    cases.append(passed_or_failed(f"workon costs the same with 1,000 environments as with 10: {more:,} more",
                                  ["too much"] if more > SHELF_SLACK else []))
    small.remove()
    large.remove()
    return cases + [size(tools.binary), needs_nothing(tools.binary)]


def size(binary):
    found = os.path.getsize(binary)
    return passed_or_failed(f"the binary: {found:,} of {SIZE:,} bytes", ["too big"] if found > SIZE else [])


def needs_nothing(binary):
    headers = subprocess.run(["readelf", "--dynamic", binary], capture_output=True, text=True, check=True).stdout
    return passed_or_failed("the binary needs no library", [row for row in headers.splitlines() if "(NEEDED)" in row])


def workon(name):
    return "--shell", "bash", "--last", "", "workon", name


def mkvirtualenv(*options):
    return "--shell", "bash", "--last", "", "mkvirtualenv", "--clear", *options, "new"


def tab(typed):
    return "complete", "bash", "workon", typed


def laid(size):
    sandbox = Sandbox()
    for thing in [Directory("{work}/p"), Venv("{shelf}/pe", project="{work}/p"),
                  *shelved(*(f"env{number}" for number in range(size)))]:
        thing.lay(sandbox)
    return sandbox


def count(tools, sandbox, directory, variables, *words):
    """Instructions of one run, after one that makes what is made once; 0 and what was said when it failed."""
    options = {"cwd": sandbox.expand(directory), "env": sandbox.environment(variables), "stdin": subprocess.DEVNULL,
               "capture_output": True, "text": True, "check": False}
    command = [tools.binary, *map(sandbox.expand, words)]
    first = subprocess.run(command, **options)
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], **options)
    found = COLLECTED.search(done.stderr)
    good = found and first.returncode == 0 and first.stdout
    return int(found[1]) if good else 0, first.stdout + first.stderr + done.stderr
