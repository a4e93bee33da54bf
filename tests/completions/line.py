# SPDX-License-Identifier: MIT
"""A shell in a terminal, in which lines are typed and completed."""

import os
import re

import session
from terminal import ESCAPES, Terminal, plain

UP_TO = rb"\A(?:" + ESCAPES.pattern + rb"|[^\x1b])*?"      # what follows is no part of an escape sequence
BASH_COMPLETION = "/usr/share/bash-completion/bash_completion"
HOOK = "the hook file"


def ways(shell, prefix):
    """How a user gets completion in this shell, and the lines of the rc file for each; `{root}` in them is a sandbox's."""
    share = prefix + "/share"
    hook = [shell.set_exe("{root}/bin/molt"), shell.source_hook_file(prefix)]
    lazily = {
        "bash": {"bash-completion": [f". {BASH_COMPLETION}"], "the file": [f". {share}/bash-completion/completions/molt"],
                 "bash-completion and the hook file": [f". {BASH_COMPLETION}", *hook]},
        "zsh": {"compinit": [f"fpath=({share}/zsh/site-functions {share}/zsh/vendor-completions $fpath)"]},
        "fish": {"vendor_completions.d": [f"set -g fish_complete_path {share}/fish/vendor_completions.d $fish_complete_path"]},
        "tcsh": {"the file": [f"source {share}/molt/completion.csh"]},
        "powershell": {"the file": [f". {share}/molt/completion.ps1"]},
    }[shell.name]
    return {**lazily, HOOK: hook}


def project_home(shell):
    """In bash and zsh it counts though it is not exported, as for virtualenvwrapper."""
    return "PROJECT_HOME={home}/projects" if shell.name in ("bash", "zsh") else shell.setenv("PROJECT_HOME", "{home}/projects")


class Line:
    def __init__(self, shell, sandbox, lines):
        shell.write_rc(sandbox.home, [*map(sandbox.expand, [project_home(shell), *lines]), shell.session_setup()])
        variables = {"PATH": "{root}/bin:/usr/bin:/bin", "VIRTUAL_ENV": "{root}/active", "XDG_DATA_HOME": "{prefix}/share"}
        environment = {key: value.encode() for key, value in sandbox.environment(variables).items()}
        self.record = sandbox.root + "/words"
        self.draws_always = shell.name == "powershell"
        self.terminal = Terminal(shell.session_command(), environment, sandbox.work)
        self.terminal.wait(session.PROMPT)

    def complete(self, text, last):
        """The words of the line after TAB, and what the terminal showed. `last` is what the line then ends with, or empty when it stays as it is.
        PowerShell loses keys that come while it completes, and draws the line again after that."""
        word = text.rsplit(" ", 1)[-1]
        self.terminal.send(text.encode() + b"\t")
        shown = self.terminal.wait(re.escape(word.encode()))
        shown += self.terminal.wait(UP_TO + re.escape((last or (word if self.draws_always else "")).encode()))
        self.terminal.send(b"\r")
        shown += self.terminal.wait(session.NEXT_PROMPT)
        with open(self.record, "rb") as file:
            words = file.read().decode().split("\0")[:-1]
        os.remove(self.record)
        return words, plain(shown)

    def list(self, text, wanted):
        """Presses TAB and waits for a part of the list that the shell shows."""
        self.terminal.send(text.encode() + b"\t")
        self.terminal.wait(re.escape(wanted.encode()))

    def close(self):
        self.terminal.close()
