# SPDX-License-Identifier: MIT
"""Sections 1.6, 1.7 and 1.8 of the contract: lsvirtualenv, showvirtualenv and allvirtualenv."""

from contract.shared import HOOK_DIRECTORY, NOTE
from sandbox import Directory, File, Link, Venv, shelved
from steps import line, run, setenv, tool, unsetenv
from table import Table, row

POSIX = ("bash", "zsh")       # the languages in which allvirtualenv runs functions and builtins
NAMES = (" two  words", "alpha", "beta", "link")


def details_hook(path, title):
    return File(path, f"#!/bin/sh\necho {title} $1\n", 0o755)


def listed(text, names=NAMES):
    """Each name, underlined, with what is said about it."""
    return "".join(f"{name}\n{'=' * len(name)}\n{text(name)}" for name in names)


def lsvirtualenv(*words, **expect):
    return run("lsvirtualenv", *words, **expect)


def details(name):
    return f"global {name.strip().replace('  ', ' ')}\n" + ("local alpha\n" if name == "alpha" else "")


BRIEF = "".join(name + "\n" for name in NAMES)
LONG = listed(lambda name: details(name) + "\n\n")
PLAIN = listed(lambda name: "\n\n")
SHELF = [Venv("{home}/outside"), Directory("{shelf}/hollow"), File("{shelf}/file"), Link("{shelf}/link", "{home}/outside"),
         Link("{shelf}/nowhere", "{home}/nowhere"), *shelved("beta", "alpha", " two  words", ".hidden", "sub/inner"),
         File("{shelf}/sub/file")]

LSVIRTUALENV = Table(
    "1.6 lsvirtualenv",
    lay=[*SHELF, details_hook(HOOK_DIRECTORY + "/get_env_details", "global"), details_hook("{shelf}/alpha/bin/get_env_details", "local"),
         Directory("{work}/empty")],
    rows=[
        row("-b prints the names, and nothing hidden, nested or without bin/activate", lsvirtualenv("-b", out=BRIEF)),
        row("without an option it prints details", setenv("VIRTUALENVWRAPPER_HOOK_DIR", HOOK_DIRECTORY), lsvirtualenv(out=LONG)),
        row("-l prints details", lsvirtualenv("-l", out=LONG)),
        row("of -b -l the last holds", lsvirtualenv("-b", "-l", out=LONG)),
        row("of -l -b the last holds", lsvirtualenv("-l", "-b", out=BRIEF)),
        row("of -bl the last holds", lsvirtualenv("-bl", out=LONG)),
        row("of -lb the last holds", lsvirtualenv("-lb", out=BRIEF)),
        row("operands are passed over", lsvirtualenv("-b", "alpha", "nope", out=BRIEF)),
        row("an active one changes nothing", run("workon", "beta", active="beta"), lsvirtualenv(out=LONG, active="beta"),
            run("deactivate", active=None)),
        row("without hooks it prints the names", unsetenv("VIRTUALENVWRAPPER_HOOK_DIR"), tool("/bin/rm", "{shelf}/alpha/bin/get_env_details"),
            lsvirtualenv(out=PLAIN)),
        row("a variable env_name changes nothing", setenv("env_name", "mine"), lsvirtualenv("-l", out=PLAIN), unsetenv("env_name"),
            unlike="it is shown for the name there"),
        row("IFS stays", line("IFS=,"), lsvirtualenv("-l", out=PLAIN), line('echo "[$IFS]"', out="[,]\n"), line("unset IFS"), shells=POSIX,
            unlike="it is unset there"),
        row("-h", lsvirtualenv("-h", status=1, out=("usage: lsvirtualenv [", "-b", "-l", "-h"))),
        row("an unknown option", lsvirtualenv("-x", status=1, err="Invalid option: -x\n", out=("usage: lsvirtualenv [", "-b", "-l", "-h"))),
        row("an unknown option behind another", lsvirtualenv("-bx", status=1, err="Invalid option: -x\n", out=("usage: lsvirtualenv [",))),
        row("an empty WORKON_HOME, -b: status 1", setenv("WORKON_HOME", "{work}/empty"), lsvirtualenv("-b", status=1)),
        row("an empty WORKON_HOME, -l: status 0", lsvirtualenv("-l")),
        row("without WORKON_HOME it makes it and says so", unsetenv("WORKON_HOME"), tool("/bin/rm", "-r", "{shelf}"),
            lsvirtualenv("-b", status=1, err=NOTE, present=("{shelf}",))),
    ])

SHOWVIRTUALENV = Table(
    "1.7 showvirtualenv", lay=[*shelved("alpha", "beta"), details_hook("{shelf}/get_env_details", "global"),
                               details_hook("{shelf}/alpha/bin/get_env_details", "local")],
    rows=[
        row("without a name and nothing active", run("showvirtualenv", status=1, out="showvirtualenv [env]\n")),
        row("a name: the hook for all, then its own", run("showvirtualenv", "alpha", out="global alpha\nlocal alpha\n\n")),
        row("a name without a hook of its own", run("showvirtualenv", "beta", out="global beta\n\n")),
        row("an unknown name is no failure", run("showvirtualenv", "nope", out="global nope\n\n")),
        row("without a name the active one", run("workon", "alpha", active="alpha"), run("showvirtualenv", out="global alpha\nlocal alpha\n\n")),
        row("a name while another is active", run("showvirtualenv", "beta", out="global beta\n\n")),
        row("further names are passed over", run("showvirtualenv", "beta", "alpha", out="global beta\n\n")),
        row("-h", run("showvirtualenv", "-h", out=("usage: showvirtualenv",)), unlike="it is a name there"),
        row("without hooks a blank line", tool("/bin/rm", "{shelf}/get_env_details", "{shelf}/alpha/bin/get_env_details"),
            run("showvirtualenv", "alpha", out="\n")),
        row("an unknown name without hooks a blank line", run("showvirtualenv", "nope", out="\n")),
        row("without WORKON_HOME it makes nothing", run("deactivate", active=None), tool("/bin/rm", "-r", "{shelf}"),
            run("showvirtualenv", status=1, out="showvirtualenv [env]\n", missing=("{shelf}",))),
    ])


def place(name):
    return "{home}/outside" if name == "link" else "{shelf}/" + name


def in_each(*words, says=lambda name: "", **expect):
    return run("allvirtualenv", *words, **{"out": listed(lambda name: says(name) + "\n"), **expect})


ALLVIRTUALENV = Table(
    "1.8 allvirtualenv",
    lay=[*SHELF, *(File(place(name) + "/bin/mine", "#!/bin/sh\necho mine\n", 0o755) for name in NAMES),
         File("{shelf}/preactivate", "#!/bin/sh\necho hook\n", 0o755)],
    rows=[
        row("runs a program, each time in the directory of an environment", in_each("/bin/pwd", says=lambda name: place(name) + "\n")),
        row("the environment is active", in_each("/usr/bin/printenv", "VIRTUAL_ENV", says=lambda name: "{shelf}/" + name + "\n")),
        row("its programs come first", in_each("mine", says=lambda name: "mine\n")),
        row("words are kept exactly", in_each("/bin/echo", "in  it", "*", "$HOME", "--nope", "-b", says=lambda name: "in  it * $HOME --nope -b\n")),
        row("options behind the command are the command's", in_each("/bin/echo", "-n", "-h", "--help", says=lambda name: "-h --help")),
        row("the shell's own name for the directory", in_each("/usr/bin/printenv", "PWD", says=lambda name: "{shelf}/" + name + "\n")),
        row("a failure is lost", in_each("/bin/false")),
        row("without a command the names", in_each()),
        row("words are not parsed again", in_each("echo hi", err=("command not found", "echo hi"))),
        row("an unknown command", in_each("nowhere", err=("command not found", "nowhere"))),
        row("a command that reads leaves the names alone", in_each("/bin/cat"), unlike="it eats the names that are left"),
        row("a builtin", in_each("echo", "in  it", says=lambda name: "in  it\n"), shells=POSIX),
        row("a function", line('mine_too() { echo "<$1> $#"; }'), in_each("mine_too", "in  it", says=lambda name: "<in  it> 1\n"), shells=POSIX),
        row("a function splits at blanks", line("splits() { words='a b'; set -- $words; echo $#; }"), in_each("splits", says=lambda name: "2\n"),
            shells=("bash",), unlike="IFS is another there"),
        row("nothing changes in the shell", line("changes() { changed=1; cd /; }"), in_each("changes", cwd="{work}"),
            line('echo "${changed-no}"', out="no\n"), shells=POSIX),
        row("exit does not end it", in_each("exit", "3"), shells=POSIX),
        row("IFS stays", line("IFS=,"), in_each(), line('echo "[$IFS]"', out="[,]\n"), line("unset IFS"), shells=POSIX, unlike="it is unset there"),
        row("another environment stays active", run("workon", "beta", active="beta", err="hook\n"),
            in_each("/usr/bin/printenv", "VIRTUAL_ENV", says=lambda name: "{shelf}/" + name + "\n", active="beta")),
        row("-h", run("allvirtualenv", "-h", out=("usage: allvirtualenv",)), unlike="it is a command there"),
        row("without WORKON_HOME it makes it and says so", tool("/bin/rm", "-r", "{shelf}"),
            run("allvirtualenv", "/bin/pwd", err=NOTE, present=("{shelf}",))),
        row("without environments nothing", run("allvirtualenv", "/bin/pwd")),
    ])

TABLES = [LSVIRTUALENV, SHOWVIRTUALENV, ALLVIRTUALENV]
