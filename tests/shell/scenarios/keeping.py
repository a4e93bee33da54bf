# SPDX-License-Identifier: MIT
"""Nothing of the user's is lost: where virtualenvwrapper removes or overwrites what it must not, and the kin of that."""

from sandbox import Directory, Fifo, File, Link, Venv, shelved
from steps import ALL_SHELLS, ANY, Scenario, run, tool

QUIET = dict(out=ANY, err=ANY)
MAKE = ("mkvirtualenv", "--without-pip")
NO_ACTIVE = "ERROR: no virtualenv active, or active virtualenv is missing\n"

# --- names that lead astray ------------------------------------------------------------------------------------------

ASTRAY = (".", "..", "../outside", "one/..", "{home}/outside", "./../outside", "one/../../outside", "/")
OUTSIDE = [Venv("{home}/outside"), File("{home}/outside/mine", "mine\n")]
INTACT = ("{shelf}/one/bin/python", "{home}/outside/bin/python", "{home}/outside/mine")
STRAY = tuple(f"{place}/{name}" for place in ("{shelf}", "{home}") for name in ("pyvenv.cfg", "bin", ".project", "README.tmpenv"))

# The words before the name and after it, the status, and the beginning of the message.
WAYS = [
    (("rmvirtualenv",), (), 2, "molt: "),
    (MAKE, (), 2, "molt: "),
    ((*MAKE, "--clear"), (), 2, "molt: "),
    (("cpvirtualenv", "one"), (), 2, "molt: "),
    (("mvvirtualenv", "one"), (), 2, "molt: "),
    (("mvvirtualenv",), ("new",), 1, "ERROR: Environment '"),
    (("workon",), (), 1, "ERROR: Environment '"),
    (("mkproject", "-f", "--without-pip"), (), 2, "molt: "),
]


def astray(name):
    """`workon .` means the directory, which is no name. An environment's own path is one to setvirtualenvproject."""
    ways = WAYS if name == "{home}/outside" else [*WAYS, (("setvirtualenvproject",), (), 1, "")]
    return [run(*before, name, *after, status=status, err=(message,), missing=STRAY, present=INTACT)
            for before, after, status, message in ways]


SCENARIOS = [
    Scenario(f"nothing is made, copied, renamed or removed as {name!r}", lay=[*shelved("one"), *OUTSIDE, Directory("{home}/projects")],
             env={"PROJECT_HOME": "{home}/projects"}, steps=[
        *astray(name),
        tool("/usr/bin/find", "{shelf}", "{home}/projects", "-mindepth", "1", "-maxdepth", "1", "-name", "[^.]*", out="{shelf}/one\n"),
    ])
    for name in ASTRAY
]

# --- names that are taken --------------------------------------------------------------------------------------------

MINE = [*shelved("one", "two"), *OUTSIDE, File("{shelf}/mine/notes", "mine\n"), File("{shelf}/file", "mine\n"),
        Link("{shelf}/nowhere", "{home}/nowhere"), Link("{shelf}/link", "{home}/outside")]
TAKEN = ("two", "two/", "./two", "mine", "file", "nowhere", "link", "link/")
NO_ENVIRONMENT = ("mine", "file", "nowhere", "link", "link/")  # the others are refreshed, as the contract's table has it
KEPT = (*INTACT, "{shelf}/two/bin/python", "{shelf}/mine/notes", "{shelf}/file", "{shelf}/nowhere", "{shelf}/link")

SCENARIOS += [
    Scenario("what is there is not copied over, renamed over or made over", lay=MINE, steps=[
        *(run("cpvirtualenv", "one", name, status=1, out=("already exists.",), present=KEPT) for name in TAKEN),
        *(run("mvvirtualenv", "one", name, status=1, err=("already exists.",), present=KEPT) for name in TAKEN),
        run("cpvirtualenv", "one", status=1, out=("one virtualenv already exists.",), present=KEPT),
        *(run(*MAKE, name, status=1, err=("molt: cannot make '",), present=KEPT) for name in NO_ENVIRONMENT),
        *(run(*MAKE, "--clear", name, status=1, err=("molt: ",), present=KEPT) for name in NO_ENVIRONMENT),
        *(run("rmvirtualenv", name, status=1, out=ANY, err=("is not an environment, and was left alone",), present=KEPT)
          for name in ("mine", "mine/", "file")),
        tool("/bin/cat", "{shelf}/mine/notes", "{shelf}/file", "{home}/outside/mine", out="mine\nmine\nmine\n"),
    ]),
    Scenario("a project that is there is not made over, and keeps its files with -f", env={"PROJECT_HOME": "{work}"},
             lay=[File("{work}/web/mine", "mine\n"), *shelved("one")], steps=[
        run("mkproject", "--without-pip", "web", status=1, err="Project web already exists.\n", missing=("{shelf}/web",)),
        run("mkproject", "-f", "--without-pip", "web", active="web", cwd="{work}/web", present=("{work}/web/mine",), **QUIET),
        run("deactivate", active=None),
        run("rmvirtualenv", "web", out=ANY, missing=("{shelf}/web",), present=("{work}/web/mine",)),
    ]),
]

# --- the active environment, links ----------------------------------------------------------------------------------

SPELLINGS = ("one", "one/", "one//", "./one", "./one/", "alias", "alias/")

SCENARIOS += [
    Scenario("the active environment is not removed, renamed over or made anew, however it is spelled",
             lay=[*shelved("one"), *OUTSIDE, Link("{shelf}/alias", "one")], steps=[
        run("workon", "one", active="one"),
        *(run("rmvirtualenv", name, status=1, out=ANY, err=("ERROR: You cannot remove the active environment",),
              present=(*INTACT, "{shelf}/alias")) for name in SPELLINGS),
    ]),
    Scenario("the active environment is not removed through another name of the shelf", shelf="{home}/other",
             lay=[Venv("{home}/real/one"), Link("{home}/other", "real")], env={"VIRTUAL_ENV": "{home}/real/one"},
             shells=tuple(name for name in ALL_SHELLS if name != "powershell"), steps=[
        run("rmvirtualenv", "one", status=1, out=ANY, err=("ERROR: You cannot remove the active",), present=("{home}/real/one/bin/python",),
            active=ANY),
    ]),
    Scenario("what a link on the shelf leads to stays", lay=[
        *shelved("one"), *OUTSIDE, Link("{shelf}/a", "{home}/outside"), Link("{shelf}/b", "{home}/outside"), Link("{shelf}/c", "../outside/."),
        Link("{shelf}/d", "one"), Link("{shelf}/gone", "{home}/nowhere"), Link("{shelf}/mine", "{home}/outside/mine")], steps=[
        *(run("rmvirtualenv", name, out=ANY, missing=("{shelf}/" + name.strip("./"),), present=INTACT)
          for name in ("a", "b/", "./c//", "d/", "gone", "mine")),
        tool("/bin/cat", "{home}/outside/mine", out="mine\n"),
    ]),
    Scenario("links within an environment are removed, not followed", lay=[
        *shelved("one"), *OUTSIDE, Link("{shelf}/two/bin/activate", "{shelf}/one/bin/activate"), Link("{shelf}/two/lib", "{home}/outside"),
        Link("{shelf}/two/up", "..")], steps=[
        run("rmvirtualenv", "two", out=ANY, missing=("{shelf}/two",), present=INTACT),
    ]),
]

# --- temporary environments -----------------------------------------------------------------------------------------

SCENARIOS += [
    Scenario("mktmpenv -h marks nothing as temporary", lay=shelved("one"), steps=[
        run("mktmpenv", "-h", out=("mktmpenv",), missing=("/README.tmpenv", "/bin/postdeactivate")),
        run("workon", "one", active="one"),
        *(run("mktmpenv", word, out=("mktmpenv",), missing=("{shelf}/one/README.tmpenv",)) for word in ("-h", "--help")),
        run("mktmpenv", "--no-such-option", status=2, err=ANY, missing=("{shelf}/one/README.tmpenv",)),
        run("mktmpenv", "name", status=2, err=ANY, missing=("{shelf}/one/README.tmpenv",)),
        run("deactivate", active=None, as_at_start=True, present=("{shelf}/one/bin/python",)),
        tool("/usr/bin/find", "{shelf}", "-name", "tmp-*"),
    ]),
    Scenario("a temporary environment that is copied or renamed stays", lay=[
        Venv("{shelf}/tmp-1"), File("{shelf}/tmp-1/README.tmpenv"), Venv("{shelf}/tmp-2"), File("{shelf}/tmp-2/README.tmpenv")], steps=[
        run("cpvirtualenv", "tmp-1", "one", active="one", **QUIET),
        run("deactivate", active=None, as_at_start=True, present=("{shelf}/one/bin/python",)),
        run("mvvirtualenv", "tmp-1", "two", **QUIET),
        run("workon", "two", active="two"),
        run("deactivate", active=None, as_at_start=True, present=("{shelf}/two/bin/python",)),
        run("workon", "tmp-2", active="tmp-2"),
        run("workon", "two", active="two", out=ANY, missing=("{shelf}/tmp-2",)),
    ]),
    Scenario("an environment that is not mktmpenv's is not removed, whatever file lies in it", lay=[
        Venv("{work}/.venv"), File("{work}/.venv/README.tmpenv"), *OUTSIDE, File("{home}/outside/README.tmpenv"), Link("{shelf}/link", "{home}/outside")],
             env={"WORKON_HOME": "{shelf}"}, steps=[
        run("molt", "allow", active="{work}/.venv", **QUIET),
        run("deactivate", active=None, present=("{work}/.venv/bin/python",)),
        run("workon", "link", active="link"),
        run("deactivate", active=None, out=ANY, present=("{home}/outside/bin/python", "{home}/outside/mine")),
    ]),
]

# --- where one stands, what is bound ---------------------------------------------------------------------------------

HOSTILE_LINKS = [("empty", ""), ("relative", "../../outside\n"), ("tilde", "~/outside\n"), ("code", "$(/bin/touch {work}/pwned)\n"),
                 ("quoted", "{work}/`/bin/touch {work}/pwned`'\"$(/bin/touch {work}/pwned)\n"), ("lines", "{work}\n/bin/touch {work}/pwned\n"),
                 ("nul", "{work}\0/x\n"), ("escape", "{work}/\033]0;pwned\a\n"), ("big", "/" + "x" * 1_000_000), ("gone", "{work}/gone\n"),
                 ("file", "{home}/outside/mine\n")]


ABSOLUTE = ("quoted", "lines", "escape", "gone", "file")       # the others name no directory at all


def hostile(name):
    """Works on it, asks for its project and removes it: the shell stays where it is."""
    told = (f", the project of '{name}': there is no such directory\n",) if name in ABSOLUTE else ""
    return [run("workon", name, active=name, err=told, missing=("{work}/pwned",)),
            run("cdproject", status=1, err=("Project directory ",), cwd="{work}", missing=("{work}/pwned",)),
            run("deactivate", active=None, as_at_start=True),
            run("rmvirtualenv", name, out=ANY, missing=("{work}/pwned", "{shelf}/" + name), present=("{home}/outside/mine",))]


SCENARIOS += [
    Scenario("cdsitepackages of a broken environment stays where it is", lay=[
        *shelved("one"), Venv("{shelf}/bare"), File("{shelf}/broken/bin/activate"), Link("{shelf}/broken/bin/python", "/nowhere/python")],
             env={"VIRTUAL_ENV": "{shelf}/broken"}, shells=("bash", "zsh", "fish", "tcsh", "csh"), steps=[
        run("cdsitepackages", status=1, err=ANY, cwd="{work}", active=ANY),
        run("lssitepackages", status=1, err=ANY),
        run("add2virtualenv", "{work}", status=1, err=ANY, missing=("/_virtualenv_path_extensions.pth",)),
        run("workon", "bare", active="bare", **QUIET),
        run("cdsitepackages", status=1, err=ANY, cwd="{work}"),
    ]),
    Scenario("commands for the active environment do nothing without one", lay=shelved("one"), start="{home}", steps=[
        *(run(*words, status=1, err=NO_ACTIVE, cwd="{home}", missing=STRAY)
          for words in (("setvirtualenvproject",), ("cdvirtualenv",), ("cdsitepackages",), ("cdproject",), ("lssitepackages",), ("wipeenv",),
                        ("add2virtualenv", "{work}"), ("toggleglobalsitepackages",))),
    ]),
    Scenario("a link file that means harm goes nowhere and runs nothing", lay=[
        *OUTSIDE, *(Venv("{shelf}/" + name) for name, _ in HOSTILE_LINKS), *(File(f"{{shelf}}/{name}/.project", text) for name, text in HOSTILE_LINKS),
        Venv("{shelf}/fifo"), Fifo("{shelf}/fifo/.project"), Venv("{shelf}/directory"), File("{shelf}/directory/.project/x"),
        Venv("{shelf}/loop"), Link("{shelf}/loop/.project", ".project")],
             steps=[step for name in (*(name for name, _ in HOSTILE_LINKS), "fifo", "directory", "loop") for step in hostile(name)]),
    Scenario("removing an environment leaves its project", lay=[File("{work}/p/mine"), Venv("{shelf}/one", project="{work}/p")], steps=[
        run("rmvirtualenv", "one", out=ANY, missing=("{shelf}/one",), present=("{work}/p/mine",)),
    ]),
]
