# SPDX-License-Identifier: MIT
"""Section 1.2 of the contract: workon."""

from sandbox import Directory, Venv, shelved
from steps import cd, run, setenv, unsetenv
from table import Table, row

NO_EMPTY_WORDS = ("bash", "zsh", "fish", "powershell")     # tcsh cannot hand on an empty word, and says so


NAMES = " two  words\nalpha\nbeta\ngone\nwork\n"


def no_such(name):
    return f"ERROR: Environment '{name}' does not exist. Create it with 'mkvirtualenv {name}'.\n"


WORKON = Table(
    "1.2 workon",
    lay=[Directory("{work}/p"), Directory("{shelf}/hollow"), Venv("{shelf}/alpha", project="{work}/p"),
         Venv("{shelf}/gone", project="{work}/nowhere"), *shelved("beta", "work", "sub/inner", " two  words")],
    rows=[
        row("without a name it lists the names, status 1", run("workon", status=1, out=NAMES)),
        row("an empty name is no name", run("workon", "", status=1, out=NAMES),
            shells=NO_EMPTY_WORDS),
        row("-n alone lists", run("workon", "-n", status=1, out=NAMES)),
        row("-c alone lists", run("workon", "-c", status=1, out=NAMES)),
        row("a missing environment", run("workon", "nope", status=1, err=no_such("nope"))),
        row("a directory without bin/activate",
            run("workon", "hollow", status=1, err="ERROR: Environment '{shelf}/hollow' does not contain an activate script.\n")),
        row("an unknown option is a name", run("workon", "-x", status=1, err=no_such("-x"))),
        row("an unknown long option is a name", run("workon", "--nope", status=1, err=no_such("--nope"))),
        row("-- is a name", run("workon", "--", status=1, err=no_such("--")), shells=("bash", "zsh", "fish", "tcsh", "csh")),
        row("an absolute path is no name", run("workon", "/tmp", status=1, err=no_such("/tmp"))),
        row("a path that leaves WORKON_HOME is no name", run("workon", "../work", status=1, err=no_such("../work")),
            unlike="what is outside is not the user's choice by a name"),
        row("- without an environment before this one", run("workon", "-", status=1, err=("molt: there is no environment to go back to",)),
            unlike="it is the name of an environment there"),
        row(". is the name of the directory", run("workon", ".", active="work")),
        row("a name activates", run("workon", "beta", active="beta")),
        row("an environment that is gone leaves the active one", run("workon", "nope", status=1, err=no_such("nope"))),
        row("further names are passed over", run("workon", "work", "beta", active="work")),
        row("the same again", run("workon", "work", active="work")),
        row("a slash at the end", run("workon", "beta/", active="beta")),
        row("./ in front", run("workon", "./work", active="work")),
        row("a name below a directory", run("workon", "sub/inner", active="sub/inner", prompt_name="inner")),
        row("blanks in the name", run("workon", " two  words", active=" two  words")),
        row("- goes back", run("workon", "-", active="sub/inner", prompt_name="inner"),
            unlike="it is the name of an environment there"),
        row("-n stays here", run("workon", "-n", "alpha", active="alpha", cwd="{work}")),
        row("--no-cd stays here", run("workon", "--no-cd", "alpha", cwd="{work}")),
        row("an option behind the name", run("workon", "alpha", "-n", cwd="{work}")),
        row("of -c -n the last holds", run("workon", "-c", "-n", "alpha", cwd="{work}")),
        row("of -n -c the last holds", run("workon", "-n", "-c", "alpha", cwd="{work}/p"), cd("{work}")),
        row("it goes to the project", run("workon", "alpha", cwd="{work}/p"), cd("{work}")),
        row("VIRTUALENVWRAPPER_WORKON_CD=0 stays here", setenv("VIRTUALENVWRAPPER_WORKON_CD", "0"),
            run("workon", "alpha", cwd="{work}")),
        row("-c goes nevertheless", run("workon", "-c", "alpha", cwd="{work}/p"), cd("{work}")),
        row("--cd goes nevertheless", run("workon", "--cd", "alpha", cwd="{work}/p"), cd("{work}")),
        row("only the value 1 goes", setenv("VIRTUALENVWRAPPER_WORKON_CD", "yes"), run("workon", "alpha", cwd="{work}"),
            unsetenv("VIRTUALENVWRAPPER_WORKON_CD")),
        row("a project that is gone is told, and the environment is active",
            run("workon", "gone", err=("{work}/nowhere",), active="gone", cwd="{work}")),
        row("-h", run("workon", "-h", out=("usage: workon",))),
        row("--help", run("workon", "--help", out=("usage: workon",))),
        row("--help with a name", run("workon", "beta", "--help", out=("usage: workon",))),
    ])

EMPTY = Table("1.2 workon on an empty shelf", lay=[Directory("{shelf}")],
              rows=[row("lists nothing, status 1", run("workon", status=1))])

MISSING = Table(
    "1.2 workon without WORKON_HOME", shelf="{home}/new",
    rows=[row("makes it and says so",
              run("workon", "one", status=1, present=("{shelf}",), err="NOTE: Virtual environments directory {shelf} does not exist. "
                  "Creating...\n" + no_such("one")))])

TABLES = [WORKON, EMPTY, MISSING]
