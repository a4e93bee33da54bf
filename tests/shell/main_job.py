# SPDX-License-Identifier: MIT
"""Does molt's main job once in every shell of this machine, as a user would, and says how long each step took.

    main_job.py PREFIX

Needs Python 3 and the shells, nothing else. The HOME is a temporary one.
"""

import os
import re
import sys
import time

from sandbox import Sandbox
from session import NEXT_PROMPT, PROMPT
from shells import EVERY
from terminal import Lost, Terminal

REPORT = "#!/bin/sh\nprintf '\\036%s\\037%s\\036' \"${VIRTUAL_ENV-}\" \"$PATH\"\n"
SLOW = 300          # seconds; making an environment can take long where everything is cold

# What the line calls it, what is typed, the environment that must be active then.
COMMANDS = [
    ("make", ["mkvirtualenv", "web"], "web"),
    ("leave", ["deactivate"], ""),
    ("work on", ["workon", "web"], "web"),
    ("switch", ["mkvirtualenv", "--without-pip", "-a", "{work}/project", "api"], "api"),
    ("leave", ["deactivate"], ""),
]
DIRECTORIES = [
    ("cd away", ["cd", "{home}"], ""),
    ("cd in", ["cd", "{work}/project"], "api"),
    ("cd out", ["cd", "{home}"], ""),
]
REMOVAL = [("remove", ["rmvirtualenv", "web"], "")]


class Shell:
    """An interactive shell in a sandbox, with molt's line in its rc file."""

    def __init__(self, shell, sandbox):
        self.shell, self.sandbox = shell, sandbox
        self.report = sandbox.root + "/report"
        with open(self.report, "w", encoding="utf-8") as file:
            file.write(REPORT)
        os.chmod(self.report, 0o755)
        shell.write_rc(sandbox.home, [shell.session_setup(), shell.source_hook(sandbox.prefix)])
        environment = sandbox.environment({"PATH": os.environ["PATH"]})
        self.terminal = Terminal(shell.session_command(), environment, sandbox.work)
        self.terminal.wait(PROMPT, SLOW)
        self.start_path = self.ask()[1]

    def enter(self, line):
        self.terminal.send(line.encode() + b"\r")
        return self.terminal.wait(NEXT_PROMPT, SLOW)

    def ask(self):
        """What VIRTUAL_ENV and PATH are for a child process."""
        seen = self.enter(self.shell.external([self.report]))
        return re.search("\036(.*)\037(.*)\036", seen.decode("utf-8", "replace"), re.DOTALL).groups()

    def step(self, words, active):
        """Milliseconds it took; raises Lost when the shell is not where it should be."""
        line = self.shell.command(map(self.sandbox.expand, words))
        begin = time.monotonic()
        printed = self.enter(line)
        took = (time.monotonic() - begin) * 1000
        wanted = self.sandbox.shelf + "/" + active if active else ""
        path = f"{wanted}/bin:{self.start_path}" if active else self.start_path
        if self.ask() != (wanted, path):
            raise Lost(f"after `{line}`: VIRTUAL_ENV and PATH are {self.ask()}, expected {(wanted, path)};"
                       f" the shell printed {printed.decode('utf-8', 'replace')!r}")
        return took


def main_job(shell, prefix):
    """What to print about a shell, and whether all went well."""
    sandbox = Sandbox(prefix=prefix)
    os.mkdir(sandbox.work + "/project")
    seen = None
    try:
        seen = Shell(shell, sandbox)
        steps = COMMANDS + (DIRECTORIES if shell.hook_works else []) + REMOVAL
        times = [f"{name} {seen.step(words, active):.0f}" for name, words, active in steps]
        if os.path.exists(sandbox.shelf + "/web"):
            raise Lost("rmvirtualenv left the environment where it was")
    except Lost as lost:
        return f"{shell.name:11} FAILED: {lost}", False
    finally:
        if seen:
            seen.terminal.close()
        sandbox.remove()
    return f"{shell.name:11} {', '.join(times)} ms", True


def main(prefix):
    good = True
    for shell in EVERY.values():
        if shell.program():
            line, well = main_job(shell, prefix)
            print(f"  {line}", flush=True)
            good = good and well
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
