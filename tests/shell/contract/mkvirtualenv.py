# SPDX-License-Identifier: MIT
"""Section 1.1 of the contract: mkvirtualenv."""

from contract.wheels import OFFLINE, Wheel
from sandbox import Directory, File, Venv, shelved
from steps import ALL_SHELLS, ANY, cd, run, setenv, tool, unsetenv
from table import Table, row

QUIET = {"HOOK_VERBOSE_OPTION": "-q"}      # says nothing about the hook files it makes
GLOBAL_HOOKS = ("initialize", "premkvirtualenv", "postmkvirtualenv", "prermvirtualenv", "postrmvirtualenv", "predeactivate",
                "postdeactivate", "preactivate", "postactivate", "get_env_details", "premkproject", "postmkproject")
LOCAL_HOOKS = ("predeactivate", "postdeactivate", "preactivate", "postactivate", "get_env_details")


def creating(directory, names):
    return "".join(f"virtualenvwrapper.user_scripts creating {directory}/{name}\n" for name in names)


def make(*words, **expect):
    return run("mkvirtualenv", "--without-pip", *words, **expect)


def made(*words, **expect):
    """Makes `one`, and removes it again."""
    return (make(*words, **{"active": "one", **expect}), run("deactivate", active=None),
            run("rmvirtualenv", "one", out="Removing one...\n", missing=("{shelf}/one",)))


def refused(*words, **expect):
    """Makes no `new`, and no directory of another name."""
    return make(*words, missing=("{shelf}/new", "{shelf}/sub", "{home}/new"), **expect)


def no_project(typed):
    return f"Cannot associate project with {typed}, it is not a directory\n"


def config(name, line):
    return tool("/bin/grep", "-x", line, "{shelf}/" + name + "/pyvenv.cfg", out=line + "\n")


def linked(name, target):
    return tool("/usr/bin/readlink", "{shelf}/" + name, out=target + "\n")


FIRST = Table(
    "1.1 mkvirtualenv for the first time", shelf="{home}/new",
    rows=[
        row("makes WORKON_HOME and the hook files, and says so",
            make("one", active="one", err="NOTE: Virtual environments directory {shelf} does not exist. Creating...\n" +
                 creating("{shelf}", GLOBAL_HOOKS) + creating("{shelf}/one/bin", LOCAL_HOOKS))),
        row("makes the hook files of a second one", make("two", active="two", err=creating("{shelf}/two/bin", LOCAL_HOOKS))),
        row("HOOK_VERBOSE_OPTION=-q says nothing about them", setenv("HOOK_VERBOSE_OPTION", "-q"), make("three", active="three")),
    ])

PYTHON = Table(
    "1.1 mkvirtualenv", env=QUIET, lay=[Directory("{shelf}"), *shelved("alpha")],
    rows=[
        row("a name", *made("one", present=("{shelf}/one/bin/python", "{shelf}/one/bin/activate", "{shelf}/one/bin/postactivate"))),
        row("the environment that was active is left", run("workon", "alpha", active="alpha"), *made("one")),
        row("options stand behind the name too", *made("one", "--system-site-packages")),
        row("-p NAME", *made("-p", "python3", "one")),
        row("-p PATH", *made("-p", "/usr/bin/python3", "one")),
        row("-pNAME", *made("-ppython3", "one")),
        row("--python NAME", *made("--python", "python3", "one")),
        row("--python=NAME", *made("--python=python3", "one")),
        row("an option behind the name has its value", *made("one", "--python", "python3")),
        row("-p with a name of two words", make("-p", "python3", "two words", active="two words"), run("deactivate", active=None),
            run("rmvirtualenv", "two words", out="Removing two words...\n")),
        row("more than nine words", *made("--prompt", "a", "--prompt", "b", "--prompt", "c", "--prompt", "d", "--symlinks", "one",
                                           prompt_name="d")),
        row("an interpreter that is not there", refused("-p", "python9.9", "new", status=1, err=("'python9.9'",))),
        row("-p without a value", refused("new", "-p", status=2, err="molt: mkvirtualenv: '-p' needs a value\nhint: see: mkvirtualenv --help\n")),
        row("without a name", run("mkvirtualenv", status=2, err="molt: mkvirtualenv: ENV... is missing\nhint: see: mkvirtualenv --help\n")),
        row("an unknown option", refused("--nope", "new", status=2, err=("molt: mkvirtualenv: unknown option '--nope'",))),
        row("a name with a slash", refused("sub/new", status=2, err=("'sub/new' is not the name of an environment",)),
            unlike="it would never be listed, and its hooks not be found"),
        row("a name outside", refused("../new", status=2, err=("'../new' is not the name of an environment",)),
            unlike="nothing is made outside WORKON_HOME"),
        row("the name .", refused(".", status=2, err=("the name '.' begins with a dot",)), unlike="WORKON_HOME would become an environment"),
        row("several names are made, the last is active",
            make("one", "two", active="two", present=("{shelf}/one/bin/python", "{shelf}/two/bin/python")), run("deactivate", active=None),
            unlike="the last is the name there, and the others go to virtualenv"),
        row("--help", run("mkvirtualenv", "--help", out=("usage: mkvirtualenv",))),
        row("-h", run("mkvirtualenv", "-h", out=("usage: mkvirtualenv",))),
        row("-h with a name makes nothing", refused("-h", "new", out=("usage: mkvirtualenv",))),
    ])

VIRTUALENV_OPTIONS = Table(
    "1.1 mkvirtualenv with an option of virtualenv", env=QUIET, lay=[Directory("{shelf}")],
    rows=[
        row("--system-site-packages", make("one", "--system-site-packages", active="one"),
            config("one", "include-system-site-packages = true")),
        row("--prompt TEXT", make("--prompt", "it's mine", "two", active="two", prompt_name="it's mine")),
        row("--prompt=TEXT", make("--prompt=mine", "three", active="three", prompt_name="mine")),
        row("--copies", make("--copies", "four", active="four"), tool("/usr/bin/test", "!", "-L", "{shelf}/four/bin/python3")),
        row("--symlinks", make("--symlinks", "five", active="five"), tool("/usr/bin/test", "-L", "{shelf}/five/bin/python3")),
        row("--clear", tool("/bin/touch", "{shelf}/five/mine"), make("--clear", "five", active="five", missing=("{shelf}/five/mine",))),
        row("--no-pip", run("mkvirtualenv", "--no-pip", "six", active="six", missing=("{shelf}/six/bin/pip",))),
        row("VIRTUALENVWRAPPER_VIRTUALENV_ARGS come first", setenv("VIRTUALENVWRAPPER_VIRTUALENV_ARGS", "--system-site-packages --prompt all"),
            make("seven", active="seven", prompt_name="all"), config("seven", "include-system-site-packages = true"),
            make("--prompt", "own", "eight", active="eight", prompt_name="own")),
    ])

PROJECT = Table(
    "1.1 mkvirtualenv -a", env=QUIET,
    lay=[Directory("{shelf}"), Directory("{work}/p"), Directory("{work}/my project"), File("{work}/file"), *shelved("alpha")],
    rows=[
        row("DIR", make("-a", "p", "one", active="one", cwd="{work}/p", out="Setting project for one to {work}/p\n"),
            tool("/bin/cat", "{shelf}/one/.project", out="{work}/p\n")),
        row("an absolute DIR", make("two", "-a", "{work}", active="two", cwd="{work}", out="Setting project for two to {work}\n")),
        row("a DIR with blanks", make("-a", "my project", "three", active="three", cwd="{work}/my project",
                                      out="Setting project for three to {work}/my project\n")),
        row(".. is taken out", make("-a", "../p/.", "four", active="four", cwd="{work}/p", out="Setting project for four to {work}/p\n"),
            cd("{work}")),
        row("a DIR that is not there", refused("-a", "nowhere", "new", status=1, err=no_project("nowhere"))),
        row("a DIR that is a file", refused("-a", "file", "new", status=1, err=no_project("file"))),
        row("without a DIR", refused("new", "-a", status=1, err=no_project(""))),
        row("VIRTUALENVWRAPPER_WORKON_CD=0 stays here", setenv("VIRTUALENVWRAPPER_WORKON_CD", "0"),
            make("-a", "p", "five", active="five", cwd="{work}", out="Setting project for five to {work}/p\n")),
        row("VIRTUALENVWRAPPER_PROJECT_FILENAME", setenv("VIRTUALENVWRAPPER_PROJECT_FILENAME", ".mine"),
            make("-a", "p", "six", active="six", out="Setting project for six to {work}/p\n", present=("{shelf}/six/.mine",),
                 missing=("{shelf}/six/.project",))),
    ])

HOOK = "#!/bin/sh\necho {name} $1\n"
OVER = Table(
    "1.1 mkvirtualenv over an environment that exists", env=QUIET,
    lay=[Directory("{work}/p"), File("{shelf}/premkvirtualenv", "#!/bin/sh\necho pre $1\n", 0o755),
         File("{shelf}/file"), File("{shelf}/data/mine"), Venv("{shelf}/old", project="{work}/p"),
         File("{shelf}/old/bin/postactivate", "# mine\n"), File("{shelf}/old/lib/python3.11/site-packages/mine.py", "answer = 42\n"),
         File("{shelf}/old/bin/mine", "#!/bin/sh\n", 0o755)],
    rows=[
        row("status 0, it is active, and the hooks run", make("old", active="old", cwd="{work}/p", err="pre old\n"), cd("{work}")),
        row("the hook files stay", tool("/bin/cat", "{shelf}/old/bin/postactivate", out="# mine\n")),
        row("the project stays", tool("/bin/cat", "{shelf}/old/.project", out="{work}/p\n")),
        row("packages and programs stay", tool("{shelf}/old/bin/python", "-c", "import mine; print(mine.answer)", out="42\n",
                                               present=("{shelf}/old/bin/mine",))),
        row("its own files are refreshed", tool("/bin/grep", "-c", "VIRTUAL_ENV_PROMPT=", "{shelf}/old/bin/activate", status=ANY, out=ANY,
                                                present=("{shelf}/old/bin/Activate.ps1",)), linked("old/bin/python", "python3")),
        row("an option changes it", make("--system-site-packages", "old", cwd="{work}/p", err="pre old\n"),
            config("old", "include-system-site-packages = true"), cd("{work}")),
        row("it gets pip when it has none", run("mkvirtualenv", "old", cwd="{work}/p", err="pre old\n", present=("{shelf}/old/bin/pip",)),
            cd("{work}")),
        row("a file of that name", make("file", status=1, err=("'{shelf}/file': a file or link has that name",), present=("{shelf}/file",))),
        row("a directory that is no environment", make("data", status=1, err=("'{shelf}/data': it exists already",), present=("{shelf}/data/mine",)),
            unlike="what lies there is not an environment's"),
    ])

INSTALL = Table(
    "1.1 mkvirtualenv", env={**QUIET, **OFFLINE},
    lay=[Directory("{shelf}"), *map(Wheel, ("tiny", "small", "little")), File("{work}/req.txt", "small\n"), File("{work}/p/req.txt", "little\n")],
    rows=[
        row("-i PACKAGE and -r FILE install, the file first",
            run("mkvirtualenv", "-i", "tiny", "-r", "req.txt", "one", active="one", err=("Successfully installed small-1.0\n", "Successfully installed tiny-1.0\n")),

            tool("{shelf}/one/bin/python", "-c", "import tiny, small")),
        row("-i 'PACKAGE PACKAGE' installs both", run("mkvirtualenv", "-i", "tiny little", "two", active="two", err=("tiny-1.0\n", "little-1.0\n")),
            tool("{shelf}/two/bin/python", "-c", "import tiny, little"), shells=("bash", "zsh")),
        row("-r FILE is named from here though -a goes to the project",
            run("mkvirtualenv", "-a", "p", "-r", "req.txt", "three", active="three", cwd="{work}/p",
                out="Setting project for three to {work}/p\n", err=("Successfully installed small-1.0\n",)),
            tool("{shelf}/three/bin/python", "-c", "import small"), cd("{work}"), shells=("bash", "zsh")),
        row("a package that pip does not find", run("mkvirtualenv", "-i", "nope", "four", status=1, active="four",
                                                                err=("molt: pip could not install 'nope' (status 1); the environment stays\n",)),
            shells=("bash", "zsh"), unlike="a failed installation is no success"),
        row("a FILE that is not there", run("mkvirtualenv", "-r", "nope.txt", "five", status=1, missing=("{shelf}/five",),
                                            err="molt: there is no requirements file 'nope.txt'\n"),
            unlike="what is known beforehand is told beforehand"),
    ])

TABLES = [FIRST, PYTHON, VIRTUALENV_OPTIONS, PROJECT, OVER, INSTALL]
