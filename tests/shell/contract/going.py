# SPDX-License-Identifier: MIT
"""Section 1.9 of the contract: cdvirtualenv, cdsitepackages, lssitepackages and cdproject."""

from sandbox import Directory, File, Venv
from steps import cd, line, run, setenv, tool, unsetenv
from table import Table, row

SITE = "lib/python3.11/site-packages"
NO_ACTIVE = "ERROR: no virtualenv active, or active virtualenv is missing\n"
NO_SITE = "ERROR: currently-active virtualenv does not appear to have a site-packages directory\n"
BACK = cd("{work}")
TOLD = "a failure is told, and in molt's words"


def stays(command, *words, **expect):
    return run(command, *words, status=1, cwd="{work}", **expect)


def no_directory(path):
    return f"molt: there is no directory '{path}'\n"


CDVIRTUALENV = Table(
    "1.9 cdvirtualenv", lay=[Venv("{shelf}/one"), Directory("{shelf}/one/my lib/deep"), Venv("{shelf}/gone")],
    rows=[
        row("with nothing active", stays("cdvirtualenv", err=NO_ACTIVE)),
        row("goes to the environment", run("workon", "one", active="one"), run("cdvirtualenv", cwd="{shelf}/one"), BACK),
        row("SUB", run("cdvirtualenv", "bin", cwd="{shelf}/one/bin"), BACK),
        row("SUB with blanks", run("cdvirtualenv", "my lib", cwd="{shelf}/one/my lib"), BACK),
        row("SUB of two names", run("cdvirtualenv", "my lib/deep", cwd="{shelf}/one/my lib/deep"), BACK),
        row("SUB with a slash at its end", run("cdvirtualenv", "bin/", cwd="{shelf}/one/bin"), BACK),
        row("/SUB is in the environment too", run("cdvirtualenv", "/bin", cwd="{shelf}/one/bin"), BACK),
        row("..", run("cdvirtualenv", "..", cwd="{shelf}"), BACK),
        row("further words are passed over", run("cdvirtualenv", "bin", "lib", cwd="{shelf}/one/bin"), BACK),
        row("a SUB that is not there", stays("cdvirtualenv", "nope", err=no_directory("{shelf}/one/nope")), unlike=TOLD),
        row("a SUB that is a file", stays("cdvirtualenv", "pyvenv.cfg", err=no_directory("{shelf}/one/pyvenv.cfg")), unlike=TOLD),
        row("a function named cd is not called", line("cd() { echo mine; }"), run("cdvirtualenv", cwd="{shelf}/one"),
            line("unset -f cd"), BACK, shells=("bash", "zsh")),
        row("chpwd is not called", line("chpwd() { echo mine; }"), run("cdvirtualenv", cwd="{shelf}/one"), line("unset -f chpwd"), BACK,
            shells=("zsh",)),
        row("an environment that was removed", run("workon", "gone", active="gone"), tool("/bin/rm", "-rf", "{shelf}/gone"),
            stays("cdvirtualenv", err=NO_ACTIVE), run("deactivate", active=None)),
    ])

CDSITEPACKAGES = Table(
    "1.9 cdsitepackages",
    lay=[Venv("{shelf}/one"), Directory("{shelf}/one/" + SITE + "/mine"), Venv("{shelf}/bare"), Venv("{shelf}/broken"),
         Directory("{shelf}/broken/" + SITE)],
    rows=[
        row("with nothing active", stays("cdsitepackages", err=NO_ACTIVE)),
        row("goes there", run("workon", "one", active="one"), run("cdsitepackages", cwd="{shelf}/one/" + SITE), BACK),
        row("SUB", run("cdsitepackages", "mine", cwd="{shelf}/one/" + SITE + "/mine"), BACK),
        row("further words are passed over", run("cdsitepackages", "mine", "his", cwd="{shelf}/one/" + SITE + "/mine"), BACK),
        row("a SUB that is not there", stays("cdsitepackages", "nope", err=no_directory("{shelf}/one/" + SITE + "/nope")), unlike=TOLD),
        row("without a site-packages", run("workon", "bare", active="bare"), stays("cdsitepackages", err=NO_SITE),
            unlike="the shell's own error stands there"),
        row("goes there though the interpreter is gone", run("workon", "broken", active="broken"),
            tool("/bin/rm", "{shelf}/broken/bin/python"), run("cdsitepackages", cwd="{shelf}/broken/" + SITE),
            unlike="it goes to / there"),
    ])

PTH = "_virtualenv_path_extensions.pth"
LSSITEPACKAGES = Table(
    "1.9 lssitepackages",
    lay=[Venv("{shelf}/one"), File("{shelf}/one/" + SITE + "/mine.py"), File("{shelf}/one/" + SITE + "/other.py"), Venv("{shelf}/bare"),
         Venv("{shelf}/two"), File("{shelf}/two/" + SITE + "/" + PTH, "import sys\n{work}/p\n")],
    rows=[
        row("with nothing active", run("lssitepackages", status=1, err=NO_ACTIVE)),
        row("lists", run("workon", "one", active="one"), run("lssitepackages", out="mine.py\nother.py\n")),
        row("an option of ls", run("lssitepackages", "-a", out=".\n..\nmine.py\nother.py\n")),
        row("a long option of ls", run("lssitepackages", "--reverse", out="other.py\nmine.py\n")),
        row("two options of ls", run("lssitepackages", "-r", "-p", out="other.py\nmine.py\n")),
        row("an option that ls does not know, status 0", run("lssitepackages", "--nope", err=("--nope",))),
        row("the added directories too", run("workon", "two", active="two"),
            run("lssitepackages", out=PTH + "\n\n" + PTH + ":\nimport sys\n{work}/p\n")),
        row("without a site-packages", run("workon", "bare", active="bare"), run("lssitepackages", status=1, err=NO_SITE),
            unlike="ls is called there without a directory"),
    ])

CDPROJECT = Table(
    "1.9 cdproject",
    lay=[Directory("{work}/p"), Directory("{work}/my project"), Venv("{shelf}/one", project="{work}/p"), Venv("{shelf}/two", project="{work}/my project"),
         Venv("{shelf}/none"), Venv("{shelf}/empty"), File("{shelf}/empty/.project"), Venv("{shelf}/gone", project="{work}/nowhere"),
         File("{shelf}/none/.mine", "{work}/p\n")],
    rows=[
        row("with nothing active", stays("cdproject", err=NO_ACTIVE)),
        row("goes to the project", run("workon", "-n", "one", active="one"), run("cdproject", cwd="{work}/p"), BACK),
        row("words are passed over", run("cdproject", "bin", cwd="{work}/p"), BACK),
        row("a project with blanks", run("workon", "-n", "two", active="two"), run("cdproject", cwd="{work}/my project"), BACK),
        row("without a project", run("workon", "none", active="none"), stays("cdproject", err="No project set in {shelf}/none/.project\n")),
        row("VIRTUALENVWRAPPER_PROJECT_FILENAME", setenv("VIRTUALENVWRAPPER_PROJECT_FILENAME", ".mine"), run("cdproject", cwd="{work}/p"),
            BACK, unsetenv("VIRTUALENVWRAPPER_PROJECT_FILENAME")),
        row("an empty link file", run("workon", "-n", "empty", active="empty"), stays("cdproject", err="Project directory  does not exist\n")),
        row("a project that is gone", run("workon", "-n", "gone", active="gone"),
            stays("cdproject", err="Project directory {work}/nowhere does not exist\n"), unlike="the status is 0 there"),
    ])

TABLES = [CDVIRTUALENV, CDSITEPACKAGES, LSSITEPACKAGES, CDPROJECT]
