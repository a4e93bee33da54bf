# SPDX-License-Identifier: MIT
"""Every name that makes a directory a project, and ways to come and go."""

import base64
import hashlib
import os
from dataclasses import dataclass

from sandbox import Directory, File, Link, Venv, shelved
from steps import ANY, HOOKED_SHELLS, TERMINAL, Scenario, cd, line, run, tool

UNTRUSTED = ("molt allow",)
STATE = "{home}/.local/state/molt"
CONFIG = "{home}/.config/molt/config.toml"
PDM = "{home}/.local/share/pdm/venvs"


def digest(text, size):
    """URL-safe base64 of the start of the SHA-256, as pipenv and poetry write it."""
    return base64.urlsafe_b64encode(hashlib.sha256(os.fsencode(text)).digest()[:size]).decode()


@dataclass(frozen=True)
class PipenvVenv:
    """The environment where pipenv keeps that of a project; its prompt tells it from others."""

    project: str
    prompt: str

    def lay(self, sandbox):
        project = sandbox.expand(self.project)
        name = f"{os.path.basename(project)}-{digest(project + '/Pipfile', 6)}"
        Venv("{home}/.local/share/virtualenvs/" + name, prompt=self.prompt).lay(sandbox)


@dataclass(frozen=True)
class PoetryVenv:
    """The environment where poetry keeps that of the project called `name`."""

    project: str
    name: str
    prompt: str

    def lay(self, sandbox):
        name = f"{self.name}-{digest(sandbox.expand(self.project), 9)[:8]}-py3.11"
        Venv("{home}/.cache/pypoetry/virtualenvs/" + name, prompt=self.prompt).lay(sandbox)


@dataclass(frozen=True)
class HatchVenv:
    """The environment where hatch keeps that of the project called `name`."""

    project: str
    name: str
    prompt: str

    def lay(self, sandbox):
        place = f"{self.name}/{digest(sandbox.expand(self.project), 9)[:8]}/{self.name}"
        Venv("{home}/.local/share/hatch/env/virtual/" + place, prompt=self.prompt).lay(sandbox)


def at_prompt(name, lay, steps, **more):
    return Scenario(name, steps, **{"lay": lay, "modes": (TERMINAL,), "shells": HOOKED_SHELLS, **more})


# --- what activates ---------------------------------------------------------------------------------------------------

# A `.venv` file that names an environment on the shelf needs no permission: the simplest project there is.
NAMED = [Directory("{work}/p/deep/er"), File("{work}/p/.venv", "web\n"), Directory("{work}/q/deep"),
         File("{work}/q/.venv", "api"), Directory("{work}/plain"), *shelved("web", "api", "other")]

KINDS = [
    at_prompt("a .venv file that names an environment on the shelf", NAMED, [
        cd("{work}/p/deep", active="web"),
        cd("{work}/q", active="api"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a .venv file that holds a path asks first", [
        Directory("{work}/p/deep"), File("{work}/p/.venv", "../envs/one\n"), Venv("{work}/envs/one")], [
        cd("{work}/p", err=UNTRUSTED),
        cd("{work}/p/deep"),
        run("molt", "allow", shows=ANY, active="{work}/envs/one"),
        cd("{work}", active=None, as_at_start=True),
        cd("{work}/p/deep", active="{work}/envs/one"),
    ]),
    at_prompt("a .venv file that names nothing says so once", [
        Directory("{work}/p/deep"), File("{work}/p/.venv", "nowhere\n"), *shelved("web")], [
        cd("{work}/p", err=("nowhere",)),
        cd("{work}/p/deep"),
        cd("{work}"),
        cd("{work}/p", as_at_start=True),
    ]),
    at_prompt("a .venv that is a link is followed once, to what was allowed", [
        Directory("{work}/p"), Link("{work}/p/.venv", "{work}/envs/one"), Venv("{work}/envs/one"),
        Venv("{work}/envs/two")], [
        cd("{work}/p", err=UNTRUSTED),
        run("molt", "allow", shows=ANY, active="{work}/envs/one"),
        cd("{work}", active=None, as_at_start=True),
        tool("/bin/ln", "-sfn", "{work}/envs/two", "{work}/p/.venv"),
        cd("{work}/p", shows=ANY),
    ]),
    at_prompt("pyenv's .python-version", [
        Directory("{work}/p/deep"), File("{work}/p/.python-version", "web\n"),
        Directory("{work}/q"), File("{work}/q/.python-version", "3.11.2\n"), Directory("{work}/pyenv/versions/3.11.2"),
        Venv("{work}/pyenv/versions/web")], env={"PYENV_ROOT": "{work}/pyenv"}, steps=[
        cd("{work}/p/deep", active="{work}/pyenv/versions/web"),
        cd("{work}/q", active=None, as_at_start=True),
        cd("{work}/p", active="{work}/pyenv/versions/web"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a pipenv project whose environment exists", [
        Directory("{work}/p/deep"), File("{work}/p/Pipfile"), PipenvVenv("{work}/p", prompt="of pipenv"),
        Directory("{work}/q"), File("{work}/q/Pipfile")], [
        cd("{work}/p/deep", active=ANY, env={"VIRTUAL_ENV_PROMPT": "of pipenv", "MOLT_ROOT": "{work}/p"}),
        cd("{work}/q", active=None, as_at_start=True),
    ]),
    at_prompt("a poetry project whose environment exists", [
        Directory("{work}/p/deep"), File("{work}/p/pyproject.toml", '[tool.poetry]\nname = "some-tool"\n'),
        PoetryVenv("{work}/p", "some-tool", prompt="of poetry"),
        File("{work}/q/pyproject.toml", '[tool.poetry]\nname = "some-tool"\n')], [
        cd("{work}/p/deep", active=ANY, env={"VIRTUAL_ENV_PROMPT": "of poetry", "MOLT_ROOT": "{work}/p"}),
        cd("{work}/q", active=None, as_at_start=True),
    ]),
    at_prompt("a hatch project whose environment exists", [
        File("{work}/p/pyproject.toml", '[project]\nname = "web"\n[tool.hatch.version]\npath = "web.py"\n'),
        HatchVenv("{work}/p", "web", prompt="of hatch")], [
        cd("{work}/p", active=ANY, env={"VIRTUAL_ENV_PROMPT": "of hatch", "MOLT_ROOT": "{work}/p"}),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a pdm project: the environment it remembers, and one that must be allowed", [
        File("{work}/p/.pdm-python", PDM + "/p-abcdefgh-3.11/bin/python"), Venv(PDM + "/p-abcdefgh-3.11"),
        File("{work}/q/.pdm-python", "{work}/elsewhere/bin/python"), Venv("{work}/elsewhere")], [
        cd("{work}/p", active=PDM + "/p-abcdefgh-3.11"),
        cd("{work}/q", active=None, err=UNTRUSTED, as_at_start=True),
    ]),
    at_prompt("a conda environment that environment.yml names", [
        File("{work}/p/environment.yml", "name: sci\ndependencies: [python]\n"),
        File("{work}/conda/sci/conda-meta/history"), Link("{work}/conda/sci/bin/python", "/usr/bin/python3")],
              env={"CONDA_ENVS_PATH": "{work}/conda"}, steps=[
        cd("{work}/p", active="{work}/conda/sci", env={"CONDA_PREFIX": "{work}/conda/sci"}),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a name of the config, read when the index is made", [
        File(CONFIG, 'trust = ["{work}"]\n[auto]\nnames = ["env", "venv"]\n'), *shelved("web"),
        Venv("{work}/p/venv"), Venv("{work}/q/env"), Directory("{work}/plain/env")], [
        cd("{work}/p", active="{work}/p/venv", env={"MOLT_NAMES": "env:venv"}),
        cd("{work}/q", active="{work}/q/env"),
        cd("{work}/plain", active=None, env={"MOLT_NAMES": "env:venv"}),
    ]),
    at_prompt("a name of the config, known to an earlier shell", [
        File(CONFIG, 'trust = ["{work}"]\n[auto]\nnames = ["env"]\n'), File(STATE + "/names", "env\n"),
        Directory(STATE + "/bound"), Venv("{work}/p/env")], [
        cd("{work}/p", active="{work}/p/env", env={"MOLT_NAMES": "env"}),
        cd("{work}", active=None),
    ]),
]

# --- nearer and farther ----------------------------------------------------------------------------------------------

NESTED = [Venv("{work}/p/.venv"), Venv("{work}/p/sub/.venv"), Directory("{work}/p/sub/deep"),
          File("{work}/p/lib/pyproject.toml", '[project]\nname = "lib"\n')]
OUTER, INNER = "{work}/p/.venv", "{work}/p/sub/.venv"

NESTING = [
    at_prompt("the nearest wins, and the enclosing one stays until the nearer is allowed", NESTED, [
        cd("{work}/p", err=UNTRUSTED),
        run("molt", "allow", shows=ANY, active=OUTER),
        cd("{work}/p/lib"),
        cd("{work}/p/sub/deep", err=UNTRUSTED),
        run("molt", "allow", shows=ANY, active=INNER),
        cd("{work}/p/lib", active=OUTER),
        cd("{work}/p/sub", active=INNER),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a project fifteen levels up", [
        Directory("{work}/p" + "/x" * 15), File("{work}/p/.venv", "web"), *shelved("web")], [
        cd("{work}/p" + "/x" * 15, active="web"),
        cd("{work}", active=None, as_at_start=True),
    ]),
]

# --- ways to come and go ---------------------------------------------------------------------------------------------

WITHOUT_POWERSHELL = ("bash", "zsh", "fish", "tcsh")
AUTO_CD = {"bash": ["shopt -s autocd"], "zsh": ["setopt auto_cd"], "tcsh": ["set implicitcd"]}
SUBSTITUTION = {"bash": 'x=$(cd {work}/p && pwd); echo "<$x>"', "zsh": 'x=$(cd {work}/p && pwd); echo "<$x>"',
                "tcsh": 'set x = `cd {work}/p && pwd`; echo "<$x>"'}

CDPATH = {"bash": ["CDPATH={work}/p"], "zsh": ["cdpath=({work}/p)"], "fish": ["set -g CDPATH . {work}/p"],
          "tcsh": ["set cdpath = ({work}/p)"]}
JUMP = {"bash": ["jump() { builtin cd {work}/p/deep; }"], "zsh": ["jump() { builtin cd {work}/p/deep; }"],
        "fish": ["function jump; builtin cd {work}/p/deep; end"], "tcsh": ["alias jump chdir {work}/p/deep"],
        "powershell": ["function jump { Set-Location {work}/p/deep }"]}
TMUX = "tmux -S {root}/tmux"
PANE = {name: f"'{name} -i'" for name in WITHOUT_POWERSHELL} | {
    "powershell": '"$([Environment]::ProcessPath) -NoLogo"'}


def pane_tells(text):
    """What a shell in the current pane has inherited, and made of it."""
    return [tool("{work}/await"),
            tool("/usr/bin/tmux", "-S", "{root}/tmux", "send-keys", "{work}/tell", "Enter"),
            tool("/usr/bin/tmux", "-S", "{root}/tmux", "wait-for", "told"),
            tool("/bin/cat", "{root}/told", out=(text,))]


WAYS = [
    at_prompt("pushd, popd and cd -", NAMED, [
        run("pushd", "{work}/p", shows=ANY, active="web", cwd="{work}/p"),
        run("pushd", "{work}/q/deep", shows=ANY, active="api", cwd="{work}/q/deep"),
        run("popd", shows=ANY, active="web", cwd="{work}/p"),
        run("popd", shows=ANY, active=None, cwd="{work}", as_at_start=True),
        run("cd", "-", shows=ANY, active="web", cwd="{work}/p"),
    ]),
    at_prompt("a directory typed as a command", NAMED, before=AUTO_CD, shells=WITHOUT_POWERSHELL, steps=[
        line(dict.fromkeys(WITHOUT_POWERSHELL, "{work}/p/deep/"), shows=ANY, active="web", cwd="{work}/p/deep"),
        line(dict.fromkeys(WITHOUT_POWERSHELL, "{work}/"), shows=ANY, active=None, cwd="{work}"),
    ]),
    at_prompt("a directory found by CDPATH", NAMED, before=CDPATH, shells=WITHOUT_POWERSHELL, steps=[
        run("cd", "deep", shows=ANY, active="web", cwd="{work}/p/deep"),
        run("cd", "{work}", active=None, cwd="{work}", as_at_start=True),
    ]),
    at_prompt("a jump by a function of the user's", NAMED, before=JUMP, steps=[
        line("jump", active="web", cwd="{work}/p/deep"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a pane of tmux that inherits the variables of another directory", NAMED + [
        File("{work}/await", """#!/bin/sh
until tmux -S {root}/tmux capture-pane -p | grep -q @READY@; do sleep 0.05; done
""", 0o755), File("{work}/tell", """#!/bin/sh
echo "${VIRTUAL_ENV-nothing}, ${MOLT_ROOT-nowhere}, $PATH" >{root}/told
tmux -S {root}/tmux wait-for -S told
""", 0o755)], [
        cd("{work}/p", active="web"),
        line({name: f"{TMUX} -f /dev/null new-session -d -c {{work}}/plain {shell}" for name, shell in PANE.items()}),
        *pane_tells("nothing, nowhere, /"),
        line({name: f"{TMUX} new-window -c {{work}}/q/deep {shell}" for name, shell in PANE.items()}),
        *pane_tells("{shelf}/api, {work}/q, {shelf}/api/bin:/"),
        tool("/usr/bin/tmux", "-S", "{root}/tmux", "kill-server"),
        line("", active="web"),
    ]),
    at_prompt("a cd in a command substitution prints nothing and moves nothing", NAMED, shells=tuple(SUBSTITUTION),
              steps=[
        line(SUBSTITUTION, out="<{work}/p>\n", cwd="{work}"),
        line("", as_at_start=True),
    ]),
    at_prompt("a path through a link leads to the same project", NAMED + [Link("{work}/link", "{work}/p/deep")], [
        cd("{work}/link/er", cwd="{work}/p/deep/er", active="web"),
        cd("{work}/p", active="web"),
        cd("{work}/link", cwd="{work}/p/deep", active="web"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a shell started elsewhere with the variables of a project", NAMED, shells=WITHOUT_POWERSHELL, steps=[
        cd("{work}/p", active="web"),
        line({name: f"env -C {{work}}/plain {name} -i" for name in WITHOUT_POWERSHELL}, shows=ANY, active=None,
             cwd="{work}/plain"),
        cd("{work}/q", active="api"),
        line("exit", status=ANY, shows=ANY, active="web", cwd="{work}/p"),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("molt auto switches this shell", NAMED, [
        cd("{work}/p", active="web"),
        run("molt", "auto", "off"),
        cd("{work}/q"),
        run("molt", "auto", "on", active="api"),
        cd("{work}", active=None, as_at_start=True),
        run("molt", "auto", "off", env={"MOLT_AUTO": "0"}),
        cd("{work}/p"),
        run("molt", "auto", "on", active="web"),
        cd("{work}", active=None, as_at_start=True),
    ]),
]

# --- what changes under the shell ------------------------------------------------------------------------------------

BESIDE = [File("{work}/p/pyproject.toml", '[project]\nname = "p"\n'), Venv("{work}/made")]
GONE = ("is gone, and was left",)

CHANGES = [
    at_prompt("a .venv that is made and removed in the directory of the shell", [
        Directory("{work}/p"), Venv("{work}/made")], [
        cd("{work}/p"),
        tool("/bin/mv", "{work}/made", "{work}/p/.venv", err=UNTRUSTED),
        run("molt", "allow", shows=ANY, active="{work}/p/.venv"),
        tool("/bin/mv", "{work}/p/.venv", "{work}/made", active=None, err=GONE, as_at_start=True),
        tool("/bin/mv", "{work}/made", "{work}/p/.venv", active="{work}/p/.venv"),
    ]),
    at_prompt("a .venv that is made and removed beside another marker", BESIDE, [
        cd("{work}/p"),
        tool("/bin/mv", "{work}/made", "{work}/p/.venv", err=UNTRUSTED),
        run("molt", "allow", shows=ANY, active="{work}/p/.venv"),
        tool("/bin/mv", "{work}/p/.venv", "{work}/made", active=None, err=GONE, as_at_start=True),
        tool("/bin/mv", "{work}/made", "{work}/p/.venv", active="{work}/p/.venv"),
    ]),
    at_prompt("an active environment that is removed elsewhere is left", NAMED, [
        run("workon", "other", active="other"),
        tool("/bin/rm", "-rf", "{shelf}/other", active=None, err=GONE, as_at_start=True),
        cd("{work}/p/deep", active="web"),
        tool("/bin/mv", "{shelf}/web", "{shelf}/renamed", active=None, shows=ANY),
        cd("{work}", as_at_start=True),
    ]),
    at_prompt("a binding made elsewhere counts at the next cd", [Directory("{work}/p"), Directory("{work}/q"), *shelved("web")], [
        cd("{work}/p"),
        cd("{work}"),
        tool("{prefix}/bin/molt", "setvirtualenvproject", "web", "{work}/p", shows=ANY),
        cd("{work}/p", active="web"),
        tool("{prefix}/bin/molt", "setvirtualenvproject", "web", "{work}/q", shows=ANY, active=None),
        cd("{work}", as_at_start=True),
        cd("{work}/p"),
        cd("{work}/q", active="web"),
    ]),
    at_prompt("mvvirtualenv of a bound environment takes the binding along", [
        Directory("{work}/p"), Venv("{shelf}/web", project="{work}/p")], [
        cd("{work}/p", active="web"),
        run("deactivate", active=None),
        run("mvvirtualenv", "web", "new", shows=ANY),
        cd("{work}", as_at_start=True),
        cd("{work}/p", active="new"),
    ]),
    at_prompt("the directory of the shell is removed", NAMED, shells=WITHOUT_POWERSHELL, steps=[
        cd("{work}/p", active="web"),
        tool("/bin/rm", "-rf", "{work}/p", shows=ANY, active=ANY),
        cd("{work}", active=None, as_at_start=True),
        cd("{work}/q", active="api"),
    ]),
]

SCENARIOS = KINDS + NESTING + WAYS + CHANGES
