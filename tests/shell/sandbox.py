# SPDX-License-Identifier: MIT
"""A fresh HOME for one scenario, and the things that can be laid into it.

Paths and words are str with surrogateescape, so that any byte can stand in them.
`{home}`, `{work}`, `{shelf}`, `{root}` and `{prefix}` (where molt is installed) in a text stand for places.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass

PYTHON = "/usr/bin/python3"
SEARCH_PATH = "/usr/bin:/bin"


class Sandbox:
    def __init__(self, shelf="{home}/.virtualenvs", prefix=""):
        self.prefix = prefix
        self.root = os.path.realpath(tempfile.mkdtemp(prefix="molt."))
        self.home = self.root + "/home"
        self.work = self.root + "/work"
        self.tmp = self.root + "/tmp"
        self.records = self.root + "/r"
        for place in (self.home, self.work, self.tmp, self.records):
            os.mkdir(place)
        self.shelf = ""
        self.shelf = self.expand(shelf)

    def expand(self, text):
        for name in ("root", "home", "work", "shelf", "prefix"):
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
