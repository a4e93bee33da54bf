# SPDX-License-Identifier: MIT
"""How many processes an interactive shell starts for a step, counted with strace: exact on a busy machine.

Between the steps the shell itself looks for a file that is not there, which shows in the trace and starts nothing.
"""

import os

import strace
from report import FAILED, Case, passed_or_failed
from sandbox import Directory, Sandbox, Venv, shelved
from session import NEXT_PROMPT, PROMPT
from script import encode, render
from steps import cd, keys, line, run
from terminal import Lost, Terminal

LAY = [Directory("{work}/p/deep/er"), Directory("{work}/plain/deep"), Venv("{shelf}/pe", project="{work}/p"),
       *shelved("alpha", "beta")]

# name, step, processes
STEPS = [
    ("a prompt where nothing changed", line(""), 0),
    ("a cd with nothing to change", cd("{work}/plain/deep"), 0),
    ("workon", run("workon", "alpha"), 1),
    ("a prompt while an environment is active", line(""), 0),
    ("a cd while an environment is active", cd("{work}/plain"), 0),
    ("switching", run("workon", "beta"), 1),
    ("a TAB", keys("workon alp\t\x15\r"), 1),
    ("deactivate", run("deactivate"), 1),
    ("a cd that activates", cd("{work}/p"), 1),
    ("a cd inside the project", cd("{work}/p/deep/er"), 0),
    ("a cd that leaves", cd("{work}"), 1),
    ("a cd with nothing to change, afterwards", cd("{work}/plain"), 0),
]


class Counts:
    @staticmethod
    def names(shell):
        return ["sourcing the hook file", *(name for name, _, _ in STEPS)] if shell.hook_works else []

    @classmethod
    def run(cls, shell, tools, words):
        sandbox = Sandbox()
        for thing in LAY:
            thing.lay(sandbox)
        try:
            found = record(shell, sandbox, tools)
        except Lost as lost:
            return [Case("the session", FAILED, [str(lost)])]
        expected = [("sourcing the hook file", 0)] + [(name, count) for name, _, count in STEPS]
        names = [mark(sandbox, "rc0"), mark(sandbox, "rc1"), *(mark(sandbox, number) for number in range(len(STEPS) + 1))]
        pairs = [(names[0], names[1])] + list(zip(names[2:], names[3:]))
        cases = [passed_or_failed(name, judge(found, pair, count, tools.binary))
                 for (name, count), pair in zip(expected, pairs)]
        sandbox.remove()
        return [case for case in cases if words in case.name]


def mark(sandbox, name):
    return f"{sandbox.root}/mark-{name}."


def record(shell, sandbox, tools):
    """The system calls of a session that goes through STEPS."""
    lines = [shell.session_setup(), shell.look_for(mark(sandbox, "rc0")), shell.source_hook(tools.prefix),
             shell.look_for(mark(sandbox, "rc1"))]
    shell.write_rc(sandbox.home, lines)
    log = sandbox.root + "/trace"
    environment = {encode(k): encode(v) for k, v in sandbox.environment({}).items()}
    terminal = Terminal([*strace.COMMAND, "-o", log, *shell.session_command()], environment, sandbox.work)
    try:
        terminal.wait(PROMPT)
        for number, (_, step, _) in enumerate(STEPS):
            enter(terminal, shell.look_for(mark(sandbox, number)) + "\r")
            enter(terminal, step.words[0] if step.verb == "keys" else render(shell, sandbox, step) + "\r")
        enter(terminal, shell.look_for(mark(sandbox, len(STEPS))) + "\r")
    finally:
        terminal.close()
    return strace.calls(log)


def enter(terminal, text):
    terminal.send(encode(text))
    terminal.wait(NEXT_PROMPT)


def judge(found, marks, count, binary):
    calls = strace.between(found, *marks)
    if calls is None:
        return [f"the trace does not hold {marks} in this order"]
    started, programs = strace.processes(calls), strace.programs(calls)
    problems = []
    if len(started) != count:
        problems.append(f"{len(started)} processes, expected {count}")
    if programs != [os.path.realpath(binary)] * count:
        problems.append(f"programs run: {programs}, expected {[binary] * count}")
    return problems + started if problems else []
