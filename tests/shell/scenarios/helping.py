# SPDX-License-Identifier: MIT
"""`molt` alone and `molt help`: what a person does who does not know more."""

from steps import SCRIPT, TERMINAL, Scenario, run, tool

RC_FILES = {
    "bash": ("~/.bashrc", "source {prefix}/share/molt/molt.bash"), "zsh": ("~/.zshrc", "source {prefix}/share/molt/molt.zsh"),
    "fish": ("~/.config/fish/config.fish", "source {prefix}/share/molt/molt.fish"),
    "tcsh": ("~/.tcshrc", "source {prefix}/share/molt/molt.csh"), "csh": ("~/.cshrc", "source {prefix}/share/molt/molt.csh"),
    "powershell": ("$PROFILE", ". {prefix}/share/molt/molt.ps1"),
}
HINT = "put this line at the end of "

SCENARIOS = [
    *(Scenario(
        "the program tells how to load its hook file", shells=(shell,), modes=(SCRIPT, TERMINAL),
        steps=[
            tool("{prefix}/bin/molt", out=("mkvirtualenv", f"{HINT}{file}:", line)),
            tool("{prefix}/bin/molt", "help", out=(f"{HINT}{file}:", line)),
            tool("{prefix}/bin/molt", "help", "workon", out=("usage: workon ",), silent_on=(HINT,)),
        ]) for shell, (file, line) in RC_FILES.items()),
    Scenario(
        "where the hook file is loaded nobody is told to load it", modes=(SCRIPT, TERMINAL),
        steps=[
            run("molt", out=("mkvirtualenv",), silent_on=(HINT,)),
            run("molt", "help", out=("mkvirtualenv",), silent_on=(HINT,)),
            run("molt", "--help", out=("mkvirtualenv",), silent_on=(HINT,)),
            run("molt", "help", "workon", out=("usage: workon ",)),
        ]),
]
