# SPDX-License-Identifier: MIT
"""What differs between the shells, as far as the tests have to say it.

The quoting here is the tests' own, on purpose: it must not share a mistake with the binary.
"""

import os
import re
import shutil

SENTINEL = "@READY@ "


class Posix:
    """bash and zsh; the base of the rest, which override what they say differently."""

    name = call_name = ""
    hook = ""
    rc_file = ""
    activate = "activate"
    status = "$?"
    hook_works = True            # activates on cd
    executable = ""
    plain_word = re.compile(r"[A-Za-z0-9_./,@+-][A-Za-z0-9_./=,:@+-]*\Z")
    script_flags = session_flags = ()

    def program(self):
        return shutil.which(self.executable)

    def script_command(self, script):
        return [self.program(), *self.script_flags, script]

    def session_command(self):
        return [self.program(), *self.session_flags]

    def quote(self, word):
        return "'" + word.replace("'", "'\\''") + "'"

    def word(self, word):
        return word if self.plain_word.match(word) else self.quote(word)

    def command(self, words):
        return " ".join(self.word(word) for word in words)

    def external(self, words):
        return self.command(words)

    def setenv(self, name, value):
        return f"export {name}={self.quote(value)}"

    def unsetenv(self, name):
        return f"unset {name}"

    def cd(self, directory):
        return f"cd {self.word(directory)}"

    def source(self, path):
        return f". {self.word(path)}"

    def set_exe(self, path):
        return f"__molt_exe={self.word(path)}"

    def source_hook_file(self, prefix):
        return self.source(f"{prefix}/share/molt/{self.hook}")

    def source_hook(self, prefix):
        """The lines of the rc file."""
        return self.source_hook_file(prefix)

    def probe(self, program, record, paths=()):
        words = [self.external([program, record]), self.status, *map(self.word, paths)]
        return " ".join(words)

    def session_setup(self):
        return f"PS1='{SENTINEL}'"

    def look_for(self, path):
        """Looks whether a file is there, without starting a process."""
        return f"[[ -e {path} ]]"

    def write_rc(self, home, lines):
        path = os.path.join(home, self.rc_file)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write("\n".join(lines) + "\n")


class Bash(Posix):
    name = call_name = executable = "bash"
    hook = "molt.bash"
    rc_file = ".bashrc"
    script_flags = ("--norc",)
    session_flags = ("-i",)


class Zsh(Posix):
    name = call_name = executable = "zsh"
    hook = "molt.zsh"
    rc_file = ".zshrc"
    script_flags = ("-f",)
    session_flags = ("-i",)

    def session_setup(self):
        return f"autoload -Uz compinit\ncompinit -u\n{super().session_setup()}"


class Fish(Posix):
    name = call_name = executable = "fish"
    hook = "molt.fish"
    rc_file = ".config/fish/config.fish"
    activate = "activate.fish"
    status = "$status"
    script_flags = ("--no-config",)
    session_flags = ("-i",)

    def quote(self, word):
        return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def setenv(self, name, value):
        return f"set -gx {name} {self.quote(value)}"

    def unsetenv(self, name):
        return f"set -e {name}"

    def source(self, path):
        return f"source {self.word(path)}"

    def set_exe(self, path):
        return f"set -g __molt_exe {self.word(path)}"

    def look_for(self, path):
        return f"builtin test -e {path}"

    def write_rc(self, home, lines):
        super().write_rc(home, lines)
        # Without it, the first fish of a user reads all manual pages in the background.
        os.makedirs(home + "/.local/share/fish/generated_completions", exist_ok=True)

    def session_setup(self):
        return (f"set -g fish_greeting\nset -g fish_autosuggestion_enabled 0\n"
                f"function fish_prompt; printf %s '{SENTINEL}'; end")


class Tcsh(Posix):
    name = executable = "tcsh"
    call_name = "csh"
    hook = "molt.csh"
    rc_file = ".tcshrc"
    activate = "activate.csh"
    status = "$status"
    script_flags = ("-f",)
    session_flags = ("-i",)
    # A name with '=' or ':' at its start means something to csh; '^' and '!' are history.
    plain_word = re.compile(r"[A-Za-z0-9_./+-][A-Za-z0-9_./+=:,-]*\Z")

    def quote(self, word):
        return "'" + word.replace("'", "'\\''").replace("!", "\\!").replace("\n", "\\\n") + "'"

    def setenv(self, name, value):
        return f"setenv {name} {self.quote(value)}"

    def unsetenv(self, name):
        return f"unsetenv {name}"

    def source(self, path):
        return f"source {self.word(path)}"

    def set_exe(self, path):
        return f"set __molt_exe = {self.word(path)}"

    def source_hook(self, prefix):
        # csh cannot tell where a sourced file lies.
        return f"{self.set_exe(prefix + '/bin/molt')}\n{self.source_hook_file(prefix)}"

    def look_for(self, path):
        return f"if (-e {path}) echo there"

    def session_setup(self):
        return f"set prompt = '{SENTINEL}'\nunset correct"


class Csh(Tcsh):
    """The BSD csh: commands, but neither `cwdcmd` nor `precmd`."""

    name = "csh"
    executable = "bsd-csh"
    rc_file = ".cshrc"
    hook_works = False

    def session_setup(self):
        return f"set prompt = '{SENTINEL}'"


class PowerShell(Posix):
    name = call_name = "powershell"
    hook = "molt.ps1"
    rc_file = ".config/powershell/profile.ps1"
    activate = "Activate.ps1"
    status = "$(if ($?) { 0 } else { $LASTEXITCODE })"
    script_flags = ("-NoProfile", "-NonInteractive", "-NoLogo", "-File")
    session_flags = ("-NoLogo",)
    plain_word = re.compile(r"(?:[A-Za-z_./][A-Za-z0-9_./=+-]*|-|--?[A-Za-z][A-Za-z-]*(?:=[A-Za-z0-9_./-]+)?|[0-9.]+)\Z")

    def program(self):
        return os.environ.get("MOLT_TEST_PWSH") or shutil.which("pwsh")

    def quote(self, word):
        return "'" + re.sub("(['\u2018\u2019\u201a\u201b])", r"\1\1", word) + "'"

    def external(self, words):
        return "& " + self.command(words)

    def setenv(self, name, value):
        return f"$env:{name} = {self.quote(value)}"

    def unsetenv(self, name):
        return f"$env:{name} = $null"

    def set_exe(self, path):
        return f"$global:__molt_exe = {self.quote(path)}"

    def cd(self, directory):
        return f"cd -LiteralPath {self.word(directory)}"

    def look_for(self, path):
        return f"$null = [IO.File]::Exists('{path}')"

    def session_setup(self):
        return (f"Set-PSReadLineOption -PredictionSource None -PromptText ''\n"
                f"function prompt {{ '{SENTINEL}' }}")


EVERY = {shell.name: shell for shell in (Bash(), Zsh(), Fish(), Tcsh(), Csh(), PowerShell())}
