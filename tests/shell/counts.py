# SPDX-License-Identifier: MIT
"""How many processes an interactive shell starts for a step, counted with strace: exact on a busy machine.

A course is a session of steps; each step is a case, and what comes before the first step is none of them. Between the steps the shell itself looks for a file that is not there, which shows in the trace and starts nothing.
"""

import os

from dataclasses import dataclass

import strace
from report import FAILED, Case, passed_or_failed
from sandbox import PYTHON, Aged, Directory, File, Sandbox, Venv, shelved
from session import NEXT_PROMPT, PROMPT
from script import encode, render
from steps import cd, keys, line, run
from terminal import Lost, Terminal



@dataclass(frozen=True)
class Course:
    lay: list
    steps: list      # name, step, processes: a number of runs of molt, or the programs that run besides one of molt


DEEP = "/1/2/3/4/5/6/7/8/9/10"
MARKERS = (".venv", ".python-version", "Pipfile", "pyproject.toml", ".pdm-python", "environment.yml", "environment.yaml",
           "mine")      # the last is a name of the config
CONFIG = "{home}/.config/molt/config.toml"


def marker_steps(name):
    """A name that turns out to name nothing: molt is asked once."""
    place = "{work}/of" + name
    return [
        (f"a cd to a {name} that names nothing", cd(place), 1),
        (f"a cd ten levels below a {name}", cd(place + DEEP), 0),
        (f"a cd back to a {name}", cd(place), 0),
        (f"a cd away from a {name}", cd("{work}"), 0),
    ]


COURSES = [
    Course([Directory("{work}/p/deep/er"), Directory("{work}/plain/deep"), Venv("{shelf}/pe", project="{work}/p"),
            *shelved("alpha", "beta")], [
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
        ("the first mkvirtualenv, which asks Python once", run("mkvirtualenv", "--no-pip", "first"), [os.path.realpath(PYTHON)]),
        ("mkvirtualenv", run("mkvirtualenv", "second"), 1),
    ]),
    Course([Directory("{work}/plain" + DEEP), Directory("{work}/bound/500" + DEEP),
            Directory("{work}/bound/501"), File(CONFIG, 'auto.names = ["mine"]\n'),
            *(Venv(f"{{shelf}}/env{number}", project=f"{{work}}/bound/{number}") for number in range(1000)),
            *(File("{work}/of" + name + "/" + name, "nothing\n") for name in MARKERS),
            *(Directory("{work}/of" + name + DEEP) for name in MARKERS)], [
        ("a cd ten levels deep, with 1,000 bound projects", cd("{work}/plain" + DEEP), 0),
        ("a prompt there", line(""), 0),
        ("a cd among 1,000 bound projects", cd("{work}/bound"), 0),
        ("a cd that activates one of 1,000", cd("{work}/bound/500"), 1),
        ("a cd ten levels deep in one of 1,000", cd("{work}/bound/500" + DEEP), 0),
        ("a cd from one of 1,000 to another", cd("{work}/bound/501"), 1),
        ("a cd that leaves one of 1,000", cd("{work}"), 1),
        *(step for name in MARKERS for step in marker_steps(name)),
    ]),
    Course([Directory("{work}/q"), Venv("{shelf}/pe", project="{work}/p"), Directory("{work}/p/deep"),
            File("{work}/q/.venv", "pe"), File(CONFIG, "[auto]\nenabled = false\n"), Aged(CONFIG)], [
        ("a cd to a project while the config says no", cd("{work}/p"), 0),
        ("a cd inside a project while the config says no", cd("{work}/p/deep"), 0),
        ("a cd to another project while the config says no", cd("{work}/q"), 0),
        ("a cd that leaves while the config says no", cd("{work}"), 0),
    ]),
]


class Counts:
    @staticmethod
    def names(shell):
        if not shell.hook_works:
            return []
        return ["sourcing the hook file", *(name for course in COURSES for name, _, _ in course.steps)]

    @staticmethod
    def run(shell, tools, words):
        return [case for course in COURSES for case in run_course(course, shell, tools) if words in case.name]


def run_course(course, shell, tools):
    """The cases of a course; the first has that of the hook file as well."""
    sandbox = Sandbox()
    for thing in course.lay:
        thing.lay(sandbox)
    try:
        found = record(course.steps, shell, sandbox, tools)
    except Lost as lost:
        return [Case("the session", FAILED, [str(lost)])]
    names = [mark(sandbox, "rc0"), mark(sandbox, "rc1"),
             *(mark(sandbox, number) for number in range(len(course.steps) + 1))]
    judged = [("sourcing the hook file", 0, names[:2])] if course is COURSES[0] else []
    judged += [(name, count, pair) for (name, _, count), pair in zip(course.steps, zip(names[2:], names[3:]))]
    cases = [passed_or_failed(name, judge(found, pair, count, tools.binary)) for name, count, pair in judged]
    sandbox.remove()
    return cases


def mark(sandbox, name):
    return f"{sandbox.root}/mark-{name}."


def record(steps, shell, sandbox, tools):
    """The system calls of a session that goes through the steps."""
    lines = [shell.session_setup(), shell.look_for(mark(sandbox, "rc0")), shell.source_hook(tools.prefix),
             shell.look_for(mark(sandbox, "rc1"))]
    shell.write_rc(sandbox.home, lines)
    log = sandbox.root + "/trace"
    environment = {encode(k): encode(v) for k, v in sandbox.environment({}).items()}
    terminal = Terminal([*strace.COMMAND, "-o", log, *shell.session_command()], environment, sandbox.work)
    try:
        terminal.wait(PROMPT)
        for number, (_, step, _) in enumerate(steps):
            enter(terminal, shell.look_for(mark(sandbox, number)) + "\r")
            enter(terminal, step.words[0] if step.verb == "keys" else render(shell, sandbox, step) + "\r")
        enter(terminal, shell.look_for(mark(sandbox, len(steps))) + "\r")
    finally:
        terminal.close()
    return strace.calls(log)


def enter(terminal, text):
    terminal.send(encode(text))
    terminal.wait(NEXT_PROMPT)


def judge(found, marks, expected, binary):
    molt = os.path.realpath(binary)
    wanted = [molt, *expected] if isinstance(expected, list) else [molt] * expected
    calls = strace.between(found, *marks)
    if calls is None:
        return [f"the trace does not hold {marks} in this order"]
    started, programs = strace.processes(calls), strace.programs(calls)
    problems = []
    if len(started) != len(wanted):
        problems.append(f"{len(started)} processes, expected {len(wanted)}")
    if programs != wanted:
        problems.append(f"programs run: {programs}, expected {wanted}")
    return problems + started if problems else []
