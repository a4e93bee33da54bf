# SPDX-License-Identifier: MIT
"""molt import: environments that other tools made."""

from sandbox import Directory, File, Link, Venv
from steps import HOOKED_SHELLS, TERMINAL, Scenario, cd, run

PYENV = "{home}/.pyenv/versions"

SCENARIOS = [
    Scenario(
        "an environment of pyenv is linked, and removing it removes the link",
        lay=[Venv(PYENV + "/3.11.2/envs/my web"), Link(PYENV + "/my web", "{home}/.pyenv/versions/3.11.2/envs/my web"), Directory("{shelf}")],
        steps=[
            run("molt", "import", "--dry-run", "pyenv", out=f"would link my web: {PYENV}/my web\n", missing=("{shelf}/my web",)),
            run("molt", "import", "pyenv", out=f"linked my web: {PYENV}/my web\n", present=("{shelf}/my web",)),
            run("molt", "import", "pyenv", out="already there my web: {shelf}/my web\n"),
            run("workon", "my web", active="my web"),
            run("deactivate", active=None),
            run("rmvirtualenv", "my web", out="Removing my web...\n", missing=("{shelf}/my web",), present=(PYENV + "/my web/bin/python",)),
        ]),
    Scenario(
        "cd activates what virtualfish had bound",
        modes=(TERMINAL,), shells=HOOKED_SHELLS,
        lay=[Venv("{home}/envs/shop", project="{work}/my shop"), Directory("{work}/my shop"), Directory("{shelf}")],
        env={"VIRTUALFISH_HOME": "{home}/envs"},
        steps=[
            cd("{work}/my shop"),
            cd("{work}"),
            run("molt", "import", "virtualfish", out="linked shop: {home}/envs/shop\nbound shop: {work}/my shop\n"),
            cd("{work}/my shop", active="shop"),
            cd("{work}", active=None),
        ]),
    Scenario(
        "an environment of pipenv is bound where it stands",
        lay=[Venv("{shelf}/shop-abcdefgh"), File("{shelf}/shop-abcdefgh/.project", "{work}/shop"), Directory("{work}/shop")],
        env={"WORKON_HOME": "{home}/.virtualenvs"},
        steps=[
            run("molt", "import", "pipenv", out="bound shop-abcdefgh: {work}/shop\n"),
            run("workon", "shop-abcdefgh", active="shop-abcdefgh", cwd="{work}/shop"),
        ]),
    Scenario(
        "nothing to import is an error",
        steps=[
            run("molt", "import", "pyenv", status=1, err=("pyenv keeps its environments in '" + PYENV + "', which is not there",)),
            run("molt", "import", "conda", status=2, err=("molt cannot import from 'conda'",)),
        ]),
]
