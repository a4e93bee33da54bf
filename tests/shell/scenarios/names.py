# SPDX-License-Identifier: MIT
"""Names with every character that means something somewhere."""

from sandbox import Directory, Venv, shelved
from steps import ALL_SHELLS, ANY, HOOKED_SHELLS, TERMINAL, Scenario, cd, run

NAMES = ["two words", "it's", 'double"quote', "$HOME", "${HOME}", "$(touch pwned)", "`touch pwned`", "bang!", "!!",
         "100%", "%n%1v", "st*r", "qu?stion", "[br]", "{a,b}", "~", "~root", "#hash", "semi;colon", "amp&", "pipe|",
         "<in>", "(paren)", "back\\slash", "trailing\\", "tab\there", "caf\u00e9", "\u2018smart\u2019", "a=b", "^a^b",
         "@at", "1.10", " leading", "trailing ", "-dash", "--dash"]
PLAIN_NAMES = [name for name in NAMES if "\t" not in name]
NOT_UTF8 = "caf\udce9"
VALID_UTF8_SHELLS = tuple(name for name in ALL_SHELLS if name != "powershell")


def without_controls(name):
    return "".join(character for character in name if character >= " " and character != "\x7f")


def use(name):
    """Works on an environment of that name and leaves it."""
    return [
        run("workon", name, active=name, prompt_name=without_controls(name)),
        run("deactivate", active=None, as_at_start=True, missing=("{work}/pwned",)),
    ]


def remove(name):
    words = ("--", name) if name.startswith("-") else (name,)
    return [run("rmvirtualenv", *words, out=("Removing ",), missing=("{shelf}/" + name,))]


def visit(directory):
    return [cd("{work}/" + directory, active="bound"),
            cd("{work}", active=None, as_at_start=True, missing=("{work}/pwned",))]


SCENARIOS = [
    Scenario("work on environments with awkward names", lay=shelved(*NAMES),
             steps=[step for name in NAMES for step in use(name)]),
    Scenario("work on an environment with a newline in its name", lay=shelved("new\nline"),
             steps=use("new\nline")),
    Scenario("work on an environment whose name is not UTF-8", lay=shelved(NOT_UTF8),
             shells=VALID_UTF8_SHELLS, steps=[
                 run("workon", NOT_UTF8, active=NOT_UTF8, prompt_name="caf"),
                 run("deactivate", active=None, as_at_start=True)]),
    Scenario("remove environments with awkward names", lay=shelved(*PLAIN_NAMES),
             steps=[step for name in PLAIN_NAMES for step in remove(name)]),
    Scenario("control characters in a name are refused where they would be written", lay=shelved("new\nline"), steps=[
        run("rmvirtualenv", "new\nline", status=2, err=("'new\\x0aline' holds a control character",),
            present=("{shelf}/new\nline",)),
        run("mkvirtualenv", "--without-pip", "tab\there", status=2, err=("'tab\\x09here' holds a control character",),
            missing=("{shelf}/tab\there",))]),
    Scenario("make environments with awkward names",
             steps=[step for name in ("it's $(touch pwned)", "bang! 100% [br]*")
                    for step in (run("mkvirtualenv", "--without-pip", name, active=name, out=ANY, err=ANY),
                                 run("deactivate", active=None, as_at_start=True, missing=("{work}/pwned",)))]),
]

SCENARIOS += [
    Scenario(f"WORKON_HOME is {shelf!r}", shelf="{home}/" + shelf, lay=shelved("alpha"), steps=[
        run("workon", "alpha", active="alpha"),
        run("workon", status=1, out="alpha\n"),
        run("deactivate", active=None, as_at_start=True, missing=("{work}/pwned",)),
    ])
    for shelf in ("it's my $ `touch pwned` $(touch pwned)", "bang! 100% [br]* -dash", "new\nline", "back\\slash \"q\"")
]

SCENARIOS += [
    Scenario(f"cd into a project called {directory!r}", modes=(TERMINAL,), shells=HOOKED_SHELLS,
             lay=[Directory("{work}/" + directory), Venv("{shelf}/bound", project="{work}/" + directory)],
             steps=visit(directory))
    for directory in ("two words", "it's $(touch pwned)", "`touch pwned`", "bang! 100% [br]*", "-dash", "=env",
                      "\u2018smart\u2019")
]

# PowerShell takes a backslash for a slash, and csh sees a newline as the end of a word of `$cwd`.
SCENARIOS += [
    Scenario(f"cd into a project called {directory!r}", modes=(TERMINAL,), shells=shells,
             lay=[Directory("{work}/" + directory), Venv("{shelf}/bound", project="{work}/" + directory)],
             steps=visit(directory))
    for directory, shells in (("back\\slash", ("bash", "zsh", "fish", "tcsh")), ("new\nline", ("bash", "zsh", "fish")),
                              (NOT_UTF8, ("bash", "zsh", "fish", "tcsh")))
]
