# SPDX-License-Identifier: MIT
"""Sections 1.10, 1.11 and 1.12 of the contract: add2virtualenv, toggleglobalsitepackages and wipeenv."""

from contract.going import NO_ACTIVE, NO_SITE, PTH, SITE
from contract.mkvirtualenv import QUIET, config
from contract.wheels import OFFLINE, Wheel
from sandbox import Directory, File, Venv
from steps import run, tool
from table import Table, row

FILE = "{shelf}/one/" + SITE + "/" + PTH
USAGE = "Usage: add2virtualenv dir [dir ...]\n"
FIRST_LINE = "import sys; sys.__plen = len(sys.path)\n"
LAST_LINE = ("import sys; new=sys.path[sys.__plen:]; del sys.path[sys.__plen:]; p=getattr(sys,'__egginsert',0); sys.path[p:p]=new; "
             "sys.__egginsert = p+len(new)\n")


def holds(*paths):
    """The file has these lines and no others."""
    return tool("/bin/cat", FILE, out=FIRST_LINE + "".join(path + "\n" for path in paths) + LAST_LINE)


def converted(typed, path):
    return f'Warning: Converting "{typed}" to "{path}"\n'


ADD = Table(
    "1.10 add2virtualenv",
    lay=[Venv("{shelf}/one"), Directory("{shelf}/one/" + SITE), Venv("{shelf}/bare"), Directory("{work}/p"), File("{work}/p/mine.py", "answer = 42\n"),
         File("{shelf}/one/" + SITE + "/mine.py", "answer = 0\n"), Venv("{shelf}/two"), Directory("{shelf}/two/" + SITE + "/" + PTH)],
    rows=[
        row("with nothing active", run("add2virtualenv", "{work}/p", status=1, err=NO_ACTIVE)),
        row("without a directory it shows how, status 1", run("workon", "one", active="one"),
            run("add2virtualenv", status=1, out=USAGE, missing=(FILE,))),
        row("-d alone does nothing", run("add2virtualenv", "-d", missing=(FILE,))),
        row("DIR", run("add2virtualenv", "{work}/p", present=(FILE,)), holds("{work}/p")),
        row("DIR is searched before site-packages", tool("{shelf}/one/bin/python", "-c", "import mine; print(mine.answer)", out="42\n")),
        row("the latest comes first", run("add2virtualenv", "{work}"), holds("{work}", "{work}/p")),
        row("a DIR that is not there is added", run("add2virtualenv", "{work}/nowhere"), holds("{work}/nowhere", "{work}", "{work}/p")),
        row("without a directory it shows the paths too",
            run("add2virtualenv", status=1, out=USAGE + "\nExisting paths:\n{work}/nowhere\n{work}\n{work}/p\n")),
        row("-d DIR", run("add2virtualenv", "-d", "{work}/nowhere"), holds("{work}", "{work}/p")),
        row("-d of a DIR that is not in it", run("add2virtualenv", "-d", "{work}/nope"), holds("{work}", "{work}/p")),
        row("-d takes DIR as it is spelt", run("add2virtualenv", "-d", "{work}/[p]"), holds("{work}", "{work}/p"),
            unlike="it is an expression of sed there"),
        row("-d with several", run("add2virtualenv", "-d", "{work}", "{work}/p"), holds()),
        row("a relative DIR is made absolute, and told", run("add2virtualenv", "p", err=converted("p", "{work}/p")), holds("{work}/p")),
        row("-d of a relative DIR", run("add2virtualenv", "-d", "p", err=converted("p", "{work}/p")), holds()),
        row(".. is taken out", run("add2virtualenv", "{work}/p/..", err=converted("{work}/p/..", "{work}")), holds("{work}")),
        row("a DIR twice stands there twice", run("add2virtualenv", "{work}"), holds("{work}", "{work}")),
        row("-d removes both", run("add2virtualenv", "-d", "{work}"), holds()),
        row("several", run("add2virtualenv", "{work}/a", "{work}/b"), holds("{work}/b", "{work}/a")),
        row("-d behind the DIR is an option too", run("add2virtualenv", "{work}/a", "-d"), holds("{work}/b"),
            unlike="it is a directory there when it is not the first word"),
        row("a DIR with blanks and a colon", run("add2virtualenv", "{work}/my lib:2"), holds("{work}/my lib:2", "{work}/b")),
        row("-d of a DIR with a colon", run("add2virtualenv", "-d", "{work}/my lib:2"), holds("{work}/b"), unlike="sed fails there"),
        row("without a site-packages", run("workon", "bare", active="bare"), run("add2virtualenv", "{work}", status=1, err=NO_SITE)),
        row("a file that cannot be made", run("workon", "two", active="two"),
            run("add2virtualenv", "{work}", status=1, err=("{shelf}/two/" + SITE + "/" + PTH,))),
    ])

TOGGLE = Table(
    "1.11 toggleglobalsitepackages", lay=[Venv("{shelf}/one"), Venv("{shelf}/old")],
    rows=[
        row("with nothing active", run("toggleglobalsitepackages", status=1, err=NO_ACTIVE)),
        row("a fresh environment begins to see them", run("workon", "one", active="one"),
            run("toggleglobalsitepackages", out="Enabled global site-packages\n"), config("one", "include-system-site-packages = true"),
            unlike="it works; there a file is made that no interpreter reads"),
        row("and the second time no more", run("toggleglobalsitepackages", out="Disabled global site-packages\n"),
            config("one", "include-system-site-packages = false"), unlike="it works; there a file is made that no interpreter reads"),
        row("-q says nothing", run("toggleglobalsitepackages", "-q"), config("one", "include-system-site-packages = true")),
        row("-q a second time", run("toggleglobalsitepackages", "-q"), config("one", "include-system-site-packages = false")),
        row("the rest of pyvenv.cfg stays", config("one", "home = /usr/bin"), config("one", "version = 3.11.2")),
        row("an environment without pyvenv.cfg", run("workon", "old", active="old"), tool("/bin/rm", "{shelf}/old/pyvenv.cfg"),
            run("toggleglobalsitepackages", status=1, err=("cannot read '{shelf}/old/pyvenv.cfg'",)),
            unlike="the switch is in pyvenv.cfg"),
    ])

WIPE = Table(
    "1.12 wipeenv", env={**QUIET, **OFFLINE},
    lay=[Directory("{shelf}"), *map(Wheel, ("tiny", "small", "six", "sixpack")), File("{work}/req.txt", "tiny\nsmall\n"),
         File("{work}/more.txt", "six\nsixpack\n")],
    rows=[
        row("with nothing active", run("wipeenv", status=1, err=NO_ACTIVE)),
        row("with nothing but pip", run("mkvirtualenv", "one", active="one"), run("wipeenv", out="Nothing to remove.\n")),
        row("the packages are named and removed",
            tool("{shelf}/one/bin/python", "-m", "pip", "install", "-q", "--root-user-action=ignore", "-r", "req.txt"),
            run("wipeenv", out="Uninstalling packages:\n\nsmall\ntiny\n", err=("uninstalled tiny-1.0\n", "uninstalled small-1.0\n"),
                missing=("{shelf}/one/" + SITE + "/tiny.py", "{shelf}/one/" + SITE + "/small.py"), present=("{shelf}/one/bin/pip",))),
        row("six stays, by its whole name", tool("{shelf}/one/bin/python", "-m", "pip", "install", "-q", "--root-user-action=ignore", "-r", "more.txt"),
            run("wipeenv", out="Uninstalling packages:\n\nsixpack\n", err=("uninstalled sixpack-1.0\n",), present=("{shelf}/one/" + SITE + "/six.py",),
                missing=("{shelf}/one/" + SITE + "/sixpack.py",)),
            unlike="there a package stays when its name contains such a name"),
        row("what stays is nothing to remove", run("wipeenv", out="Nothing to remove.\n")),
    ])

TABLES = [ADD, TOGGLE, WIPE]
