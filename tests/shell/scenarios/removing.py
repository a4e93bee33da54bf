# SPDX-License-Identifier: MIT
"""rmvirtualenv: what it removes, and what it must never touch."""

from sandbox import File, Link, Venv, shelved
from steps import ANY, Scenario, cd, run

ACTIVE = ("ERROR: You cannot remove the active environment ('{name}').",
          "Either switch to another environment, or run 'deactivate'.")


def active_error(name):
    return tuple(part.format(name=name) for part in ACTIVE)


def refuse(name):
    return run("rmvirtualenv", name, status=2, err=("molt: ",),
               present=("{shelf}/one/bin/python", "{shelf}/sub/inner/bin/python", "{home}/outside/bin/python",
                        "{work}/abs/bin/python", "{home}/file"))


SCENARIOS = [
    Scenario(
        "several at once, a missing one among them",
        lay=shelved("one", "two", "three"),
        steps=[
            run("rmvirtualenv", status=1, err=("Please specify an environment.",)),
            run("rmvirtualenv", "one", "nope", "two", out="Removing one...\nRemoving nope...\nRemoving two...\n",
                err=("Did not find environment {shelf}/nope to remove.",),
                missing=("{shelf}/one", "{shelf}/two"), present=("{shelf}/three",)),
        ]),
    Scenario(
        "the active environment is refused, and what comes after it is left",
        lay=shelved("one", "two", "three"),
        steps=[
            run("workon", "two", active="two"),
            run("rmvirtualenv", "one", "two", "three", status=1, out=("Removing one...\n",),
                err=active_error("two"), missing=("{shelf}/one",), present=("{shelf}/two", "{shelf}/three")),
            run("rmvirtualenv", "two/", status=1, out=ANY, err=("cannot remove the active",),
                present=("{shelf}/two/bin/python",)),
            run("rmvirtualenv", "./two", status=1, out=ANY, err=("cannot remove the active",),
                present=("{shelf}/two/bin/python",)),
        ]),
    Scenario(
        "a symlinked environment: only the link goes",
        lay=[Venv("{work}/real"), Link("{shelf}/link", "{work}/real"), Link("{shelf}/again", "{work}/real")],
        steps=[
            run("workon", "link", active="link"),
            run("deactivate", active=None),
            run("rmvirtualenv", "link", out=("Removing link",), missing=("{shelf}/link",),
                present=("{work}/real/bin/python",)),
            run("rmvirtualenv", "again/", out=("Removing again",), missing=("{shelf}/again",),
                present=("{work}/real/bin/python",)),
        ]),
    Scenario(
        "only what stands on the shelf by its name is removed",
        lay=[*shelved("one", "sub/inner"), Venv("{home}/outside"), Venv("{work}/abs"), File("{home}/file")],
        steps=[refuse(name) for name in ("sub/inner", "../outside", "{work}/abs", ".", "..", "one/..", "")]),
    Scenario(
        "what is no environment is left alone",
        lay=[*shelved("one"), File("{shelf}/file"), File("{shelf}/directory/file")],
        steps=[
            run("rmvirtualenv", "file", status=1, out=ANY, err=("'{shelf}/file' is not an environment",),
                present=("{shelf}/file",)),
            run("rmvirtualenv", "directory", status=1, out=ANY, err=("'{shelf}/directory' is not an environment",),
                present=("{shelf}/directory/file",)),
        ]),
    Scenario(
        "removing from inside leaves the shell somewhere real",
        lay=shelved("one"),
        steps=[
            cd("{shelf}/one/bin"),
            run("rmvirtualenv", "one", out=("Removing one...",), missing=("{shelf}/one",), cwd="{shelf}"),
        ]),
]
