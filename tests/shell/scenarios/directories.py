# SPDX-License-Identifier: MIT
"""Projects bound to an environment: cd in, about and out."""

from sandbox import Directory, Link, Venv, shelved
from steps import ANY, HOOKED_SHELLS, TERMINAL, Scenario, cd, line, nest, run, setenv, tool

BOUND = [Directory("{work}/p/deep/er"), Directory("{work}/q"), Directory("{work}/plain"),
         Venv("{shelf}/pe", project="{work}/p"), Venv("{shelf}/qu", project="{work}/q"), *shelved("other")]


def at_prompt(name, steps, **more):
    return Scenario(name, steps, **{"lay": BOUND, "modes": (TERMINAL,), "shells": HOOKED_SHELLS, **more})


SCENARIOS = [
    at_prompt("cd into a bound project and out of it", [
        cd("{work}/plain"),
        cd("{work}/p", active="pe"),
        cd("{work}/p/deep/er", active="pe"),
        cd("{work}/plain", active=None, as_at_start=True),
        cd("{work}/p/deep", active="pe"),
        cd("/", active=None, as_at_start=True),
    ]),
    at_prompt("cd, pushd and popd of csh, which are aliases", shells=("csh",), steps=[
        cd("{work}/p", active="pe"),
        run("pushd", "{work}/q", shows=ANY, active="qu", cwd="{work}/q"),
        run("popd", shows=ANY, active="pe", cwd="{work}/p"),
        cd("{work}/plain", active=None, as_at_start=True),
        cd("{work}/p/deep", active="pe"),
        run("deactivate", active=None),
        cd("{work}/p", active=None),
        cd("{work}", as_at_start=True),
    ]),
    at_prompt("from one project straight into another", [
        cd("{work}/p", active="pe"),
        cd("{work}/q", active="qu"),
        cd("{work}/p", active="pe"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a project bound by mkvirtualenv -a", lay=[Directory("{work}/new")], steps=[
        run("mkvirtualenv", "--without-pip", "-a", "{work}/new", "one", active="one", cwd="{work}/new", shows=ANY),
        cd("{work}", active="one"),
        run("deactivate", active=None),
        cd("{work}/new", active="one"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("what was chosen by hand comes back after the project", [
        run("workon", "other", active="other"),
        cd("{work}/p", active="pe"),
        cd("{work}/p/deep", active="pe"),
        cd("{work}", active="other"),
        run("deactivate", active=None, as_at_start=True),
        cd("{work}/p", active="pe"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("deactivate by hand holds until the project is left", [
        cd("{work}/p", active="pe"),
        run("deactivate", active=None),
        cd("{work}/p/deep", active=None),
        cd("{work}/p", active=None),
        cd("{work}", active=None, as_at_start=True),
        cd("{work}/p", active="pe"),
    ]),
    at_prompt("workon by hand inside a project holds", [
        cd("{work}/p", active="pe"),
        run("workon", "-n", "other", active="other"),
        cd("{work}/p/deep", active="other"),
        cd("{work}", active="other"),
        run("deactivate", active=None, as_at_start=True),
    ]),
    at_prompt("a shell that starts in a project is in its environment", start="{work}/p/deep", steps=[
        line("", active="pe"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a nested shell leaves the project of its parent",
              shells=("bash", "zsh", "fish", "tcsh"), steps=[
        cd("{work}/p", active="pe"),
        nest(shows=ANY),
        cd("{work}/p/deep", active="pe"),
        cd("{work}", active=None, as_at_start=True),
        line("exit", status=ANY, shows=ANY, active="pe"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("the nearest project wins", lay=BOUND + [Venv("{shelf}/in", project="{work}/p/deep")], steps=[
        cd("{work}/p", active="pe"),
        cd("{work}/p/deep/er", active="in"),
        cd("{work}/p", active="pe"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a directory deep below the project", lay=BOUND + [Directory("{work}/p" + "/x" * 20)], steps=[
        cd("{work}/p" + "/x" * 20, active="pe"),
        cd("{work}/p", active="pe"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a directory whose name begins like the project's", lay=BOUND + [Directory("{work}/pp")], steps=[
        cd("{work}/pp"),
        cd("{work}/p", active="pe"),
        cd("{work}/pp", active=None, as_at_start=True),
    ]),
    at_prompt("a project that is removed under the shell", shells=("bash", "zsh", "fish", "tcsh"), steps=[
        cd("{work}/p/deep", active="pe"),
        tool("/bin/rm", "-rf", "{work}/p", active=ANY),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a project reached through a link", lay=BOUND + [Link("{work}/link", "{work}/p")], steps=[
        cd("{work}/link/deep", cwd="{work}/p/deep", active="pe"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("the status survives the hook at the prompt", [
        line({"bash": "cd {work}/p; (exit 7)", "zsh": "cd {work}/p; (exit 7)",
              "fish": "cd {work}/p; sh -c 'exit 7'", "tcsh": "cd {work}/p; sh -c 'exit 7'",
              "powershell": "cd {work}/p; sh -c 'exit 7'"}, status=7, active="pe"),
        line({"bash": "cd {work}; (exit 7)", "zsh": "cd {work}; (exit 7)",
              "fish": "cd {work}; sh -c 'exit 7'", "tcsh": "cd {work}; sh -c 'exit 7'",
              "powershell": "cd {work}; sh -c 'exit 7'"}, status=7, active=None),
    ]),
    at_prompt("a bound environment that has gone says so once", [
        cd("{work}/p", active="pe"),
        cd("{work}", active=None),
        tool("/bin/rm", "-rf", "{shelf}/pe"),
        cd("{work}/p", err=("pe",)),
        cd("{work}/p/deep"),
        cd("{work}"),
        cd("{work}/p"),
    ]),
    at_prompt("rmvirtualenv of the bound environment unbinds the project", [
        cd("{work}/p", active="pe"),
        cd("{work}", active=None),
        run("rmvirtualenv", "pe", out="Removing pe...\n"),
        cd("{work}/p", as_at_start=True),
    ]),
    at_prompt("of two environments bound to a directory, the older has it when the newer goes", lay=BOUND + [Directory("{work}/r"), *shelved("old", "new")],
              steps=[
        run("setvirtualenvproject", "old", "{work}/r", shows=ANY),
        run("setvirtualenvproject", "new", "{work}/r", shows=ANY),
        cd("{work}/r", active="new"),
        cd("{work}", active=None),
        run("mvvirtualenv", "new", "newer", out="Renamed new to newer\n"),
        cd("{work}/r", active="newer"),
        cd("{work}", active=None),
        run("rmvirtualenv", "newer", out="Removing newer...\n"),
        cd("{work}/r", active="old"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("MOLT_AUTO=0 switches it off", env={"MOLT_AUTO": "0"}, start="{work}/p", steps=[
        line(""),
        cd("{work}"),
        cd("{work}/p", as_at_start=True),
        run("workon", "other", active="other"),
        cd("{work}/q", active="other"),
    ]),
    at_prompt("an environment of somebody else is left alone", env={"VIRTUAL_ENV": "/opt/theirs"},
              shells=("bash", "zsh", "fish", "tcsh"), steps=[
        line("", active=ANY),
        cd("{work}/p", env={"VIRTUAL_ENV": "/opt/theirs"}, active=ANY, as_at_start=True),
        cd("{work}", env={"VIRTUAL_ENV": "/opt/theirs"}, active=ANY, as_at_start=True),
    ]),
    at_prompt("cd in a command substitution activates nothing", shells=("bash", "zsh", "fish"), steps=[
        line({"bash": "echo \"<$(cd {work}/p; pwd)>\"", "zsh": "echo \"<$(cd {work}/p; pwd)>\"",
              "fish": "echo '<'(cd {work}/p; pwd)'>'; cd {work}"}, out="<{work}/p>\n"),
        line("", as_at_start=True),
    ]),
]
