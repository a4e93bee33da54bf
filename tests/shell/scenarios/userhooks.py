# SPDX-License-Identifier: MIT
"""The user's hooks: which run when, in which order, with what arguments, in which directory and with which variables.

Every hook writes one line into a record, and a step takes the record and compares all of it.
"""

from sandbox import Directory, File, Venv
from steps import ALL_SHELLS, ANY, HOOKED_SHELLS, TERMINAL, Scenario, cd, line, run, setenv, tool

RUN = ("premkvirtualenv", "prermvirtualenv", "postrmvirtualenv", "preactivate", "get_env_details", "premkproject",
       "precpvirtualenv")
SOURCED = ("postmkvirtualenv", "predeactivate", "postdeactivate", "postactivate", "postmkproject", "postcpvirtualenv")
SUFFIXES = {"bash": "", "zsh": "", "fish": ".fish", "tcsh": ".csh", "csh": ".csh", "powershell": ".ps1"}

# Beside what differs, what virtualenvwrapper exports.
RECORDER = """#!/bin/sh
name=$1
shift
for word; do name="$name [$word]"; done
echo "$name in $PWD env=$VIRTUAL_ENV last=$VIRTUALENVWRAPPER_LAST_VIRTUAL_ENV cd=$VIRTUALENVWRAPPER_PROJECT_CD" \\
  "and $WORKON_HOME $VIRTUALENVWRAPPER_HOOK_DIR $VIRTUALENVWRAPPER_PROJECT_FILENAME $VIRTUALENVWRAPPER_WORKON_CD" >>{root}/record
"""
TAKER = """#!/bin/sh
/bin/sed 's/tmp-[0-9a-f]*/tmp-X/g' {root}/record
: >{root}/record
"""


def hook(name, *words, at="{work}", env="", last="", cd="", hooks="{shelf}", wcd="1"):
    """The line that a hook writes."""
    words = "".join(f" [{word}]" for word in words)
    return f"{name}{words} in {at} env={env} last={last} cd={cd} and {{shelf}} {hooks} .project {wcd}\n"


def taken(*lines):
    """Takes the record, which must hold these lines."""
    return tool("{root}/take", out="".join(lines))


def run_hook(place, title, name):
    return File(f"{place}/{name}", f'#!/bin/sh\nexec {{root}}/recorder {title}/{name} "$@"\n', 0o755)


def sourced_hook(place, title, name):
    """In the languages of all shells: the same words mean the same in each. A shell that reads more than its own is seen."""
    return [File(f"{place}/{name}{suffix}", f"{{root}}/recorder {title}/{name}\n") for suffix in set(SUFFIXES.values())]


def hooks_in(place, title, names):
    files = [run_hook(place, title, name) for name in names if name in RUN]
    return files + [file for name in names if name in SOURCED for file in sourced_hook(place, title, name)]


def global_hooks(place):
    return hooks_in(place, "global", RUN + SOURCED)


def with_hooks(name, **more):
    local = ("predeactivate", "postdeactivate", "preactivate", "postactivate", "get_env_details")
    return [Venv("{shelf}/" + name, **more), *hooks_in("{shelf}/" + name + "/bin", name, local)]


RECORD = [File("{root}/recorder", RECORDER, 0o755), File("{root}/take", TAKER, 0o755), File("{root}/record")]
PROJECT = hooks_in("{work}/p/.virtualenvwrapper", "project", ("postactivate", "predeactivate"))
LAY = [*RECORD, *global_hooks("{shelf}"), *with_hooks("one"), *with_hooks("two"), *PROJECT]
ONE, TWO, NEW, TEMPORARY = "{shelf}/one", "{shelf}/two", "{shelf}/new", "{shelf}/tmp-X"
QUIET = dict(out=ANY, err=ANY)
MAKE = ("mkvirtualenv", "--without-pip")


def entered(name, *, at="{work}", cd="1", own=True, project=False, **more):
    """What runs when an environment is entered."""
    env = "{shelf}/" + name
    yield hook("global/preactivate", name, at="{shelf}", **more)
    if own:
        yield hook(f"{own if own is not True else name}/preactivate", name, at="{shelf}", **more)
    if project:
        yield hook("project/postactivate", at=at, env=env, cd=cd, **more)
    yield hook("global/postactivate", at=at, env=env, cd=cd, **more)
    if own:
        yield hook(f"{own if own is not True else name}/postactivate", at=at, env=env, cd=cd, **more)


def left(name, *, at="{work}", own=True, project=False, **more):
    """What runs when it is left."""
    env = "{shelf}/" + name
    if project:
        yield hook("project/predeactivate", at=at, env=env, **more)
    if own:
        yield hook(f"{own if own is not True else name}/predeactivate", at=at, env=env, **more)
    yield hook("global/predeactivate", at=at, env=env, **more)
    if own:
        yield hook(f"{own if own is not True else name}/postdeactivate", at=at, last=env, **more)
    yield hook("global/postdeactivate", at=at, last=env, **more)


def details(name, env):
    return [hook("global/get_env_details", name, at="{shelf}", env=env),
            hook(f"{name}/get_env_details", name, at="{shelf}", env=env)]


SCENARIOS = [
    Scenario("hooks: make an environment", lay=LAY, steps=[
        run(*MAKE, "new", active="new", **QUIET),
        taken(hook("global/premkvirtualenv", "new", at="{shelf}"), *entered("new", own=False),
              hook("global/postmkvirtualenv", env=NEW)),
    ]),
    Scenario("hooks: make an environment for a project, in another", lay=LAY, steps=[
        run("workon", "one", active="one"),
        taken(*entered("one")),
        run(*MAKE, "-a", "{work}/p", "new", active="new", cwd="{work}/p", **QUIET),
        taken(hook("global/premkvirtualenv", "new", at="{shelf}", env=ONE), *left("one"),
              *entered("new", own=False, project=True, at="{work}/p"),
              hook("global/postmkvirtualenv", at="{work}/p", env=NEW)),
    ]),
    Scenario("hooks: enter, switch, the same again, leave", lay=LAY, steps=[
        run("workon", "one", active="one"),
        taken(*entered("one")),
        run("workon", "two", active="two"),
        taken(*left("one"), *entered("two")),
        run("workon", "two", active="two"),
        taken(*left("two"), *entered("two")),
        run("deactivate", active=None, as_at_start=True),
        taken(*left("two")),
        run("workon", "-", active="two"),
        taken(*entered("two")),
    ]),
    Scenario("hooks: to the project, or not", lay=[*RECORD, *global_hooks("{shelf}"), *with_hooks("one", project="{work}/p"), *PROJECT],
             steps=[
        run("workon", "one", active="one", cwd="{work}/p"),
        taken(*entered("one", at="{work}/p", project=True)),
        cd("{work}"),
        run("workon", "-n", "one", active="one", cwd="{work}"),
        taken(*left("one", project=True), *entered("one", cd="0", project=True)),
        setenv("VIRTUALENVWRAPPER_WORKON_CD", "0"),
        run("workon", "one", active="one", cwd="{work}"),
        taken(*left("one", project=True, wcd="0"), *entered("one", cd="0", project=True, wcd="0")),
        run("workon", "-c", "one", active="one", cwd="{work}/p"),
        taken(*left("one", project=True, wcd="0"), *entered("one", at="{work}/p", project=True, wcd="0")),
    ]),
    Scenario("hooks: copy, rename, remove", lay=LAY, steps=[
        run("workon", "two", active="two"),
        taken(*entered("two")),
        run("cpvirtualenv", "one", "new", active="new", **QUIET),
        taken(hook("global/precpvirtualenv", ONE, "new", at="{shelf}", env=TWO), hook("global/premkvirtualenv", "new", at="{shelf}", env=TWO),
              *left("two"), *entered("new", own="one"), hook("global/postmkvirtualenv", env=NEW), hook("global/postcpvirtualenv", env=NEW)),
        run("mvvirtualenv", "new", "three", active="three", **QUIET),
        taken(),
        run("rmvirtualenv", "one", "nope", "two", **QUIET, missing=(ONE, TWO)),
        taken(*(hook(f"global/{when}rmvirtualenv", name, at="{shelf}", env="{shelf}/three")
                for name in ("one", "nope", "two") for when in ("pre", "post"))),
        run("rmvirtualenv", "three", status=1, **QUIET),
        taken(),
    ]),
    Scenario("hooks: make a project", lay=[*LAY, Directory("{home}/projects")], env={"PROJECT_HOME": "{home}/projects"}, steps=[
        run("mkproject", "--without-pip", "new", active="new", cwd="{home}/projects/new", **QUIET),
        taken(hook("global/premkvirtualenv", "new", at="{shelf}"), *entered("new", own=False),
              hook("global/postmkvirtualenv", env=NEW), hook("global/premkproject", "new", at="{shelf}", env=NEW),
              hook("global/postmkproject", at="{home}/projects/new", env=NEW)),
    ]),
    Scenario("hooks: a temporary environment", lay=LAY, steps=[
        run("mktmpenv", "--without-pip", "-n", active=ANY, **QUIET),
        taken(hook("global/premkvirtualenv", "tmp-X", at="{shelf}"), *entered("tmp-X", own=False, cd="0"),
              hook("global/postmkvirtualenv", env=TEMPORARY)),
        run("deactivate", active=None, **QUIET),
        taken(*left("tmp-X", own=False), hook("global/prermvirtualenv", "tmp-X", at="{shelf}"),
              hook("global/postrmvirtualenv", "tmp-X", at="{shelf}")),
    ]),
    Scenario("hooks: the details of environments", lay=LAY, steps=[
        run("workon", "two", active="two"),
        taken(*entered("two")),
        run("lsvirtualenv", "-b", out="one\ntwo\n"),
        taken(),
        run("lsvirtualenv", "-l", **QUIET),
        taken(*details("one", ONE), *details("two", TWO)),
        run("showvirtualenv", "one", **QUIET),
        taken(*details("one", TWO)),
        run("showvirtualenv", **QUIET),
        taken(*details("two", TWO)),
        run("allvirtualenv", "/bin/true", **QUIET),
        taken(),
    ]),
    Scenario("hooks in a directory of their own", env={"VIRTUALENVWRAPPER_HOOK_DIR": "{home}/my hooks"},
             lay=[*RECORD, *global_hooks("{home}/my hooks"), *with_hooks("one")], steps=[
        run("workon", "one", active="one"),
        taken(*entered("one", hooks="{home}/my hooks")),
        run(*MAKE, "new", active="new", err=ANY, out=ANY, missing=("{shelf}/initialize",), present=("{home}/my hooks/initialize",)),
    ]),
    Scenario("hooks: a change of directory", lay=[*RECORD, *global_hooks("{shelf}"), *with_hooks("one", project="{work}/p"), *PROJECT],
             modes=(TERMINAL,), shells=HOOKED_SHELLS, steps=[
        cd("{work}/p", active="one"),
        # Those of the project are not run: what can be cd'd into runs nothing.
        tool("{root}/take", shows=("".join(entered("one", at="{work}/p", cd="0")).strip(),)),
        cd("{work}", active=None, as_at_start=True),
        tool("{root}/take", shows=("".join(left("one")).strip(),)),
    ]),
]

# --- what is laid for the user to fill ------------------------------------------------------------------------------

LAID_GLOBALLY = ("initialize", "premkvirtualenv", "postmkvirtualenv", "prermvirtualenv", "postrmvirtualenv", "predeactivate",
                 "postdeactivate", "preactivate", "postactivate", "get_env_details", "premkproject", "postmkproject")
LAID_LOCALLY = ("predeactivate", "postdeactivate", "preactivate", "postactivate", "get_env_details")


def told(place, names):
    return "".join(f"virtualenvwrapper.user_scripts creating {place}/{name}\n" for name in names)


def modes(place, names):
    """0755 for what is run and for postmkproject, 0644 for what is sourced: the umask does not take part."""
    return "".join(f"{755 if name in RUN or name == 'postmkproject' else 644} {place}/{name}\n" for name in names)


def paths(place, names):
    return [f"{place}/{name}" for name in names]


SCENARIOS += [
    Scenario("hooks are laid with the first environment, never changed", env={"SHELL": "/opt/shell"},
             lay=[File("{shelf}/postactivate", "# mine\n", 0o600)], steps=[
        run("lsvirtualenv", "-b", status=1, missing=("{shelf}/initialize",)),
        run(*MAKE, "one", active="one", out=ANY,
            err=(told("{shelf}", [name for name in LAID_GLOBALLY if name != "postactivate"]) + told(ONE + "/bin", LAID_LOCALLY),)),
        tool("/usr/bin/stat", "-c", "%a %n", *paths("{shelf}", LAID_GLOBALLY), *paths(ONE + "/bin", LAID_LOCALLY),
             out=modes("{shelf}", LAID_GLOBALLY).replace("644 {shelf}/postactivate", "600 {shelf}/postactivate")
             + modes(ONE + "/bin", LAID_LOCALLY)),
        tool("/usr/bin/head", "-n", "4", "{shelf}/postactivate", "{shelf}/premkvirtualenv", "{shelf}/postmkvirtualenv",
             out=("<==\n# mine\n", "premkvirtualenv <==\n#!/opt/shell\n# ", "\n# argument: name of new environment\n\n",
                  "postmkvirtualenv <==\n#!/opt/shell\n# This hook")),
        run("deactivate", active=None),
        tool("/bin/rm", "{shelf}/prermvirtualenv", "{shelf}/one/bin/preactivate"),
        run(*MAKE, "two", active="two", out=ANY, err=(told("{shelf}", ["prermvirtualenv"]) + told(TWO + "/bin", LAID_LOCALLY),),
            missing=("{shelf}/one/bin/preactivate",)),
        run("cpvirtualenv", "one", "three", active="three", out=ANY, err=(told("{shelf}/three/bin", ["preactivate"]),)),
    ]),
    Scenario("hooks are laid whatever the umask, quietly with -q", env={"HOOK_VERBOSE_OPTION": "-q", "SHELL": None},
             shells=("bash", "fish", "tcsh"), lay=[Directory("{shelf}")], steps=[
        line("umask 077"),
        run(*MAKE, "one", active="one"),
        tool("/usr/bin/stat", "-c", "%a %n", *paths("{shelf}", LAID_GLOBALLY), out=modes("{shelf}", LAID_GLOBALLY)),
        tool("/usr/bin/head", "-n", "1", "{shelf}/initialize", out="#!/bin/sh\n"),
    ]),
]

# --- hooks that fail -------------------------------------------------------------------------------------------------

FAILING = {"": "{root}/recorder global/NAME\nreturn 3\n", ".fish": "{root}/recorder global/NAME\nreturn 3\n",
           ".csh": "{root}/recorder global/NAME\n/bin/sh -c 'exit 3'\n", ".ps1": "{root}/recorder global/NAME\nthrow 'three'\n"}
COULD_NOT = 'virtualenvwrapper.user_scripts could not run "{shelf}/one/bin/preactivate": [Errno NUMBER] REASON: \'{shelf}/one/bin/preactivate\'\n'


def failing(name):
    return [File(f"{{shelf}}/{name}{suffix}", text.replace("NAME", name)) for suffix, text in FAILING.items()]


def not_run(title, text, mode, number, reason):
    message = COULD_NOT.replace("NUMBER", str(number)).replace("REASON", reason)
    return Scenario(f"hooks: {title}", steps=[run("workon", "one", active="one", err=message), taken(hook("global/preactivate", "one", at="{shelf}"))],
                    lay=[*RECORD, Venv(ONE), run_hook("{shelf}", "global", "preactivate"), File(ONE + "/bin/preactivate", text, mode)])


SCENARIOS += [
    Scenario("hooks that fail are named, and nothing else changes", lay=[
        *RECORD, *failing("postactivate"), *failing("predeactivate"), *failing("postdeactivate"),
        File("{shelf}/preactivate", '#!/bin/sh\n{root}/recorder global/preactivate "$@"\nexit 4\n', 0o755),
        File("{shelf}/prermvirtualenv", "#!/bin/sh\nkill -TERM $$\n", 0o755), *with_hooks("one")],
             steps=[
        run("workon", "one", active="one", err=("molt: the hook '{shelf}/preactivate' ended with status 4\n", "{shelf}/postactivate")),
        taken(*entered("one")),
        run("deactivate", active=None, as_at_start=True, err=("{shelf}/predeactivate", "{shelf}/postdeactivate")),
        taken(*left("one")),
        run("rmvirtualenv", "one", out="Removing one...\n", missing=(ONE,), err="molt: the hook '{shelf}/prermvirtualenv' ended with status 143\n"),
    ]),
    not_run("not executable", "#!/bin/sh\n{root}/recorder wrong\n", 0o644, 13, "Permission denied"),
    not_run("without a first line that says how", "{root}/recorder wrong\n", 0o755, 8, "Exec format error"),
    not_run("whose interpreter is not there", "#!/nowhere/sh\n{root}/recorder wrong\n", 0o755, 2, "No such file or directory"),
]

# --- words, and the start of a shell ---------------------------------------------------------------------------------

SCENARIOS += [
    Scenario("sourced hooks have the words and the scope that virtualenvwrapper gives them", shells=("bash", "zsh"), lay=[
        *RECORD, Venv(ONE),
        *(File("{shelf}/" + name, '{root}/recorder ' + name + ' "$@"\nlocal mine=1\ntheirs=' + name + "\n") for name in SOURCED)],
             steps=[
        run("workon", "one", active="one"),
        taken(hook("postactivate", "post_activate", env=ONE, cd="1")),
        line('printf "%s %s\\n" "${mine-unset}" "$theirs"', out="unset postactivate\n"),
        run("deactivate", active=None),
        taken(hook("predeactivate", "pre_deactivate", env=ONE), hook("postdeactivate", "post_deactivate", "one", last=ONE)),
        run(*MAKE, "new", active="new", **QUIET),
        taken(hook("postactivate", "post_activate", env=NEW, cd="1"), hook("postmkvirtualenv", "post_mkvirtualenv", env=NEW)),
    ]),
    Scenario("initialize is sourced when the shell starts, and what it defines stays",
             lay=[*RECORD, *(File("{shelf}/initialize" + suffix, text) for suffix, text in (
                 ("", "mine() { {root}/recorder mine; }\n{root}/recorder initialize\n"),
                 (".fish", "function mine; {root}/recorder mine; end\n{root}/recorder initialize\n"),
                 (".csh", "alias mine {root}/recorder mine\n{root}/recorder initialize\n"),
                 (".ps1", "function mine { {root}/recorder mine }\n{root}/recorder initialize\n")))],
             env={"WORKON_HOME": "{shelf}", "VIRTUALENVWRAPPER_HOOK_DIR": "{shelf}", "VIRTUALENVWRAPPER_PROJECT_FILENAME": ".project",
                  "VIRTUALENVWRAPPER_WORKON_CD": "1"}, steps=[
        taken(hook("initialize")),
        line("mine"),
        taken(hook("mine")),
    ]),
]
