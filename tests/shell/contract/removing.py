# SPDX-License-Identifier: MIT
"""Section 1.4 of the contract: rmvirtualenv."""

from contract.shared import HOOK_DIRECTORY, NOTE, executed
from sandbox import Directory, File, Link, Venv, shelved
from steps import cd, line, run, setenv, tool, unsetenv
from table import Table, row

INTACT = ("{shelf}/stays/bin/python", "{home}/outside/bin/python", "{shelf}/data/mine")


def remove(*names, **expect):
    """Says so of each, and they are gone."""
    return run("rmvirtualenv", *names, **{"out": "".join(f"Removing {name}...\n" for name in names),
                                          "missing": tuple("{shelf}/" + name for name in names), **expect})


def active(name):
    return f"ERROR: You cannot remove the active environment ('{name}').\nEither switch to another environment, or run 'deactivate'.\n"


def not_a_name(name):
    return run("rmvirtualenv", name, status=2, present=INTACT,
               err=f"molt: '{name}' is not the name of an environment in WORKON_HOME\nhint: a name has no '/' and is not '..'\n")


def not_found(name):
    return "Did not find environment {shelf}/" + name + " to remove.\n"


RMVIRTUALENV = Table(
    "1.4 rmvirtualenv",
    lay=[*shelved("stays", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "a b", "left", "right", "last"),
         Venv("{home}/outside"), Link("{shelf}/link", "{home}/outside"), Link("{shelf}/again", "{home}/outside"), File("{shelf}/data/mine"),
         File("{shelf}/file"), Directory("{work}/p"), Venv("{shelf}/bound", project="{work}/p"),
         executed("prermvirtualenv"), executed("postrmvirtualenv")],
    rows=[
        row("without a name", run("rmvirtualenv", status=1, err="Please specify an environment.\n")),
        row("a name", remove("one")),
        row("several names", remove("two", "three")),
        row("a name with a blank", remove("a b")),
        row("a missing environment is no failure", remove("nope", err=not_found("nope"))),
        row("it goes on after a missing one", remove("nope", "four", err=not_found("nope"))),
        row("the hooks run, for a missing one too", setenv("VIRTUALENVWRAPPER_HOOK_DIR", HOOK_DIRECTORY),
            remove("five", "nope", err=("prermvirtualenv five\npostrmvirtualenv five\nprermvirtualenv nope\npostrmvirtualenv nope\n",
                                        not_found("nope"))),
            unsetenv("VIRTUALENVWRAPPER_HOOK_DIR")),
        row("the project stays", remove("bound", present=("{work}/p",))),
        row("a link goes, and what it leads to stays", remove("link", present=INTACT)),
        row("a link with a slash at the end is no more than the link",
            run("rmvirtualenv", "again/", out="Removing again...\n", missing=("{shelf}/again",), present=INTACT),
            unlike="what it leads to is emptied there, and the link stays"),
        row("stays in the directory", cd("{home}"), remove("six", cwd="{home}"), cd("{work}")),
        row("from within it goes to WORKON_HOME", cd("{shelf}/seven/bin"), remove("seven", cwd="{shelf}"), cd("{work}")),
        row("the directories of pushd stay", line("pushd {home}", out=(), cwd="{home}"), remove("eight", cwd="{home}"),
            line("popd", out=(), cwd="{work}")),
        row("a function rm is passed over", line("rm() { echo mine; }"), remove("nine"), line("unset -f rm"), shells=("bash", "zsh")),
        row("another environment stays active", run("workon", "stays", active="stays"), remove("left", active="stays")),
        row("the active one stays, status 1",
            run("rmvirtualenv", "stays", status=1, out="Removing stays...\n", err=active("stays"), present=INTACT)),
        row("the active one ends it: the names before are gone, those after stay",
            run("rmvirtualenv", "right", "stays", "last", status=1, out="Removing right...\nRemoving stays...\n", err=active("stays"),
                missing=("{shelf}/right",), present=("{shelf}/last", *INTACT))),
        row("the active one with a slash at the end stays",
            run("rmvirtualenv", "stays/", status=1, out="Removing stays...\n", err=active("stays"), present=INTACT), unlike="it is removed there"),
        row("the active one with ./ in front stays",
            run("rmvirtualenv", "./stays", status=1, out="Removing stays...\n", err=active("stays"), present=INTACT), unlike="it is removed there"),
        row("a path that leaves WORKON_HOME", not_a_name("../outside"), unlike="what is outside is not removed by a name"),
        row("an absolute path", not_a_name("{home}/outside"), unlike="what is outside is not removed by a name"),
        row("the name ..", not_a_name(".."), unlike="WORKON_HOME does not stand on itself"),
        row("a directory that is no environment",
            run("rmvirtualenv", "data", status=1, present=INTACT,
                err="molt: '{shelf}/data' is not an environment, and was left alone\nhint: remove it by hand, if you mean it\n"),
            unlike="what lies there is not an environment's"),
        row("a file", run("rmvirtualenv", "file", status=1, present=("{shelf}/file",),
                          err="molt: '{shelf}/file' is not an environment, and was left alone\nhint: remove it by hand, if you mean it\n"),
            unlike="what lies there is not an environment's"),
        row("there is no option -f", run("rmvirtualenv", "-f", "stays", status=2, present=INTACT,
                                         err="molt: rmvirtualenv: unknown option '-f'\nhint: did you mean '-h'?\n"),
            unlike="it is a name there"),
        row("-h", run("rmvirtualenv", "-h", out=("usage: rmvirtualenv",)), unlike="it is a name there"),
        row("--help", run("rmvirtualenv", "--help", out=("usage: rmvirtualenv",)), unlike="it is a name there"),
        row("without WORKON_HOME it makes it and says so", run("deactivate", active=None), tool("/bin/rm", "-r", "{shelf}"),
            run("rmvirtualenv", "one", out="Removing one...\n", err=NOTE + not_found("one"), present=("{shelf}",))),
    ])

TABLES = [RMVIRTUALENV]
