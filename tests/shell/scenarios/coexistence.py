# SPDX-License-Identifier: MIT
"""With the user's own settings, functions and aliases, and with the scripts of the environments."""

from sandbox import shelved
from steps import ALL_SHELLS, ANY, SCRIPT, TERMINAL, Scenario, run, source, source_hook

POSIX = ("bash", "zsh")
WORDS = ("cd", "ls", "rm", "grep", "cat", "command", "export", "unset", "eval", "printf", "test", "source", "local",
         "hash", "pwd")
# What cannot be redefined at all, or ends the shell in the hands of its own start-up, is left out.
ALIASES = {
    "bash": ["shopt -s expand_aliases"] + [f"alias {word}='echo hijacked {word}'" for word in WORDS],
    "zsh": [f"alias {word}='echo hijacked {word}'" for word in WORDS],
    "tcsh": [f"alias {word} 'echo hijacked {word}'" for word in ("ls", "rm", "grep", "cat", "test", "pwd")],
    "csh": [f"alias {word} 'echo hijacked {word}'" for word in ("ls", "rm", "grep", "cat", "test", "pwd")],
    "fish": [f"alias {word}='echo hijacked {word}'" for word in ("ls", "rm", "grep", "cat", "export", "hash")],
    "powershell": [f"function global:{word} {{ 'hijacked {word}' }}" for word in ("ls", "rm", "grep", "cat", "Set-Alias", "Test-Path", "Out-String")],
}
FUNCTIONS = {
    "bash": [f"{word}() {{ echo hijacked {word}; }}" for word in WORDS if word not in ("eval", "local")],
    "zsh": [f"function {word} {{ echo hijacked {word}; }}" for word in WORDS if word not in ("eval", "local")],
    "fish": [f"function {word}; echo hijacked {word}; end" for word in ("ls", "rm", "grep", "cat", "export", "cd")],
}
STRICT = {"bash": ["set -eu -o pipefail -o noclobber -o noglob", "IFS=/:a"],
          "zsh": ["setopt err_exit no_unset no_clobber no_glob pipe_fail ksh_arrays sh_word_split csh_junkie_quotes", "IFS=/:a"],
          "tcsh": ["set noclobber", "set noglob", "set nonomatch"],
          "csh": ["set noclobber", "set noglob", "set nonomatch"],
          "powershell": ["Set-StrictMode -Version Latest", "$ErrorActionPreference = 'Stop'",
                         "$PSNativeCommandUseErrorActionPreference = $true"]}
ROUND_TRIP = [
    run("workon", "alpha", active="alpha"),
    run("workon", "beta", active="beta"),
    run("deactivate", active=None, as_at_start=True),
]

SCENARIOS = [
    Scenario("under strict settings", lay=shelved("alpha", "beta"), before=STRICT, shells=tuple(STRICT), steps=ROUND_TRIP),
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
