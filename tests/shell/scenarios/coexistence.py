# SPDX-License-Identifier: MIT
"""With the user's own settings, functions and aliases, and with the scripts of the environments."""

from sandbox import Directory, Venv, shelved
from steps import ALL_SHELLS, ANY, SCRIPT, TERMINAL, Scenario, cd, run, source, source_hook

PROGRAMS = ("ls", "rm", "grep", "cat", "test", "pwd")
BUILTINS = ("cd", "command", "export", "unset", "printf", "source", "hash")
CMDLETS = ("ls", "rm", "grep", "cat", "Set-Alias", "Test-Path", "Out-String")


def each(form, words):
    return [form.replace("WORD", word) for word in words]


# csh cannot quote a builtin, so an alias over one is obeyed there; in fish, an alias is a function.
ALIASES = {
    "bash": ["shopt -s expand_aliases", *each("alias WORD='echo hijacked'", PROGRAMS + BUILTINS + ("eval", "local"))],
    "zsh": each("alias WORD='echo hijacked'", PROGRAMS + BUILTINS + ("eval", "local")),
    "fish": each("alias WORD='echo hijacked'", PROGRAMS + BUILTINS[2:3]),
    "tcsh": each("alias WORD 'echo hijacked'", PROGRAMS),
    "csh": each("alias WORD 'echo hijacked'", PROGRAMS),
    "powershell": each("function global:WORD { 'hijacked' }", CMDLETS),
}
FUNCTIONS = {
    "bash": each("WORD() { echo hijacked; }", PROGRAMS + BUILTINS),
    "zsh": each("function WORD { echo hijacked; }", PROGRAMS + BUILTINS),
    "fish": each("function WORD; echo hijacked; end", PROGRAMS + ("cd", "export", "hash")),
}
CSH_STRICT = ["set noclobber", "set noglob", "set nonomatch"]
STRICT = {
    "bash": ["set -eu -o pipefail -o noclobber -o noglob", "IFS=/:a"],
    "zsh": ["setopt err_exit no_unset no_clobber no_glob pipe_fail ksh_arrays sh_word_split csh_junkie_quotes",
            "IFS=/:a"],
    "tcsh": CSH_STRICT,
    "csh": CSH_STRICT,
    "powershell": ["Set-StrictMode -Version Latest", "$ErrorActionPreference = 'Stop'",
                   "$PSNativeCommandUseErrorActionPreference = $true"],
}
ROUND_TRIP = [
    run("workon", "alpha", active="alpha"),
    run("workon", "beta", active="beta"),
    run("deactivate", active=None, as_at_start=True),
]

SCENARIOS = [
    Scenario("under strict settings", lay=shelved("alpha", "beta"), before=STRICT, shells=tuple(STRICT),
             steps=ROUND_TRIP),
    Scenario("cd into a project under strict settings", modes=(TERMINAL,), before=STRICT,
             shells=("bash", "zsh", "tcsh", "powershell"),
             lay=[Directory("{work}/p"), Venv("{shelf}/bound", project="{work}/p")],
             steps=[cd("{work}/p", active="bound"), cd("{work}", active=None, as_at_start=True)]),
    Scenario("aliases over common words", lay=shelved("alpha", "beta"), before=ALIASES, steps=ROUND_TRIP),
    Scenario("functions over common words", lay=shelved("alpha", "beta"), before=FUNCTIONS, shells=tuple(FUNCTIONS),
             steps=ROUND_TRIP),
    Scenario("sourcing twice is sourcing once", lay=shelved("alpha", "beta"), modes=(SCRIPT, TERMINAL), steps=[
        source_hook(),
        source_hook(),
        run("workon", "alpha", active="alpha"),
        source_hook(),
        run("workon", "beta", active="beta"),
        run("workon", "-", active="alpha"),
        run("deactivate", active=None, as_at_start=True),
    ]),
]

# The scripts of environments export PS1 and leave it so; that of csh needs a prompt.
FOREIGN = [
    run("mkvirtualenv", "--without-pip", "one", active="one", out=ANY, err=ANY),
    run("deactivate", active=None, as_at_start=True),
    source("{shelf}/one/bin/{activate}", active=ANY),
]
SCENARIOS += [
    Scenario(f"{name}: activated by its own script", lay=shelved("alpha"), modes=(mode,), shells=shells,
             steps=FOREIGN + steps)
    for mode, shells in ((SCRIPT, ("bash", "zsh", "fish", "powershell")), (TERMINAL, ALL_SHELLS))
    for name, steps in (
        ("workon leaves an environment", [
            run("workon", "alpha", active="alpha"),
            run("deactivate", active=None, env={"_OLD_VIRTUAL_PATH": None}),
            run("workon", "one", active="one"),
            run("deactivate", active=None, env={"PYTHONHOME": None}),
        ]),
        ("deactivate leaves an environment", [
            run("deactivate", active=None, env={"_OLD_VIRTUAL_PATH": None}),
            run("workon", "alpha", active="alpha"),
            run("deactivate", active=None),
        ]))
]
