# SPDX-License-Identifier: MIT
"""Sections 1.3 and 1.14 of the contract: deactivate and mktmpenv."""

from contract.shared import HOOK_DIRECTORY, NOTE, QUIET, sourced
from sandbox import Directory, File, shelved
from steps import ANY, cd, run, setenv, tool, unsetenv
from table import Table, row

FUNCTIONS = ("bash", "zsh", "fish", "tcsh", "csh")      # in PowerShell a function has no status



DEACTIVATE = Table(
    "1.3 deactivate",
    lay=[*shelved("alpha"), *sourced("predeactivate"), *sourced("postdeactivate")],
    rows=[
        row("with nothing active", run("deactivate", status=1, err="molt: no environment is active\n"), shells=FUNCTIONS,
            unlike="there is no such command there, status 127"),
        row("leaves, and everything is as before", run("workon", "alpha", active="alpha"), run("deactivate", active=None, as_at_start=True)),
        row("stays in the directory", run("workon", "alpha", active="alpha"), run("cdvirtualenv", cwd="{shelf}/alpha"),
            run("deactivate", active=None, as_at_start=True, cwd="{shelf}/alpha"), cd("{work}")),
        row("a child shell has no such command", run("workon", "alpha", active="alpha"),
            tool("/bin/sh", "-c", "deactivate", status=127, err=("deactivate",), active="alpha"), run("deactivate", active=None)),
        row("the hooks run, and say what they say", setenv("VIRTUALENVWRAPPER_HOOK_DIR", HOOK_DIRECTORY), run("workon", "alpha", active="alpha"),
            run("deactivate", active=None, out="predeactivate\npostdeactivate\n"), unsetenv("VIRTUALENVWRAPPER_HOOK_DIR")),
        row("further words are passed over", run("workon", "alpha", active="alpha"), run("deactivate", "nope", active=None)),
        row("a second time", run("deactivate", status=1, err="molt: no environment is active\n"), shells=FUNCTIONS,
            unlike="there is no such command there, status 127"),
        row("nondestructive leaves too", run("workon", "alpha", active="alpha"), run("deactivate", "nondestructive", active=None, as_at_start=True)),
        row("nondestructive with nothing active says nothing", run("deactivate", "nondestructive")),
        row("an environment that was removed", run("workon", "alpha", active="alpha"),
            tool("/bin/rm", "-rf", "{shelf}/alpha"), run("deactivate", active=None, as_at_start=True)),
    ])

NOTICE = "This is a temporary environment. It will be deleted when you run 'deactivate'.\n"
# What the name, which nobody knows beforehand, is in: the active environment and the directory, and what stands on the shelf.
WHERE = """#!/bin/sh
{ echo "$VIRTUAL_ENV"; pwd; } | sed -E 's/tmp-[0-9a-f]{15,16}$/tmp-X/'
"""
SHELF = "#!/bin/sh\nls {shelf} | sed -nE 's/^tmp-[0-9a-f]{15,16}$/tmp-X/p'\n"


def make(*words, **expect):
    return run("mktmpenv", "--without-pip", *words, **{"out": NOTICE, "active": ANY, **expect})


def stands_in(directory):
    return tool("{root}/where", out="{shelf}/tmp-X\n" + directory + "\n")


def gone(command=("deactivate",), **expect):
    """It is left, and goes."""
    return (run(*command, **{"out": ("Removing temporary environment: tmp-", "\nRemoving tmp-"), "active": None, **expect}), tool("{root}/shelf"),
            cd("{work}"))


def none_made(*words, **expect):
    return run("mktmpenv", *words, **expect), tool("{root}/shelf")


INSIDE = "{shelf}/tmp-X"
MKTMPENV = Table(
    "1.14 mktmpenv", env=QUIET,
    lay=[Directory("{work}/p"), *shelved("alpha"), File("{root}/where", WHERE, 0o755), File("{root}/shelf", SHELF, 0o755)],
    rows=[
        row("makes tmp- and hexadecimal digits, goes there and says what it is", make(), stands_in(INSIDE),
            tool("{root}/shelf", out="tmp-X\n")),
        row("README.tmpenv says it too", tool("/bin/cat", "README.tmpenv", out=NOTICE)),
        row("deactivate removes it, and goes to WORKON_HOME", *gone(cwd="{shelf}")),
        row("-n stays here", make("-n"), stands_in("{work}")),
        row("deactivate stays where it is", *gone(cwd="{work}")),
        row("--no-cd stays here", make("--no-cd"), stands_in("{work}"), *gone()),
        row("of -c -n the last holds", make("-c", "-n"), stands_in("{work}"), *gone()),
        row("of -n -c the last holds", make("-n", "-c"), stands_in(INSIDE), *gone()),
        row("VIRTUALENVWRAPPER_WORKON_CD=0 stays here", setenv("VIRTUALENVWRAPPER_WORKON_CD", "0"), make(), stands_in("{work}"), *gone()),
        row("-c goes nevertheless", make("-c"), stands_in(INSIDE), *gone()),
        row("--cd goes nevertheless", make("--cd"), stands_in(INSIDE), *gone(), unsetenv("VIRTUALENVWRAPPER_WORKON_CD")),
        row("options of virtualenv", make("--system-site-packages"),
            tool("/bin/grep", "-x", "include-system-site-packages = true", "pyvenv.cfg", out="include-system-site-packages = true\n"), *gone()),
        row("VIRTUALENVWRAPPER_VIRTUALENV_ARGS", setenv("VIRTUALENVWRAPPER_VIRTUALENV_ARGS", "--system-site-packages"), make(),
            tool("/bin/grep", "-x", "include-system-site-packages = true", "pyvenv.cfg", out="include-system-site-packages = true\n"), *gone(),
            unsetenv("VIRTUALENVWRAPPER_VIRTUALENV_ARGS")),
        row("-p NAME", make("-p", "python3"), stands_in(INSIDE), *gone()),
        row("-a DIR", make("-n", "-a", "p", out=ANY, present=("{work}/p",)), stands_in("{work}"), *gone()),
        row("another environment is left", run("workon", "alpha", active="alpha"), make(), stands_in(INSIDE)),
        row("workon of another removes it", *gone(("workon", "alpha"), active="alpha")),
        row("the other one stays", run("deactivate", active=None, present=("{shelf}/alpha/bin/python",))),
        row("without README.tmpenv it stays", make(), tool("/bin/rm", "README.tmpenv"), run("deactivate", active=None),
            tool("{root}/shelf", out="tmp-X\n"), tool("/bin/sh", "-c", "rm -r {shelf}/tmp-*"), cd("{work}")),
        row("a name", *none_made("mine", status=2, err="molt: mktmpenv: unexpected 'mine'\nhint: see: mktmpenv --help\n"),
            unlike="the message is virtualenv's there"),
        row("an unknown option", *none_made("--nope", status=2, err="molt: mktmpenv: unknown option '--nope'\nhint: see: mktmpenv --help\n")),
        row("-r with a FILE that is not there", *none_made("-r", "nope.txt", status=1, err="molt: there is no requirements file 'nope.txt'\n")),
        row("an interpreter that is not there", *none_made("-p", "python9.9", status=1, err=("'python9.9'",))),
        row("-h", *none_made("-h", out=("usage: mktmpenv",))),
        row("-h in an environment marks nothing", run("workon", "alpha", active="alpha"),
            *none_made("-h", out=("usage: mktmpenv",), missing=("{shelf}/alpha/README.tmpenv",)),
            run("deactivate", active=None, present=("{shelf}/alpha/bin/python",)), unlike="the active environment becomes temporary there"),
        row("without WORKON_HOME it makes it and says so", tool("/bin/rm", "-r", "{shelf}"),
            make("-n", err=NOTE), stands_in("{work}"), *gone()),
    ])

TABLES = [DEACTIVATE, MKTMPENV]
