# SPDX-License-Identifier: MIT
"""The table of virtualenvwrapper's contract: one row for each thing a command or an option promises.

The rows of a table run in one shell, one after the other, so each begins with what the one before it left; starting
PowerShell for each would take minutes.
"""

from dataclasses import dataclass, field

from report import passed_or_failed
from sandbox import Sandbox
from script import run_steps
from steps import ALL_SHELLS, DEFAULT_SHELF, Scenario


@dataclass(frozen=True)
class Row:
    shows: str                    # a promise, in a few words
    steps: tuple
    shells: tuple = ALL_SHELLS
    unlike: str = ""              # why molt does not do here what virtualenvwrapper does


def row(shows, *steps, shells=ALL_SHELLS, unlike=""):
    return Row(shows, steps, shells, unlike)


@dataclass(frozen=True)
class Table:
    command: str
    rows: list
    lay: list = field(default_factory=list)
    env: dict = field(default_factory=dict)
    shelf: str = DEFAULT_SHELF

    def rows_of(self, shell):
        return [row for row in self.rows if shell.name in row.shells]

    def name(self, row):
        return f"{self.command}: {row.shows}" + (f" (unlike virtualenvwrapper: {row.unlike})" if row.unlike else "")

    def run(self, shell, tools):
        """A case for each row."""
        rows = self.rows_of(shell)
        sandbox = Sandbox(self.shelf, tools.prefix)
        for thing in self.lay:
            thing.lay(sandbox)
        steps = [step for row in rows for step in row.steps]
        before, *problems = run_steps(shell, sandbox, Scenario(self.command, steps, env=self.env, shelf=self.shelf), tools)
        problems += [["the shell stopped before this"]] * (len(steps) - len(problems))
        cases = []
        for row in rows:
            own, problems = problems[:len(row.steps)], problems[len(row.steps):]
            cases.append(passed_or_failed(self.name(row), before + [problem for one in own for problem in one]))
            before = []
        if all(not case.details for case in cases):
            sandbox.remove()
        else:
            next(case for case in cases if case.details).details.append(f"kept: {sandbox.root}")
        return cases
