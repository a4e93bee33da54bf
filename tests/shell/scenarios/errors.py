# SPDX-License-Identifier: MIT
"""Bad input: one clear line on stderr, the right status, nothing on stdout, nothing changed."""

from sandbox import Directory, File, Link, shelved
from steps import ANY, Scenario, run

SCENARIOS = [
    # The other shells set HOME themselves.
    Scenario("no HOME", env={"HOME": None}, shells=("bash",), steps=[
        run("workon", "alpha", status=1, err=("HOME",), as_at_start=True),
        run("lsvirtualenv", "-b", status=1, err=("HOME",)),
    ]),
    Scenario("WORKON_HOME is missing", shelf="{home}/nowhere", steps=[
        run("workon", "alpha", status=1, err=("alpha",), as_at_start=True),
        run("rmvirtualenv", "alpha", status=ANY, out=ANY, err=("alpha",)),
    ]),
    Scenario("WORKON_HOME is a file", shelf="{home}/file", lay=[File("{home}/file")], steps=[
        run("workon", "alpha", status=1, err=("{home}/file",), as_at_start=True),
        run("workon", status=1, err=("{home}/file",)),
        run("lsvirtualenv", "-b", status=1, err=("{home}/file",)),
        run("mkvirtualenv", "--without-pip", "alpha", status=1, err=("{home}/file",)),
    ]),
    # Not even root can read it.
    Scenario("WORKON_HOME is a link to itself", shelf="{home}/loop", lay=[Link("{home}/loop", "{home}/loop")], steps=[
        run("workon", "alpha", status=1, err=("{home}/loop",), as_at_start=True),
        run("lsvirtualenv", "-b", status=1, err=("{home}/loop",)),
        run("mkvirtualenv", "--without-pip", "alpha", status=1, err=("{home}/loop",)),
    ]),
    Scenario("a file where an environment should be", lay=[*shelved("alpha"), File("{shelf}/file")], steps=[
        run("workon", "file", status=1, err=("file",), as_at_start=True),
        run("lsvirtualenv", "-b", out="alpha\n"),
    ]),
    Scenario("a config that is not TOML", lay=[*shelved("alpha"), File("{home}/.config/molt/config.toml", "\n  a = = 1\n")],
             steps=[
        run("lsvirtualenv", "-b", status=1, err=("{home}/.config/molt/config.toml:2:7:",)),
        run("mkvirtualenv", "--without-pip", "one", status=1, err=("{home}/.config/molt/config.toml:2:7:",),
            missing=("{shelf}/one",)),
    ]),
    Scenario("an unknown command or option", lay=shelved("alpha"), steps=[
        run("molt", "workno", status=2, err=("workno", "did you mean", "workon")),
        run("lsvirtualenv", "--long-lost", status=ANY, out=ANY, err=("--long-lost",)),
        run("mkvirtualenv", "--sytem-site-packages", "one", status=2, err=("did you mean", "--system-site-packages"),
            missing=("{shelf}/one",)),
    ]),
    Scenario("an environment without pyvenv.cfg", lay=[
        File("{shelf}/old/bin/activate"), Link("{shelf}/old/bin/python", "/usr/bin/python3")],
             steps=[
        run("workon", "old", active="old"),
        run("deactivate", active=None, as_at_start=True),
    ]),
    Scenario("an environment whose interpreter is gone", lay=[
        File("{shelf}/old/bin/activate"), File("{shelf}/old/pyvenv.cfg", "home = /nowhere\n"),
        Link("{shelf}/old/bin/python", "/nowhere/python3")],
             steps=[
        run("workon", "old", status=1, err=("environment 'old' is broken: its Python '/nowhere/python3' is gone",),
            as_at_start=True),
    ]),
    Scenario("WORKON_HOME cannot be read", shelf="{home}/shut", lay=[Directory("{home}/shut", 0)], unprivileged=True, steps=[
        run("workon", "alpha", status=1, err=("{home}/shut",), as_at_start=True),
        run("lsvirtualenv", "-b", status=1, err=("{home}/shut",)),
        run("mkvirtualenv", "--without-pip", "alpha", status=1, err=("{home}/shut",)),
    ]),
]
