# SPDX-License-Identifier: MIT
"""The commands as the code declares them."""

import json
import os
import subprocess
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Option:
    names: tuple
    value: str
    help: str
    completes: str

    @property
    def label(self):
        """As help and manual write it: "-p, --python PYTHON"."""
        return ", ".join(self.names) + (" " + self.value if self.value else "")


@dataclass
class Command:
    name: str
    summary: str
    operands: str
    completes: str
    then_completes: str
    of_molt: bool
    options: list = field(default_factory=list)

class Declared:
    def __init__(self, binary):
        self.binary = binary
        self.commands = [read(entry) for entry in json.loads(self.run("dump-declarations")) if not entry["hidden"]]
        self.functions = {command.name for command in self.commands if not command.of_molt}
        self.names = {command.name for command in self.commands}

    def run(self, *words, status=0):
        environment = {"HOME": "/nonexistent", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "SHELL": "/bin/bash"}
        done = subprocess.run([self.binary, *words], env=environment, cwd="/", capture_output=True, text=True, check=False)
        if status is not None and done.returncode != status:
            raise AssertionError(f"molt {' '.join(words)}: status {done.returncode}: {done.stderr}")
        return done.stdout


def read(entry):
    options = [Option(tuple(option["names"]), option["value"], option["help"], option["completes"]) for option in entry["options"]]
    return Command(entry["name"], entry["summary"], entry["operands"], entry["completes"], entry["then_completes"], entry["of_molt"], options)


def text_of(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()
