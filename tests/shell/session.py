# SPDX-License-Identifier: MIT
"""Runs a scenario in an interactive shell: what a user would type, with a probe typed after each step.

The rc file is the user's real one (`~/.bashrc`, ...), in the HOME of the sandbox.
"""

import os
import re

from check import Checker, Seen, read_record
from script import encode, probe_line, render
from shells import SENTINEL
from terminal import Lost, Terminal, plain

PROMPT = re.escape(SENTINEL.encode())
NEXT_PROMPT = rb"\n[^\n]*" + PROMPT
LONGEST_LINE = 300


class Session:
    def __init__(self, shell, sandbox, scenario, tools):
        self.shell, self.sandbox, self.tools = shell, sandbox, tools
        self.write_rc(scenario)
        environment = {encode(k): encode(v) for k, v in sandbox.environment(scenario.variables).items()}
        self.terminal = Terminal(shell.session_command(), environment, encode(sandbox.expand(scenario.start)))
        self.terminal.wait(PROMPT)
        sandbox.new_calls()

    def write_rc(self, scenario):
        lines = [self.shell.session_setup(), *map(self.sandbox.expand, scenario.before.get(self.shell.name, ()))]
        lines.append(probe_line(self.shell, self.sandbox, self.tools.probe, "start"))
        lines.append(self.shell.source_hook(self.sandbox.prefix))
        lines += map(self.sandbox.expand, scenario.after.get(self.shell.name, ()))
        self.shell.write_rc(self.sandbox.home, lines)

    def do(self, name, step):
        self.perform(name, step)
        self.terminal.send(encode(probe_line(self.shell, self.sandbox, self.tools.probe, name) + "\r"))
        text = self.terminal.wait(b"\036" + name.encode() + b"\036")
        self.terminal.wait(PROMPT)
        *shown, prompt, _ = plain(self.before + text).split("\n")
        shown = [line.rstrip("\r") for line in shown[1:]]
        prompt = prompt.partition(SENTINEL)[0].split("\r")[-1]
        record = read_record(f"{self.sandbox.records}/{name}")
        asked = map(self.sandbox.expand, (*step.expect.missing, *step.expect.present))
        record.there = {path: os.path.lexists(path) for path in asked}
        return Seen(record, shown="\n".join(shown), prompt=prompt, calls=self.sandbox.new_calls())

    def perform(self, name, step):
        if step.verb == "keys":
            self.terminal.send(encode(step.words[0]))
        elif step.verb == "interrupt":
            after, *words = step.words
            self.terminal.send(encode(self.shell.command(map(self.sandbox.expand, words))) + b"\r")
            seen = self.terminal.wait(encode(after))
            self.terminal.send(b"\x03")
            self.before = seen + self.terminal.wait(NEXT_PROMPT)
            return
        else:
            self.terminal.send(encode(self.typed(name, render(self.shell, self.sandbox, step))) + b"\r")
        self.before = self.terminal.wait(NEXT_PROMPT)

    def typed(self, name, line):
        """What cannot be typed as it stands goes through a file."""
        if len(line) <= LONGEST_LINE and all(" " <= character <= "~" for character in line):
            return line
        path = f"{self.sandbox.root}/s{name}" + (".ps1" if self.shell.name == "powershell" else "")
        with open(path, "wb") as file:
            file.write(encode(line + "\n"))
        return self.shell.source(path)

    def close(self):
        self.terminal.close()


def run_scenario(shell, sandbox, scenario, tools):
    """The problems met, an empty list when all went as it should."""
    session = checker = None
    title = "the first prompt"
    try:
        session = Session(shell, sandbox, scenario, tools)
        checker = Checker(sandbox, read_record(f"{sandbox.records}/start"), scenario.drawn)
        for number, step in enumerate(scenario.steps):
            title = f"step {number + 1} `{render(shell, sandbox, step)}`"
            checker.check(title, step.expect, session.do(f"{number:03}", step))
    except Lost as lost:
        return (checker.problems if checker else []) + [f"{title}: {lost}"]
    finally:
        if session:
            session.close()
    return checker.problems
