# SPDX-License-Identifier: MIT
"""molt beside Debian's virtualenvwrapper on the same WORKON_HOME: what one makes or lays, the other works with."""

from sandbox import Directory, File, Venv
from scenarios import userhooks
from scenarios.userhooks import LAID_GLOBALLY, LAID_LOCALLY, NEW, ONE, entered, hook, left, modes, paths, taken, told
from steps import ANY, Scenario, line, run, tool

ORIGINAL = "/usr/share/virtualenvwrapper/virtualenvwrapper.sh"
PROGRAMS = {"bash": "/bin/bash --norc", "zsh": "/usr/bin/zsh -f"}
BARE = "--no-pip --no-setuptools --no-wheel"
QUIET = dict(out=ANY, err=ANY)

# What the original exports it exports; the two that it only sets are handed on by the hooks themselves.
HANDED_ON = ("VIRTUALENVWRAPPER_LAST_VIRTUAL_ENV=$VIRTUALENVWRAPPER_LAST_VIRTUAL_ENV "
             "VIRTUALENVWRAPPER_PROJECT_CD=$VIRTUALENVWRAPPER_PROJECT_CD ")
THEIRS = File("{root}/theirs", f". {ORIGINAL} 2>{{root}}/loading || exit\ncd {{work}}\neval \"$1\"\n")


def theirs(text, **expect):
    """A line for the original, in a shell of its own: the same shell as molt's."""
    return line({shell: f"{program} {{root}}/theirs '{text}'" for shell, program in PROGRAMS.items()}, **expect)


def scenario(name, lay, steps, **more):
    return Scenario(name, steps, lay=[THEIRS, *lay], shells=tuple(PROGRAMS),
                    env={"VIRTUALENVWRAPPER_PYTHON": "/usr/bin/python3", "WORKON_HOME": "{shelf}", "SHELL": "/bin/sh", **more})


def python(text, **expect):
    """What the active environment's Python prints."""
    return line(f"python -c '{text}'", **expect)


PREFIX = "import sys; print(sys.prefix)"
FIRST_PATH = "import sys; print(sys.path[1])"
PTH = "lib/python3*/site-packages/_virtualenv_path_extensions.pth"

ACTIVATE = "VIRTUAL_ENV={shelf}/%s; export VIRTUAL_ENV; deactivate() { unset VIRTUAL_ENV; }\n"


def environment(name):
    """One that the original can activate, too."""
    return [Venv("{shelf}/" + name), File(f"{{shelf}}/{name}/bin/activate", ACTIVATE % name)]


WORKING = [
    scenario("what the original makes, molt lists, works on, renames and removes", [Directory("{work}/p")], [
        theirs(f"mkvirtualenv {BARE} -a {{work}}/p one", **QUIET),
        run("lsvirtualenv", "-b", out="one\n"),
        run("workon", "one", active="one", cwd="{work}/p"),
        python(PREFIX, out=ONE + "\n"),
        run("cdvirtualenv", cwd=ONE),
        run("cdproject", cwd="{work}/p"),
        run("deactivate", active=None),
        run("mvvirtualenv", "one", "two", out="Renamed one to two\n"),
        theirs("workon two; python -c \"" + PREFIX + "\"; pwd", out="{shelf}/two\n{work}/p\n"),
        run("rmvirtualenv", "two", out="Removing two...\n", missing=("{shelf}/two",)),
        theirs("lsvirtualenv -b", status=1),
    ]),
    scenario("what molt makes, the original lists, works on and removes", [Directory("{work}/p")], [
        run("mkvirtualenv", "--without-pip", "-a", "{work}/p", "one", active="one", cwd="{work}/p", **QUIET),
        run("deactivate", active=None),
        theirs("lsvirtualenv -b; showvirtualenv one", out="one\n\n"),
        theirs("workon one; echo $VIRTUAL_ENV; pwd; python -c \"" + PREFIX + "\"; deactivate; echo \"<$VIRTUAL_ENV>\"; echo $PATH",
               out=f"{ONE}\n{{work}}/p\n{ONE}\n<>\n/usr/bin:/bin\n"),
        theirs("allvirtualenv pwd", out=f"one\n===\n{ONE}\n\n"),
        theirs("rmvirtualenv one", out="Removing one...\n", missing=(ONE,)),
        run("lsvirtualenv", "-b", status=1),
    ]),
    scenario("a project that one binds, the other follows", [*environment("one"), Directory("{work}/p"), Directory("{work}/q")], [
        theirs("setvirtualenvproject one {work}/p", out="Setting project for one to {work}/p\n"),
        run("workon", "one", active="one", cwd="{work}/p", **QUIET),
        run("setvirtualenvproject", "one", "{work}/q", out="Setting project for one to {work}/q\n"),
        run("deactivate", active=None),
        tool("/bin/cat", "{shelf}/one/.project", out="{work}/q\n"),
        theirs("workon one; pwd; cd /; cdproject; pwd", out="{work}/q\n{work}/q\n"),
    ]),
    scenario("a copy that one makes, the other works on", [], [
        theirs(f"mkvirtualenv {BARE} one", **QUIET),
        run("cpvirtualenv", "one", "two", active="two", **QUIET),
        python(PREFIX, out="{shelf}/two\n"),
        run("deactivate", active=None),
        theirs("workon two; python -c \"" + PREFIX + "\"", out="{shelf}/two\n"),
        theirs("cpvirtualenv two three", **QUIET),
        run("workon", "three", active="three"),
        python(PREFIX, out="{shelf}/three\n"),
        run("deactivate", active=None),
        run("rmvirtualenv", "one", "two", "three", out=ANY),
    ]),
    scenario("the directories that one adds, the other orders and takes out", [Directory("{work}/a"), Directory("{work}/b")], [
        theirs(f"mkvirtualenv {BARE} one; add2virtualenv {{work}}/a", **QUIET),
        run("workon", "one", active="one"),
        python(FIRST_PATH, out="{work}/a\n"),
        run("add2virtualenv", "{work}/b"),
        python(FIRST_PATH, out="{work}/b\n"),
        theirs("workon one; add2virtualenv", status=1, out=("Existing paths:\n{work}/b\n{work}/a\n",), err=ANY),
        theirs("workon one; add2virtualenv -d {work}/b; python -c \"" + FIRST_PATH + "\"", out="{work}/a\n", err=ANY),
        run("add2virtualenv", status=1, out=("Existing paths:\n{work}/a\n",)),
        run("add2virtualenv", "-d", "{work}/a"),
        line(f"/usr/bin/tr -d '\\n' <$(echo {{shelf}}/one/{PTH}) | /bin/grep -c {{work}}", status=1, out="0\n"),
    ]),
    scenario("a temporary environment of the original is removed once, by molt", [], [
        theirs(f"mktmpenv {BARE}", **QUIET),
        line("workon \"$(cd {shelf} && echo tmp-*)\"", active=ANY),
        line("deactivate >/dev/null", active=None),
        run("lsvirtualenv", "-b", status=1),
    ]),
]

# --- hooks ---------------------------------------------------------------------------------------------------------------


def filled(place, title, names):
    """The hooks of both, which the original must be helped to export from."""
    files = [userhooks.run_hook(place, title, name) for name in names if name in userhooks.RUN]
    return files + [File(f"{place}/{name}", f"{HANDED_ON}{{root}}/recorder {title}/{name}\n") for name in names if name in userhooks.SOURCED]


def recorded(words, *lines):
    """The same words and the same record, by the original and by molt."""
    return [theirs(words, **QUIET), taken(*lines)]


def filled_environment(name):
    return [*environment(name), *filled("{shelf}/" + name + "/bin", name, LAID_LOCALLY)]


# initialize is not of virtualenvwrapper.sh; those of rmvirtualenv get a name and no path; postmkproject is sourced.
CORRECTED = ("initialize", "prermvirtualenv", "postrmvirtualenv", "premkproject", "postmkproject")
FILLED = [*userhooks.RECORD, *filled("{shelf}", "global", userhooks.RUN + userhooks.SOURCED), *filled_environment("one"), *filled_environment("two")]

HOOKS = [
    scenario("the same hooks write the same record under both", [*FILLED, Directory("{home}/projects")], PROJECT_HOME="{home}/projects", steps=[
        *recorded("workon one", *entered("one")),
        run("workon", "one", active="one"),
        taken(*entered("one")),
        run("deactivate", active=None),
        taken(*left("one")),
        *recorded("workon one; workon two; workon -n two; deactivate", *entered("one"), *left("one"), *entered("two"), *left("two"),
                  *entered("two", cd="0"), *left("two")),
        *recorded(f"mkvirtualenv {BARE} new", hook("global/premkvirtualenv", "new", at="{shelf}"), *entered("new", own=False),
                  hook("global/postmkvirtualenv", env=NEW)),
        *recorded("rmvirtualenv new nope", *(hook(f"global/{when}rmvirtualenv", name, at="{shelf}")
                                             for name in ("new", "nope") for when in ("pre", "post"))),
        *recorded(f"mkproject {BARE} new", hook("global/premkvirtualenv", "new", at="{shelf}"), *entered("new", own=False),
                  hook("global/postmkvirtualenv", env=NEW), hook("global/premkproject", "new", at="{shelf}", env=NEW),
                  hook("global/postmkproject", at="{home}/projects/new", env=NEW)),
        *recorded("workon two; lsvirtualenv; showvirtualenv one", *entered("two"), hook("global/get_env_details", "new", at="{shelf}", env=NEW),
                  *userhooks.details("one", ONE), *userhooks.details("two", "{shelf}/two"), *userhooks.details("one", "{shelf}/two")),
    ]),
    scenario("a copy runs the same hooks under both", [*FILLED], [
        theirs(f"mkvirtualenv {BARE} real", **QUIET),
        *recorded("true", *(hook("global/premkvirtualenv", "real", at="{shelf}"), *entered("real", own=False),
                            hook("global/postmkvirtualenv", env="{shelf}/real"))),
        *recorded("cpvirtualenv real new", hook("global/precpvirtualenv", "{shelf}/real", "new", at="{shelf}"),
                  hook("global/premkvirtualenv", "new", at="{shelf}"), *entered("new", own=False), hook("global/postmkvirtualenv", env=NEW),
                  hook("global/postcpvirtualenv", env=NEW)),
    ]),
    scenario("the hooks that the original lays are molt's, which lays none again", [], [
        theirs("true"),
        tool("/usr/bin/stat", "-c", "%a %n", *paths("{shelf}", LAID_GLOBALLY), out=modes("{shelf}", LAID_GLOBALLY)),
        run("mkvirtualenv", "--without-pip", "one", active="one", out=ANY, err=(told(ONE + "/bin", LAID_LOCALLY),)),
        tool("/usr/bin/stat", "-c", "%a %n", *paths(ONE + "/bin", LAID_LOCALLY), out=modes(ONE + "/bin", LAID_LOCALLY)),
        run("deactivate", active=None),
        theirs(f"mkvirtualenv {BARE} two", out=ANY, err=(told("{shelf}/two/bin", LAID_LOCALLY),)),
        tool("/usr/bin/stat", "-c", "%a %n", *paths("{shelf}/two/bin", LAID_LOCALLY), out=modes("{shelf}/two/bin", LAID_LOCALLY)),
    ]),
    scenario("the hooks that molt lays are the original's to the letter, where that is right about them", [], [
        run("mkvirtualenv", "--without-pip", "one", active="one", **QUIET),
        run("deactivate", active=None),
        theirs("true"),
        tool("/bin/cat", "{root}/loading"),
        tool("/bin/mv", "{shelf}", "{home}/laid by molt"),
        theirs(f"mkvirtualenv {BARE} one", **QUIET),
        tool("/bin/sh", "-c", 'for file; do /usr/bin/cmp "{shelf}/$file" "{home}/laid by molt/$file"; done', "sh",
             *(name for name in LAID_GLOBALLY if name not in CORRECTED), *(f"one/bin/{name}" for name in LAID_LOCALLY)),
    ]),
]

SCENARIOS = WORKING + HOOKS
