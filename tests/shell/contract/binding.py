# SPDX-License-Identifier: MIT
"""Section 1.15 of the contract: setvirtualenvproject."""

from sandbox import Directory, File, Venv, shelved
from steps import cd, run, setenv, tool, unsetenv
from table import Table, row


def bound(name, directory, at="{shelf}/", file=".project"):
    """Which project the environment has."""
    return tool("/bin/cat", at + name + "/" + file, out=directory + "\n")


def bind(*words, name, to, **expect):
    return run("setvirtualenvproject", *words, out=f"Setting project for {name} to {to}\n", **expect)


def not_a_directory(typed):
    return f'Cannot associate virtualenv with "{typed}", it is not a directory\n'


SETVIRTUALENVPROJECT = Table(
    "1.15 setvirtualenvproject",
    lay=[*shelved("alpha", "beta", "gamma", "a b", "p"), Venv("{home}/outside"), Directory("{work}/p"), Directory("{work}/my project"),
         File("{work}/file"), Directory("{shelf}/hollow"), Directory("{work}/alpha")],
    rows=[
        row("without a name and nothing active",
            run("setvirtualenvproject", status=1, err="ERROR: no virtualenv active, or active virtualenv is missing\n",
                missing=("{shelf}/.project",)), unlike="it writes into WORKON_HOME there"),
        row("ENV: this directory", bind("beta", name="beta", to="{work}"), bound("beta", "{work}")),
        row("ENV DIR", bind("beta", "p", name="beta", to="{work}/p"), bound("beta", "{work}/p")),
        row("an absolute DIR", bind("beta", "{work}/my project", name="beta", to="{work}/my project"), bound("beta", "{work}/my project")),
        row("a DIR with blanks", bind("beta", "my project", name="beta", to="{work}/my project")),
        row(".. is taken out", bind("beta", "p/../p/.", name="beta", to="{work}/p"), bound("beta", "{work}/p")),
        row("an ENV with blanks", bind("a b", "p", name="a b", to="{work}/p"), bound("a b", "{work}/p")),
        row("ENV is the active one", run("workon", "alpha", active="alpha"), bind(name="alpha", to="{work}", cwd="{work}"),
            bound("alpha", "{work}")),
        row("another ENV while one is active",
            bind("gamma", "p", name="gamma", to="{work}/p", active="alpha", cwd="{work}"), bound("gamma", "{work}/p")),
        row("the path of an environment",
            bind("{home}/outside", "p", name="outside", to="{work}/p"), bound("outside", "{work}/p", "{home}/")),
        row("a path relative to here", bind("../home/outside", name="outside", to="{work}"), bound("outside", "{work}", "{home}/")),
        row("a directory here that has the name of an environment",
            bind("alpha", "p", name="alpha", to="{work}/p", missing=("{work}/alpha/.project",)),
            bound("alpha", "{work}/p"), unlike="the directory is taken for the environment there"),
        row("an ENV that is not there", run("setvirtualenvproject", "nope", status=1, err="No virtualenv nope\n", missing=("{shelf}/nope",))),
        row("an ENV that is not there, with a DIR", run("setvirtualenvproject", "nope", "p", status=1, err="No virtualenv nope\n")),
        row("a DIR that is not there",
            run("setvirtualenvproject", "gamma", "nowhere", status=1, err=not_a_directory("nowhere")), bound("gamma", "{work}/p")),
        row("a DIR that is a file",
            run("setvirtualenvproject", "gamma", "file", status=1, err=not_a_directory("file")), bound("gamma", "{work}/p")),
        row("workon goes to it", run("workon", "gamma", active="gamma", cwd="{work}/p"), cd("{work}")),
        row("VIRTUALENVWRAPPER_PROJECT_FILENAME", setenv("VIRTUALENVWRAPPER_PROJECT_FILENAME", ".mine"),
            bind("beta", "my project", name="beta", to="{work}/my project"), bound("beta", "{work}/my project", file=".mine"),
            bound("beta", "{work}/p"), unsetenv("VIRTUALENVWRAPPER_PROJECT_FILENAME")),
        row("a third word", run("setvirtualenvproject", "beta", "p", "p", status=2,
                                err="molt: setvirtualenvproject: unexpected 'p'\nhint: see: setvirtualenvproject --help\n"),
            unlike="it is passed over there"),
        row("-h", run("setvirtualenvproject", "-h", out=("usage: setvirtualenvproject",)), unlike="it is a name there"),
        row("the active one is gone", tool("/bin/rm", "-r", "{shelf}/gamma"),
            run("setvirtualenvproject", status=1, err="ERROR: no virtualenv active, or active virtualenv is missing\n"),
            unlike="it looks no further than the name there"),
    ])

TABLES = [SETVIRTUALENVPROJECT]
