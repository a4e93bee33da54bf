# SPDX-License-Identifier: MIT
"""Repositories that mean harm: nothing of them runs, nothing blocks, and a line says why."""

from sandbox import Directory, Fifo, File, GivenAway, Link, Venv, shelved
from steps import ANY, HOOKED_SHELLS, TERMINAL, Scenario, cd, run

UNTRUSTED = ("molt allow",)


def at_prompt(name, lay, steps, **more):
    return Scenario(name, steps, lay=lay, modes=(TERMINAL,), shells=HOOKED_SHELLS, **more)


PWN = "#!/bin/sh\n/bin/touch {work}/pwned\n"
TRAPS = ("ls", "git", "python", "cat", "sed", "molt", "dircolors")
MARKER_FILES = (".python-version", "Pipfile", "pyproject.toml", ".pdm-python", "environment.yml", "environment.yaml")
FAKE = "{work}/fake/.venv"
FAKE_PROMPT = "$(/bin/touch {work}/pwned)`/bin/touch {work}/pwned`%n![31m"


def ignoring(directory, reason):
    """The line that is printed."""
    return f"molt: ignoring '{{work}}/{directory}/.venv': {reason}"


# directory, what is laid there, what is said
IGNORED = [
    ("up", File("{work}/up/.venv", "../..\n"), "it names '../..', which is no environment"),
    ("lines", File("{work}/lines/.venv", "web\nweb\n"), "it holds more than one line of text"),
    ("nul", File("{work}/nul/.venv", "web\0../../envs\n"), "it holds more than one line of text"),
    ("escape", File("{work}/escape/.venv", "\033]0;pwned\a"), "it holds more than one line of text"),
    ("big", File("{work}/big/.venv", "x" * 10_000_000), "it cannot be read or is larger than 4 KiB"),
    ("to-fifo", File("{work}/to-fifo/.venv", "./fifo"), "it names './fifo', which is no environment"),
    ("fifo", Fifo("{work}/fifo/.venv"), "it is neither a directory nor a file"),
    ("loop", Link("{work}/loop/.venv", ".venv"), "it is a link that leads nowhere"),
    ("empty", Directory("{work}/empty/.venv"), "it has no pyvenv.cfg"),
    ("leaves", Link("{work}/leaves/.venv", "/"), "it has no pyvenv.cfg"),
    ("up-link", Link("{work}/up-link/.venv", "../../.."), "it has no pyvenv.cfg"),
]

SCENARIOS = [
    at_prompt("a .venv that is no environment is ignored, with the reason", [
        *(thing for _, thing, _ in IGNORED), Fifo("{work}/to-fifo/fifo"), *shelved("web")], [
        *(cd(f"{{work}}/{directory}", err=(ignoring(directory, reason),), as_at_start=True)
          for directory, _, reason in IGNORED),
        cd("{work}", as_at_start=True),
    ]),
    at_prompt("a marker that blocks whoever opens it", [
        *(Fifo(f"{{work}}/p{number}/{name}") for number, name in enumerate(MARKER_FILES))], [
        *(cd(f"{{work}}/p{number}", as_at_start=True) for number in range(len(MARKER_FILES))),
    ]),
    at_prompt("a hostile repository", [
        File(FAKE + "/pyvenv.cfg", f"home = /usr/bin\nprompt = {FAKE_PROMPT}\033\n"),
        Link(FAKE + "/bin/python3", "/usr/bin/python3"),
        *(File(f"{FAKE}/bin/{name}", PWN, 0o755) for name in TRAPS),
        *(File(f"{FAKE}/bin/{name}", PWN) for name in ("activate", "activate.fish", "activate.csh", "Activate.ps1")),
        *(File(f"{FAKE}/bin/{name}", PWN, 0o755) for name in ("postactivate", "predeactivate")),
        Directory("{work}/fake/deep"), Venv("{work}/huge/.venv", prompt="x" * 10_000_000),
        File("{work}/huge/.molt", "allow"), File("{work}/huge/molt.toml", 'trust = ["/"]\n'),
        Venv("{work}/zero/.venv", prompt="a\0b")], [
        cd("{work}/fake", err=UNTRUSTED, as_at_start=True, missing=("{work}/pwned",)),
        cd("{work}/fake/deep", as_at_start=True, missing=("{work}/pwned",)),
        cd("{work}/huge", err=UNTRUSTED, as_at_start=True),
        cd("{work}/zero", err=UNTRUSTED, as_at_start=True),
        cd("{work}/fake", as_at_start=True),
        run("molt", "allow", shows=ANY, active=FAKE, prompt_name=FAKE_PROMPT, missing=("{work}/pwned",)),
        run("deactivate", active=None, missing=("{work}/pwned",)),
        cd("{work}", as_at_start=True, missing=("{work}/pwned",)),
    ]),
]

# --- directories of another user, or open to all ------------------------------------------------------------------------


def refused(directory, reason):
    """It is said once, and nothing allows it."""
    return [
        cd("{work}/" + directory, err=(reason,), as_at_start=True, missing=("{work}/pwned",)),
        run("molt", "allow", status=1, shows=(reason,), as_at_start=True),
        cd("{work}", as_at_start=True),
        cd("{work}/" + directory, as_at_start=True),
    ]


PARTS = {"whole": "", "bin": "/bin", "cfg": "/pyvenv.cfg"}


def fakes(directory):
    venv = "{work}/" + directory + "/.venv"
    return [Venv(venv), *(File(f"{venv}/bin/{name}", PWN, 0o755) for name in TRAPS if name != "python")]


SCENARIOS += [
    at_prompt("an environment of another user is refused, whole or in part", [
        thing for name, part in PARTS.items()
        for thing in (*fakes(name), GivenAway("{work}/" + name + "/.venv" + part))], [
        step for name, part in PARTS.items()
        for step in refused(name, "{work}/" + name + "/.venv" + part + "' belongs to another user")], needs_root=True),
    at_prompt("an environment that is open to all is refused, whole or in part", [
        thing for name, part in list(PARTS.items())[:2]
        for thing in (*fakes(name), Directory("{work}/" + name + "/.venv" + part, 0o777))], [
        step for name, part in list(PARTS.items())[:2]
        for step in refused(name, "others may write to '{work}/" + name + "/.venv" + part + "'")]),
    at_prompt("a project of another user asks first, and can name only what is the user's own", [
        *fakes("theirs"), GivenAway("{work}/theirs"), Directory("{work}/named"), File("{work}/named/.venv", "../elsewhere"),
        Venv("{work}/elsewhere"), GivenAway("{work}/named/.venv"), GivenAway("{work}/elsewhere")], [
        cd("{work}/theirs", err=UNTRUSTED, as_at_start=True),
        cd("{work}/named", err=("{work}/elsewhere' belongs to another user",), as_at_start=True),
        cd("{work}", as_at_start=True),
    ], needs_root=True),
]
