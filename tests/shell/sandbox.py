# SPDX-License-Identifier: MIT
"""A fresh HOME for one scenario, and the things that can be laid into it.

Paths and words are str with surrogateescape, so that any byte can stand in them.
`{home}`, `{work}`, `{shelf}`, `{root}`, `{prefix}` (where molt is installed) and `{tools}` (what tests/run brought from npm)
in a text stand for places.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass

PYTHON = "/usr/bin/python3"
SEARCH_PATH = "/usr/bin:/bin"
SOMEBODY_ELSE = 65534


class Sandbox:
    def __init__(self, shelf="{home}/.virtualenvs", prefix="", tools=""):
        self.prefix, self.tools = prefix, tools
        self.root = os.path.realpath(tempfile.mkdtemp(prefix="molt."))
        self.home = self.root + "/home"
        self.work = self.root + "/work"
        self.tmp = self.root + "/tmp"
        self.records = self.root + "/r"
        for place in (self.home, self.work, self.tmp, self.records):
            os.mkdir(place)
        self.calls_file = ""          # see Counted
        self.shelf = ""
        self.shelf = self.expand(shelf)

    def expand(self, text):
        for name in ("root", "home", "work", "shelf", "prefix", "tools"):
            text = text.replace("{" + name + "}", getattr(self, name))
        return text

    def environment(self, changes):
        """The whole environment of a shell in here; None as a value removes a variable."""
        variables = {
            "HOME": self.home,
            "PATH": SEARCH_PATH,
            "TMPDIR": self.tmp,
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "USER": "someone",
            "POWERSHELL_TELEMETRY_OPTOUT": "1",
            "POWERSHELL_UPDATECHECK": "Off",
        }
        for name, value in changes.items():
            variables.pop(name, None)
            if value is not None:
                variables[name] = self.expand(value)
        return variables

    def give_away(self):
        """Everything in here, to somebody else. Returns how a process becomes that user; nothing without root."""
        if os.geteuid() != 0:
            return {}
        for directory, directories, files in os.walk(self.root):
            for path in (directory, *(os.path.join(directory, name) for name in directories + files)):
                os.lchown(path, SOMEBODY_ELSE, SOMEBODY_ELSE)
        return {"user": SOMEBODY_ELSE, "group": SOMEBODY_ELSE, "extra_groups": []}

    def new_calls(self):
        """The calls of molt since this was asked last; None where they are not counted."""
        if not self.calls_file:
            return None
        with open(self.calls_file, "r+", encoding="utf-8", errors="surrogateescape") as file:
            calls = file.read().splitlines()
            file.truncate(0)
        return calls

    def remove(self):
        for directory, names, _ in os.walk(self.root):
            for name in names:
                path = os.path.join(directory, name)
                if not os.path.islink(path):
                    os.chmod(path, 0o755)
        shutil.rmtree(self.root)


@dataclass(frozen=True)
class Directory:
    path: str
    mode: int = 0o755

    def lay(self, sandbox):
        path = sandbox.expand(self.path)
        os.makedirs(path, exist_ok=True)
        os.chmod(path, self.mode)


@dataclass(frozen=True)
class File:
    path: str
    text: str = ""
    mode: int = 0o644

    def lay(self, sandbox):
        path = sandbox.expand(self.path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(sandbox.expand(self.text))
        os.chmod(path, self.mode)


@dataclass(frozen=True)
class Link:
    path: str
    target: str

    def lay(self, sandbox):
        path = sandbox.expand(self.path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.symlink(sandbox.expand(self.target), path)


@dataclass(frozen=True)
class Counted:
    """In front of molt, a program that notes each call in a file."""

    def lay(self, sandbox):
        prefix, sandbox.prefix = sandbox.prefix, sandbox.root + "/counted"
        sandbox.calls_file = sandbox.root + "/calls"
        Link(sandbox.prefix + "/share", prefix + "/share").lay(sandbox)
        File(sandbox.prefix + "/bin/molt", f"""#!/bin/sh
printf '%s\\n' "$*" >>{sandbox.calls_file}
exec {prefix}/bin/molt "$@"
""", 0o755).lay(sandbox)
        File(sandbox.calls_file).lay(sandbox)


@dataclass(frozen=True)
class GivenAway:
    """Something laid before, now another user's. For scenarios that need root."""

    path: str

    def lay(self, sandbox):
        os.lchown(sandbox.expand(self.path), SOMEBODY_ELSE, SOMEBODY_ELSE)


@dataclass(frozen=True)
class Aged:
    """Something laid before, as if it were made long ago."""

    path: str

    def lay(self, sandbox):
        os.utime(sandbox.expand(self.path), (1_000_000_000, 1_000_000_000))


@dataclass(frozen=True)
class Fifo:
    """Blocks whoever opens it."""

    path: str

    def lay(self, sandbox):
        path = sandbox.expand(self.path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.mkfifo(path)


@dataclass(frozen=True)
class Venv:
    """An environment as `python -m venv --without-pip` leaves it, as far as molt looks."""

    path: str
    prompt: str = ""
    project: str = ""

    def lay(self, sandbox):
        config = f"home = {os.path.dirname(PYTHON)}\ninclude-system-site-packages = false\nversion = 3.11.2\n"
        if self.prompt:
            config += f"prompt = {self.prompt}\n"
        File(self.path + "/pyvenv.cfg", config).lay(sandbox)
        File(self.path + "/bin/activate", "# laid by hand\n").lay(sandbox)
        Link(self.path + "/bin/python", PYTHON).lay(sandbox)
        if self.project:
            File(self.path + "/.project", self.project + "\n").lay(sandbox)


def shelved(*names):
    return [Venv("{shelf}/" + name) for name in names]
