# SPDX-License-Identifier: MIT
"""Compares what the probe recorded with what a step expects."""

import os
from dataclasses import dataclass, field

from steps import ANY, SAME

VOLATILE = {"_", "PWD", "OLDPWD", "SHLVL"}
OURS = ("VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT", "MOLT_ACTIVE")


@dataclass
class Record:
    status: int
    cwd: str
    env: dict
    there: dict       # path -> whether it was there, of those the step asks for


def read_record(path):
    with open(path, "rb") as file:
        status, cwd, *entries = (os.fsdecode(part) for part in file.read().split(b"\0")[:-1])
    there = {}
    while entries and entries[0].startswith("="):
        answer, _, asked = entries.pop(0).partition(" ")
        there[asked] = answer == "=there"
    # The BSD csh says -126 for 130.
    return Record(int(status) % 256, cwd, dict(entry.partition("=")[::2] for entry in entries), there)


@dataclass
class Seen:
    """One step as it went: its record and what was printed."""

    record: Record
    out: str = ""
    err: str = ""
    shown: object = None      # terminal mode: lines printed
    prompt: object = None     # terminal mode: what stood before the sentinel
    calls: object = None      # terminal mode, where molt is counted: the words of each call


@dataclass
class Checker:
    """Walks along a scenario and remembers what was expected last."""

    sandbox: object
    start: Record
    drawn: bool = True
    active: object = None
    prompt_name: object = None
    path: tuple = ("...",)
    problems: list = field(default_factory=list)
    title: str = "sourcing the hook file"

    def check(self, title, expect, seen):
        self.title = title
        if expect.status is not ANY and seen.record.status != expect.status:
            self.complain("status", seen.record.status, expect.status)
        if seen.shown is None:
            self.check_text("stdout", seen.out, expect.out)
            self.check_text("stderr", seen.err, expect.err)
        else:
            self.check_shown(expect, seen.shown)
        for text in expect.silent_on:
            if self.sandbox.expand(text) in seen.out + seen.err + (seen.shown or ""):
                self.complain("what was printed", self.sandbox.expand(text), "not to be there")
        self.check_active(expect, seen.record.env)
        if expect.cwd is not SAME and seen.record.cwd != self.sandbox.expand(expect.cwd):
            self.complain("directory", seen.record.cwd, self.sandbox.expand(expect.cwd))
        self.check_variables(expect, seen.record.env)
        self.check_files(expect, seen.record.there)
        if seen.prompt is not None:
            self.check_prompt(seen)
        if seen.calls is not None and expect.calls is not ANY and len(seen.calls) != expect.calls:
            self.complain("the calls of molt", seen.calls, expect.calls)

    def complain(self, what, seen, expected):
        self.problems.append(f"{self.title}: {what} is {seen!r}, expected {expected!r}")

    def taken(self):
        """The problems since the last call."""
        problems, self.problems = self.problems, []
        return problems

    def check_text(self, what, seen, expected):
        if expected is ANY:
            return
        if isinstance(expected, tuple):
            for part in expected:
                if self.sandbox.expand(part) not in seen:
                    self.complain(what, seen, "... " + self.sandbox.expand(part))
        elif seen != self.sandbox.expand(expected):
            self.complain(what, seen, self.sandbox.expand(expected))

    def check_shown(self, expect, shown):
        if expect.shows is ANY:
            return
        if expect.shows is not SAME:
            self.check_text("the terminal", shown, expect.shows)
            return
        parts = []
        for text in (expect.out, expect.err):
            if text is not ANY:
                parts += text if isinstance(text, tuple) else text.splitlines()
        silent = not parts and ANY not in (expect.out, expect.err)
        self.check_text("the terminal", shown, "" if silent else tuple(parts))

    def check_active(self, expect, env):
        self.expect_active(expect)
        for name, value in zip(OURS, (self.active, self.prompt_name, self.active)):
            if value is not ANY and name not in expect.env and env.get(name) != value:
                self.complain(name, env.get(name), value)
        if expect.holds:
            self.check_holds([*map(self.sandbox.expand, expect.holds)], env.get("PATH", "").split(":"))
        elif self.path is not ANY:
            path = ":".join(self.start.env["PATH"] if part == "..." else part for part in self.path)
            if env.get("PATH") != path:
                self.complain("PATH", env.get("PATH"), path)

    def check_holds(self, wanted, path):
        for part in wanted:
            if path.count(part) != 1:
                self.complain(f"{part} in PATH", path, "once")
        ours = (self.sandbox.shelf, self.sandbox.work)
        strangers = {part for part in path if part.startswith(ours)} - set(wanted)
        if strangers:
            self.complain("PATH", path, f"no {strangers}")

    def expect_active(self, expect):
        """Takes over what the step says; what it does not say stays as it was expected last."""
        if expect.active is ANY:
            self.active = self.prompt_name = self.path = ANY
        elif expect.active is None:
            self.active, self.prompt_name, self.path = None, None, ("...",)
        elif expect.active is not SAME:
            self.active = self.place(expect.active)
            self.prompt_name = os.path.basename(self.active)
            self.path = (self.active + "/bin", "...")
        if expect.prompt_name is not SAME:
            self.prompt_name = self.sandbox.expand(expect.prompt_name)
        if expect.path is ANY:
            self.path = ANY
        elif expect.path is not SAME:
            self.path = tuple(self.sandbox.expand(part) for part in expect.path)

    def place(self, name):
        return self.sandbox.expand(name if name.startswith(("/", "{work}", "{shelf}", "{home}")) else "{shelf}/" + name)

    def check_variables(self, expect, env):
        for name, value in expect.env.items():
            value = value and self.sandbox.expand(value)
            if env.get(name) != value:
                self.complain(name, env.get(name), value)
        if expect.as_at_start:
            for name in sorted((set(env) | set(self.start.env)) - VOLATILE):
                if env.get(name) != self.start.env.get(name):
                    self.complain(name + " (as at the start)", env.get(name), self.start.env.get(name))

    def check_files(self, expect, there):
        for paths, wanted in ((expect.missing, False), (expect.present, True)):
            for path in map(self.sandbox.expand, paths):
                if there[path] != wanted:
                    self.complain(path, "there" if there[path] else "missing", "there" if wanted else "missing")

    def check_prompt(self, seen):
        if self.active is ANY:
            return
        shown_for = self.active and self.drawn and not seen.record.env.get("VIRTUAL_ENV_DISABLE_PROMPT")
        wanted = f"({self.prompt_name}) " if shown_for else ""
        if seen.prompt != wanted:
            self.complain("the prompt", seen.prompt, wanted)
