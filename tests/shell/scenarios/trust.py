# SPDX-License-Identifier: MIT
"""A `.venv` in a project: nothing happens before `molt allow`, whatever the project says."""

from sandbox import Directory, File, Venv
from steps import ANY, HOOKED_SHELLS, TERMINAL, Scenario, cd, line, run, tool

PROJECT = [Directory("{work}/p/deep"), Venv("{work}/p/.venv"), Directory("{work}/q")]
IN_PROJECT = {"active": "{work}/p/.venv"}
UNTRUSTED = ("molt allow",)
NOT_IN_PATH = ("its path has a ':' in it",)
HOSTILE = "{work}/$(touch pwned) `touch pwned`"
PWN = "#!/bin/sh\n/bin/touch {work}/pwned\n"


def at_prompt(name, steps, **more):
    return Scenario(name, steps, **{"lay": PROJECT, "modes": (TERMINAL,), "shells": HOOKED_SHELLS, **more})


SCENARIOS = [
    at_prompt("an untrusted .venv says once what to type, then activates", [
        cd("{work}/p", err=UNTRUSTED),
        cd("{work}/p/deep"),
        cd("{work}"),
        cd("{work}/p"),
        run("molt", "allow", shows=ANY, **IN_PROJECT),
        cd("{work}/p/deep", **IN_PROJECT),
        cd("{work}", active=None, as_at_start=True),
        cd("{work}/p/deep", **IN_PROJECT),
    ]),
    at_prompt("the decision holds in the next shell, started inside", start="{work}/p", steps=[
        line("", shows=ANY),
        run("molt", "allow", shows=ANY, **IN_PROJECT),
        run("molt", "deny", shows=ANY, active=ANY, path=ANY),
        cd("{work}", active=None),
        cd("{work}/p", shows=ANY),
    ]),
    at_prompt("molt allow and molt deny of a directory elsewhere", [
        run("molt", "allow", "{work}/p", out="allowed '{work}/p/.venv'\n"),
        cd("{work}/p/deep", **IN_PROJECT),
        cd("{work}", active=None, as_at_start=True),
        run("molt", "deny", "{work}/p/deep", out="denied '{work}/p/.venv'\n"),
        cd("{work}/p"),
        cd("{work}"),
        run("molt", "allow", "{work}/q", status=1, err=("there is no environment in '{work}/q' or above it",)),
    ]),
    at_prompt("what no PATH can hold is not activated", lay=[Venv("{work}/a:b/.venv"), Directory("{work}/q"), Venv("{shelf}/c:d")], steps=[
        cd("{work}/a:b", err=NOT_IN_PATH),
        run("molt", "allow", status=1, err=("cannot allow '{work}/a:b/.venv': ", *NOT_IN_PATH)),
        cd("{work}/q", path=["..."]),
        run("workon", "c:d", status=1, err=("cannot activate '{shelf}/c:d': ", *NOT_IN_PATH), path=["..."]),
    ]),
    at_prompt("what molt made in a project is trusted", [
        cd("{work}/q"),
        run("mkvirtualenv", "--without-pip", "--here", shows=ANY, active="{work}/q/.venv", prompt_name="q"),
        cd("{work}", active=ANY, shows=ANY),
        run("deactivate", status=ANY, shows=ANY, active=None),
        cd("{work}/q", active="{work}/q/.venv", prompt_name="q"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a .venv that replaces an allowed one asks again", [
        cd("{work}/p", err=UNTRUSTED),
        run("molt", "allow", shows=ANY, **IN_PROJECT),
        cd("{work}", active=None),
        tool("/bin/mv", "{work}/p/.venv", "{work}/old"),
        tool("/bin/cp", "-a", "{work}/old", "{work}/p/.venv"),
        cd("{work}/p", shows=ANY),
    ]),
    at_prompt("a .venv that others can write is refused", lay=PROJECT + [Directory("{work}/p/.venv", 0o777)], steps=[
        cd("{work}/p", shows=(".venv",)),
        run("molt", "allow", status=1, shows=(".venv",)),
        cd("{work}/p/deep"),
    ]),
    at_prompt("a marker that appears or goes is noticed at the prompt", lay=[Directory("{work}/p"), Venv("{work}/old")],
              steps=[
        cd("{work}/p"),
        tool("/bin/mv", "{work}/old", "{work}/p/.venv", err=UNTRUSTED),
        run("molt", "allow", shows=ANY, **IN_PROJECT),
        tool("/bin/mv", "{work}/p/.venv", "{work}/old", active=None, err=("is gone, and was left",)),
    ]),
    at_prompt("nothing in a project is executed", lay=[
        Directory(HOSTILE), Venv(HOSTILE + "/.venv", prompt="$(touch {work}/pwned)"),
        File(HOSTILE + "/.venv/bin/activate", PWN), File(HOSTILE + "/.venv/bin/molt", PWN, 0o755),
        File(HOSTILE + "/.venv/bin/touch", PWN, 0o755), File(HOSTILE + "/molt", PWN, 0o755),
        File(HOSTILE + "/.envrc", PWN), File(HOSTILE + "/.autoenv", PWN)],
              steps=[
        cd(HOSTILE, err=UNTRUSTED, missing=("{work}/pwned",)),
        run("molt", "allow", shows=ANY, active=HOSTILE + "/.venv", prompt_name="$(touch {work}/pwned)",
            missing=("{work}/pwned",)),
        run("deactivate", active=None, missing=("{work}/pwned",)),
        cd("{work}", missing=("{work}/pwned",)),
        cd(HOSTILE, active=HOSTILE + "/.venv", prompt_name="$(touch {work}/pwned)", missing=("{work}/pwned",)),
        cd("{work}", active=None, as_at_start=True, missing=("{work}/pwned",)),
    ]),
]
