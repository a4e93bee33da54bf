# SPDX-License-Identifier: MIT
"""The vocabulary of scenarios: what is done, and what must be seen afterwards."""

from dataclasses import dataclass, field

SAME = object()        # as after the step before
ANY = object()         # not looked at


@dataclass(frozen=True)
class Expect:
    """What must hold after a step. What is not said must be silent, succeed and change nothing."""

    status: object = 0
    out: object = ""            # script mode: stdout, exactly; a tuple is a list of parts that must occur
    err: object = ""            # script mode: stderr, likewise
    shows: object = SAME        # terminal mode: parts of what was printed; SAME means those of out and err
    silent_on: tuple = ()       # texts that must not be printed
    active: object = SAME       # the environment: a name on the shelf, a path, or None
    prompt_name: object = SAME  # VIRTUAL_ENV_PROMPT, when it is not the name of the environment
    path: object = SAME         # PATH as a list, "..." standing for what it was at the start
    holds: tuple = ()           # instead of path: these stand in PATH, each once, and nothing of molt's beside them
    calls: object = 0           # how often molt was run; counted where Counted was laid
    cwd: object = SAME
    env: dict = field(default_factory=dict)   # further variables; None means unset
    missing: tuple = ()         # paths that must not exist now
    present: tuple = ()         # paths that must exist now
    as_at_start: bool = False   # every variable is what it was before the first step


@dataclass(frozen=True)
class Step:
    verb: str
    words: tuple
    expect: Expect


def run(*words, **expect):
    """A command of molt or of the shell, each word quoted as a user would."""
    return Step("run", words, Expect(**expect))


def tool(*words, **expect):
    """A program given by its path."""
    return Step("tool", words, Expect(**expect))


def line(text, **expect):
    """A line typed as it stands; a dict holds one per shell."""
    return Step("line", (text,), Expect(**expect))


def setenv(name, value, **expect):
    return Step("setenv", (name, value), Expect(**expect))


def unsetenv(name, **expect):
    return Step("unsetenv", (name,), Expect(**expect))


def cd(directory, **expect):
    return Step("cd", (directory,), Expect(cwd=expect.pop("cwd", directory), **expect))


def source(path, **expect):
    """Sources a file; `{activate}` is what `bin/activate` is called for this shell."""
    return Step("source", (path,), Expect(**expect))


def source_hook(**expect):
    return Step("source_hook", ("{prefix}",), Expect(**expect))


def nest(**expect):
    """Terminal only: starts the same shell inside this one."""
    return Step("nest", (), Expect(**expect))


def keys(text, **expect):
    """Terminal only: keys as they are pressed."""
    return Step("keys", (text,), Expect(**expect))


def interrupt(*words, after, **expect):
    """Terminal only: a command, and Ctrl-C as soon as it has printed `after`."""
    return Step("interrupt", (after, *words), Expect(**expect))


SCRIPT, TERMINAL = "script", "terminal"
ALL_SHELLS = ("bash", "zsh", "fish", "tcsh", "csh", "powershell")
DEFAULT_SHELF = "{home}/.virtualenvs"
HOOKED_SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")


@dataclass(frozen=True)
class Scenario:
    name: str
    steps: list
    lay: list = field(default_factory=list)
    env: dict = field(default_factory=dict)      # variables at the start
    shelf: str = DEFAULT_SHELF                   # sets WORKON_HOME when it is another
    modes: tuple = (SCRIPT,)
    shells: tuple = ALL_SHELLS
    before: dict = field(default_factory=dict)   # shell -> lines ahead of the hook file
    after: dict = field(default_factory=dict)    # shell -> lines behind it
    drawn: bool = True                           # the name of the environment is in the prompt
    needs_root: bool = False                     # gives files away: skipped, by name, where the tests cannot
    unprivileged: bool = False                   # script mode: root runs it as somebody else
    start: str = "{work}"

    @property
    def variables(self):
        return self.env if self.shelf == DEFAULT_SHELF else {"WORKON_HOME": "{shelf}", **self.env}
