# SPDX-License-Identifier: MIT
"""What stands in the prompt, drawn as text whatever it says."""

from sandbox import Venv, shelved
from steps import ANY, HOOKED_SHELLS, TERMINAL, Scenario, keys, line, run

EVIL = ["$(touch {work}/pwned)", "`touch {work}/pwned`", "${HOME} $HOME", "\\u\\w\\$(touch {work}/pwned)", "%n %~ %1v 100%",
        "%F{red}red%f", "bang! !!", "it's \"quoted\"", "(parens)", "(touch {work}/pwned)", "; touch {work}/pwned",
        "caf\u00e9 \u2018smart\u2019", "%$HOME", "%{%}"]


def drawn(number, prompt):
    return [run("workon", f"e{number}", active=f"e{number}", prompt_name=prompt),
            line("", missing=("{work}/pwned",))]


SCENARIOS = [
    Scenario("a prompt is text, whatever it looks like", modes=(TERMINAL,), shells=HOOKED_SHELLS,
             lay=[Venv(f"{{shelf}}/e{number}", prompt=prompt) for number, prompt in enumerate(EVIL)],
             steps=[step for number, prompt in enumerate(EVIL) for step in drawn(number, prompt)]
             + [run("deactivate", active=None, as_at_start=True)]),
    Scenario("escape sequences in a name do not reach the terminal", modes=(TERMINAL,), shells=HOOKED_SHELLS,
             lay=[Venv("{shelf}/esc", prompt="a\x1b]0;title\x07b\x1b[31mc")],
             steps=[run("workon", "esc", active="esc", prompt_name="a]0;titleb[31mc"),
                    run("deactivate", active=None, as_at_start=True)]),
    Scenario("VIRTUAL_ENV_DISABLE_PROMPT", modes=(TERMINAL,), shells=HOOKED_SHELLS, lay=shelved("alpha"),
             env={"VIRTUAL_ENV_DISABLE_PROMPT": "1"},
             steps=[run("workon", "alpha", active="alpha"),
                    run("deactivate", active=None, as_at_start=True)]),
    Scenario("TAB completes the name of an environment", modes=(TERMINAL,), shells=HOOKED_SHELLS,
             lay=shelved("alpha", "beta"),
             steps=[keys("workon al\t\r", shows=ANY, active="alpha"),
                    keys("workon be\t\r", shows=ANY, active="beta")]),
    Scenario("a prompt is text in posix mode, which heeds no promptvars", modes=(TERMINAL,), shells=("bash",),
             before={"bash": ("set -o posix", "shopt -u promptvars")}, lay=[Venv("{shelf}/e0", prompt=EVIL[0])], steps=drawn(0, EVIL[0])),
    Scenario("TAB quotes what must be quoted", modes=(TERMINAL,),
             shells=("bash", "zsh", "fish", "powershell"),    # tcsh cuts what it is offered at white space
             lay=shelved("my env", "it's", "$(touch pwned)"),
             steps=[keys("workon my\t\r", shows=ANY, active="my env"),
                    keys("workon it\t\r", shows=ANY, active="it's", missing=("{work}/pwned",))]),
    Scenario("no job and no line of history is ours", modes=(TERMINAL,), shells=("bash", "zsh", "fish", "tcsh"),
             lay=shelved("alpha"),
             steps=[run("workon", "alpha", active="alpha"),
                    line({"fish": "jobs -q", "bash": "jobs", "zsh": "jobs", "tcsh": "jobs"}, status=ANY),
                    line({"fish": "history | grep -c '[_]_molt'", "bash": "history | grep -c '[_]_molt'",
                          "zsh": "history 1 | grep -c '[_]_molt'", "tcsh": "history | grep -c '[_]_molt'"},
                         status=ANY, shows=("0",))]),
]
