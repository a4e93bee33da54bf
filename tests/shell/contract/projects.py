# SPDX-License-Identifier: MIT
"""Section 1.13 of the contract: mkproject."""

from contract.mkvirtualenv import QUIET
from sandbox import Directory, File, Venv
from steps import cd, run, setenv, tool, unsetenv
from table import Table, row

PROJECTS = {**QUIET, "PROJECT_HOME": "{home}/projects"}
UNSET = "ERROR: Set the PROJECT_HOME shell variable to the name of the directory where projects should be created.\n"
TEMPLATES = "{home}/.config/molt/templates"


def make(*words, **expect):
    return run("mkproject", "--without-pip", *words, **expect)


def told(name, *applied):
    directory = "{home}/projects/" + name
    return f"Creating {directory}\nSetting project for {name} to {directory}\n" + "".join(f"\nApplying template {one}\n" for one in applied)


def made(*words, name="one", out=None, err=""):
    """Makes a project and removes it again."""
    return (make(*words, active=name, cwd="{home}/projects/" + name, out=told(name) if out is None else out, err=err), *unmade(name))


def unmade(name="one"):
    return (cd("{work}"), run("deactivate", active=None), run("rmvirtualenv", name, out=f"Removing {name}...\n"),
            tool("/bin/rm", "-r", "{home}/projects/" + name))


def refused(*words, **expect):
    return make(*words, cwd="{work}", missing=("{shelf}/new", "{home}/projects/new", "{home}/projects/sub"), **expect)


MKPROJECT = Table(
    "1.13 mkproject", env=PROJECTS,
    lay=[Directory("{shelf}"), File("{home}/projects/old/mine", "mine\n"), Venv("{shelf}/stale", project="{home}/projects/stale")],
    rows=[
        row("a name", make("one", active="one", cwd="{home}/projects/one", out=told("one"), present=("{shelf}/one/bin/python",)),
            tool("/bin/cat", "{shelf}/one/.project", out="{home}/projects/one\n"), cd("{work}")),
        row("an environment it made finds the project", run("deactivate", active=None), run("workon", "one", active="one", cwd="{home}/projects/one"),
            *unmade()),
        row("an option of mkvirtualenv", *made("-p", "python3", "one")),
        row("an option behind the name", *made("one", "--system-site-packages")),
        row("a name with blanks", *made("two words", name="two words")),
        row("VIRTUALENVWRAPPER_WORKON_CD=0 goes to the project too", setenv("VIRTUALENVWRAPPER_WORKON_CD", "0"), *made("one"),
            unsetenv("VIRTUALENVWRAPPER_WORKON_CD")),
        row("a directory that is there", refused("old", status=1, err="Project old already exists.\n"),
            tool("/usr/bin/test", "!", "-e", "{shelf}/old")),
        row("-a DIR is bound first, and the new directory in the end",
            *made("-a", "{work}", "one", out="Setting project for one to {work}\n" + told("one"))),
        row("-a with a DIR that is not there", refused("-a", "nowhere", "new", status=1,
                                                       err="Cannot associate project with nowhere, it is not a directory\n")),
        row("-f takes it", make("-f", "old", active="old", cwd="{home}/projects/old", out=told("old"), present=("{home}/projects/old/mine",)),
            cd("{work}"), run("deactivate", active=None), run("rmvirtualenv", "old", out="Removing old...\n")),
        row("--force takes it", make("--force", "old", active="old", cwd="{home}/projects/old", out=told("old")), *unmade("old")),
        row("-f without a directory", *made("-f", "one")),
        row("an environment whose project is gone has a new one",
            make("stale", active="stale", cwd="{home}/projects/stale", out=told("stale"),
                 err="molt: cannot go to '{home}/projects/stale', the project of 'stale': there is no such directory\n"), *unmade("stale")),
        row("without a name", run("mkproject", status=1, err="molt: mkproject: a name is missing\nhint: see: mkproject --help\n")),
        row("an interpreter that is not there", refused("-p", "python9.9", "new", status=1, err=("'python9.9'",))),
        row("an unknown option", refused("--nope", "new", status=2, err=("molt: mkproject: unknown option '--nope'",)),
            unlike="a wrong call has status 2 in every command"),
        row("a name with a slash", refused("sub/new", status=2, err=("'sub/new' is not the name of an environment",)),
            unlike="it would never be listed, and its hooks not be found"),
        row("--help", run("mkproject", "--help", out=("usage: mkproject", "\nNo templates installed.\n"))),
    ])

HOME = Table(
    "1.13 mkproject and PROJECT_HOME", env=QUIET, lay=[Directory("{shelf}"), File("{home}/file")],
    rows=[
        row("unset", refused("new", status=1, err=UNSET)),
        row("empty", setenv("PROJECT_HOME", ""), refused("new", status=1, err=UNSET)),
        row("a directory that is not there is not made", setenv("PROJECT_HOME", "{home}/nowhere"),
            refused("new", status=1, err="ERROR: Project directory '{home}/nowhere' does not exist.  Create it or set PROJECT_HOME to an "
                    "existing directory.\n"), tool("/usr/bin/test", "!", "-e", "{home}/nowhere")),
        row("a file", setenv("PROJECT_HOME", "{home}/file"),
            refused("new", status=1, err="ERROR: Project directory '{home}/file' does not exist.  Create it or set PROJECT_HOME to an "
                    "existing directory.\n")),
    ])

HOOKS = Table(
    "1.13 mkproject and its hook", env=PROJECTS,
    lay=[File("{shelf}/premkproject", "#!/bin/sh\necho \"premkproject ($1) $#\"\npwd\n", 0o755), Directory("{home}/projects")],
    rows=[
        row("premkproject has the name", *made("one", err="premkproject (one) 1\n{shelf}\n"),
            unlike="what a hook prints is on stderr, apart from what the command says"),
        row("a name with blanks is one word", *made("two words", name="two words", err="premkproject (two words) 1\n{shelf}\n"),
            unlike="there it is split, and stdout is the hook's"),
    ])

TEMPLATE = Table(
    "1.13 mkproject -t", env=PROJECTS,
    lay=[Directory("{shelf}"), Directory("{home}/projects"), File(TEMPLATES + "/copied/src/main.py", "answer = 42\n"),
         File(TEMPLATES + "/program", "#!/bin/sh\necho \"$1 $2\" >args\npwd >here\n", 0o755),
         File(TEMPLATES + "/failing", "#!/bin/sh\nexit 3\n", 0o755)],
    rows=[
        row("a directory is copied", make("-t", "copied", "one", active="one", cwd="{home}/projects/one", out=told("one", "copied")),
            tool("/bin/cat", "{home}/projects/one/src/main.py", out="answer = 42\n"), *unmade()),
        row("a program has the name and the path", make("-t", "program", "one", active="one", cwd="{home}/projects/one", out=told("one", "program")),
            tool("/bin/cat", "{home}/projects/one/args", out="one {home}/projects/one\n"), *unmade()),
        row("--template, and behind the name", *made("one", "--template", "copied", out=told("one", "copied"))),
        row("several in their order", *made("-t", "program", "-t", "copied", "one", out=told("one", "program", "copied"))),
        row("one that is not there", refused("-t", "nope", "new", status=1, err="molt: there is no template 'nope' in '" + TEMPLATES + "'\nhint: 'molt templates' lists them\n"),
            unlike="what is known beforehand is told beforehand"),
        row("-h lists them", run("mkproject", "-h", out=("usage: mkproject", "\nAvailable project templates:\n\n  copied\n  failing\n  program\n"))),
    ])

TABLES = [MKPROJECT, HOME, HOOKS, TEMPLATE]
