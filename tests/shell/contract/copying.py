# SPDX-License-Identifier: MIT
"""Section 1.5 of the contract: cpvirtualenv; and mvvirtualenv, which virtualenvwrapper does not have."""

from contract.shared import HOOK_DIRECTORY, NOTE, QUIET, executed, sourced
from sandbox import Directory, File, Link, Venv, shelved
from steps import cd, run, setenv, tool, unsetenv
from table import Table, row

NOT_VALID = "Please provide a valid virtualenv to copy.\n"


def copied(source, *target, name, said="", **expect):
    """The copy is active, and its source stays."""
    return run("cpvirtualenv", source, *target, **{"out": f"Copying {said or source} as {name}...\n", "active": name,
                                                   "present": ("{shelf}/" + name + "/bin/python",), **expect})


def taken(name):
    return f"{name} virtualenv already exists.\n"


HOOKS = [executed("precpvirtualenv"), executed("premkvirtualenv"), *sourced("postmkvirtualenv"), *sourced("postcpvirtualenv")]
SHELF = [*shelved("one", "other", "a b"), Directory("{work}/p"), Venv("{shelf}/bound", project="{work}/p"), Venv("{home}/outside"),
         Venv("{home}/one"), File("{shelf}/data/mine"), File("{shelf}/file"), Link("{shelf}/nowhere", "{home}/nowhere"),
         File("{shelf}/one/bin/tool", "#!{shelf}/one/bin/python\n", 0o755), File("{shelf}/one/bin/postactivate", "# mine\n")]


def never(command, name, reason):
    return row(f"{name} as the target", run(command, "one", name, status=2, err=(f"molt: {reason}",), missing=("{home}/new", "{shelf}/sub/new")),
               unlike="it would be made where no environment is looked for" if command == "cpvirtualenv" else "")


CPVIRTUALENV = Table(
    "1.5 cpvirtualenv", env=QUIET, lay=[*SHELF, *HOOKS],
    rows=[
        row("without a name: stdout, status 1", run("cpvirtualenv", status=1, out=NOT_VALID)),
        row("a source that is not there", run("cpvirtualenv", "nope", "new", status=1, out=NOT_VALID, missing=("{shelf}/new",))),
        row("a source that is a directory only", run("cpvirtualenv", "data", "new", status=1, out=NOT_VALID, missing=("{shelf}/new",)),
            unlike="virtualenv-clone tries it there"),
        row("no target: it exists", run("cpvirtualenv", "one", status=1, out=taken("one"))),
        row("a target that exists", run("cpvirtualenv", "one", "other", status=1, out=taken("other"))),
        row("a target that is the source", run("cpvirtualenv", "one", "one", status=1, out=taken("one"))),
        row("a target that is a directory", run("cpvirtualenv", "one", "data", status=1, out=taken("data"), present=("{shelf}/data/mine",))),
        row("a target that is a file", run("cpvirtualenv", "one", "file", status=1, out=taken("file"), present=("{shelf}/file",))),
        row("source and target: the copy is active", copied("one", "new", name="new", cwd="{work}")),
        row("its programs run its own python", tool("/bin/cat", "{shelf}/new/bin/tool", out="#!{shelf}/new/bin/python\n")),
        row("hook files are copied", tool("/bin/cat", "{shelf}/new/bin/postactivate", out="# mine\n")),
        row("the source stays", run("workon", "one", active="one")),
        row("the environment that was active is left", copied("one", "second", name="second"), run("deactivate", active=None, as_at_start=True)),
        row("blanks in the names", copied("a b", "c  d", name="c  d")),
        row("the project is the copy's too", copied("bound", "bound2", name="bound2", cwd="{work}/p"),
            tool("/bin/cat", "{shelf}/bound2/.project", out="{work}/p\n"), cd("{work}")),
        row("an absolute source", copied("{home}/outside", "third", name="third", said="outside")),
        row("an absolute source without a target has its name", copied("{home}/outside", name="outside", said="outside")),
        row("no hook files are made in the source",
            copied("{home}/outside", "external", name="external", said="outside", missing=("{home}/outside/bin/preactivate",)),
            unlike="they are made there, even in an environment of somebody else"),
        row("hook files are made in the copy, and it says so", unsetenv("HOOK_VERBOSE_OPTION"),
            copied("one", "told", name="told", err="".join(
                f"virtualenvwrapper.user_scripts creating {{shelf}}/told/bin/{hook}\n"
                for hook in ("predeactivate", "postdeactivate", "preactivate", "get_env_details"))), setenv("HOOK_VERBOSE_OPTION", "-q")),
        row("~ in the source", copied("~/outside", "fourth", name="fourth", said="outside")),
        row("a variable in the source", copied("$HOME/outside", "fifth", name="fifth", said="outside")),
        row("a source relative to here", copied("../home/outside", "sixth", name="sixth", said="outside"),
            unlike="it is looked for here, and copied from WORKON_HOME"),
        row("of two sources that in WORKON_HOME", cd("{home}"), copied("one", "seventh", name="seventh"),
            tool("/bin/cat", "{shelf}/seventh/bin/postactivate", out="# mine\n"), cd("{work}")),
        row("VIRTUALENVWRAPPER_WORKON_CD=0 stays here", setenv("VIRTUALENVWRAPPER_WORKON_CD", "0"),
            copied("bound", "bound3", name="bound3", cwd="{work}"), unsetenv("VIRTUALENVWRAPPER_WORKON_CD")),
        row("the hooks", setenv("VIRTUALENVWRAPPER_HOOK_DIR", HOOK_DIRECTORY),
            copied("one", "eighth", name="eighth", out="Copying one as eighth...\npostmkvirtualenv\npostcpvirtualenv\n",
                   err="precpvirtualenv {shelf}/one eighth\npremkvirtualenv eighth\n"), unsetenv("VIRTUALENVWRAPPER_HOOK_DIR")),
        never("cpvirtualenv", "../new", "'../new' is not the name of an environment"),
        never("cpvirtualenv", "sub/new", "'sub/new' is not the name of an environment"),
        never("cpvirtualenv", ".", "the name '.' begins with a dot"),
        row("-h", run("cpvirtualenv", "-h", out=("usage: cpvirtualenv",)), unlike="it is a name there"),
        row("without WORKON_HOME it makes it and says so", run("deactivate", active=None), tool("/bin/rm", "-r", "{shelf}"),
            run("cpvirtualenv", "one", "new", status=1, out=NOT_VALID, err=NOTE, present=("{shelf}",))),
    ])


def renamed(old, new, **expect):
    return run("mvvirtualenv", old, new, **{"out": f"Renamed {old} to {new}\n", "missing": ("{shelf}/" + old,),
                                            "present": ("{shelf}/" + new + "/bin/python",), **expect})


MVVIRTUALENV = Table(
    "1.5 mvvirtualenv", env=QUIET, lay=SHELF,
    rows=[
        row("a name", renamed("one", "new")),
        row("its programs run its own python", tool("/bin/cat", "{shelf}/new/bin/tool", out="#!{shelf}/new/bin/python\n")),
        row("hook files stay", tool("/bin/cat", "{shelf}/new/bin/postactivate", out="# mine\n")),
        row("blanks in the names", renamed("a b", "c  d")),
        row("it goes to its project", renamed("bound", "bound2", cwd="{work}"),
            run("workon", "bound2", active="bound2", cwd="{work}/p"), cd("{work}")),
        row("the active one is active by its new name", renamed("bound2", "bound3", active="bound3", cwd="{work}")),
        row("another stays active", renamed("new", "one", active="bound3")),
        row("a name that is not there", run("mvvirtualenv", "nope", "two", status=1, missing=("{shelf}/two",),
                                            err="ERROR: Environment 'nope' does not exist. Create it with 'mkvirtualenv nope'.\n")),
        row("a directory that is no environment", run("mvvirtualenv", "data", "two", status=1, missing=("{shelf}/two",),
                                                      err="ERROR: Environment '{shelf}/data' does not contain an activate script.\n")),
        row("a target that exists", run("mvvirtualenv", "one", "other", status=1, err=taken("other"))),
        row("a target that is the source", run("mvvirtualenv", "one", "one", status=1, err=taken("one"))),
        row("a target that is a directory", run("mvvirtualenv", "one", "data", status=1, err=taken("data"))),
        row("a target that is a link to nowhere", run("mvvirtualenv", "one", "nowhere", status=1, err=taken("nowhere"))),
        never("mvvirtualenv", "../new", "'../new' is not the name of an environment"),
        never("mvvirtualenv", "sub/new", "'sub/new' is not the name of an environment"),
        never("mvvirtualenv", ".", "the name '.' begins with a dot"),
        row("without names", run("mvvirtualenv", status=2, err="molt: mvvirtualenv: OLD NEW is missing\nhint: see: mvvirtualenv --help\n")),
        row("without a target", run("mvvirtualenv", "one", status=2, err="molt: mvvirtualenv: OLD NEW is missing\nhint: see: mvvirtualenv --help\n")),
        row("-h", run("mvvirtualenv", "-h", out=("usage: mvvirtualenv",))),
    ])

TABLES = [CPVIRTUALENV, MVVIRTUALENV]
