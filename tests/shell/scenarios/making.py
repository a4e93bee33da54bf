# SPDX-License-Identifier: MIT
"""mkvirtualenv, and what it refuses."""

from sandbox import Directory, File, shelved
from steps import ANY, TERMINAL, Scenario, interrupt, run, tool

QUIET = dict(out=ANY, err=ANY)

SCENARIOS = [
    Scenario(
        "the options of mkvirtualenv",
        steps=[
            run("mkvirtualenv", "--without-pip", "-p", "/usr/bin/python3", "one", active="one", **QUIET),
            run("mkvirtualenv", "two", "--without-pip", "--python=python3", active="two", **QUIET),
            run("mkvirtualenv", "--without-pip", "--system-site-packages", "three", active="three", **QUIET),
            tool("/bin/grep", "^include-system", "{shelf}/three/pyvenv.cfg",
                out="include-system-site-packages = true\n"),
            run("mkvirtualenv", "--without-pip", "--prompt", "it's 100% mine", "four", active="four",
                prompt_name="it's 100% mine", **QUIET),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "an environment that exists keeps what is the user's without --clear",
        steps=[
            run("mkvirtualenv", "--without-pip", "one", active="one", **QUIET),
            tool("/bin/touch", "{shelf}/one/mine"),
            run("deactivate", active=None),
            run("mkvirtualenv", "--without-pip", "one", active="one", present=("{shelf}/one/mine",), **QUIET),
            run("deactivate", active=None),
            run("mkvirtualenv", "--without-pip", "--clear", "one", active="one", missing=("{shelf}/one/mine",),
                **QUIET),
        ]),
    Scenario(
        "a project is bound while the environment is made",
        lay=[Directory("{work}/my project")],
        steps=[
            run("mkvirtualenv", "--without-pip", "-a", "my project", "one", active="one", cwd="{work}/my project",
                out=("Setting project for one to {work}/my project\n",), err=ANY),
            tool("/bin/cat", "{shelf}/one/.project", out="{work}/my project\n"),
        ]),
    Scenario(
        "a project that is not there is refused",
        lay=[File("{work}/file")],
        steps=[
            run("mkvirtualenv", "--without-pip", "-a", "nowhere", "one", status=1, missing=("{shelf}/one",),
                err=("Cannot associate project with nowhere, it is not a directory",)),
            run("mkvirtualenv", "--without-pip", "-a", "file", "one", status=1, missing=("{shelf}/one",),
                err=("Cannot associate project with file, it is not a directory",)),
        ]),
    Scenario(
        "mkvirtualenv that fails leaves nothing",
        lay=[*shelved("alpha"), File("{work}/not-python", "not a program\n", 0o755)],
        steps=[
            run("workon", "alpha", active="alpha"),
            run("mkvirtualenv", status=2, err=ANY),
            run("mkvirtualenv", "--without-pip", "-p", "python9.9", "one", status=1, err=("python9.9",),
                missing=("{shelf}/one",)),
            run("mkvirtualenv", "--without-pip", "-p", "{work}/not-python", "one", status=1, err=("not-python",),
                missing=("{shelf}/one",)),
            run("mkvirtualenv", "--without-pip", "--no-such-option", "one", status=2, err=("--no-such-option",),
                missing=("{shelf}/one",)),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "WORKON_HOME is made when it is missing, and that is said",
        shelf="{home}/not/there yet",
        steps=[
            run("mkvirtualenv", "--without-pip", "one", active="one", out=ANY,
                err=("NOTE: Virtual environments directory {shelf} does not exist. Creating...",)),
        ]),
    Scenario(
        "Ctrl-C while an environment is made leaves nothing",
        modes=(TERMINAL,),
        lay=[*shelved("alpha"), File("{work}/slow", "#!/bin/sh\necho started >/dev/tty\nexec /bin/sleep 600\n", 0o755)],
        steps=[
            run("workon", "alpha", active="alpha"),
            interrupt("mkvirtualenv", "--without-pip", "-p", "{work}/slow", "one", after="started", status=130,
                      shows=ANY, missing=("{shelf}/one",)),
            run("lsvirtualenv", "-b", out="alpha\n"),
            run("deactivate", active=None, as_at_start=True),
        ]),
]
