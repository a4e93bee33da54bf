# SPDX-License-Identifier: MIT
"""What tells of the commands: completion, help, manual, README."""

import glob
import os
import re

import completion_files
from declared import text_of
from report import passed_or_failed

WIDTH = 80
HELP = "-h, --help"
FAMILIES = ("workon", "mkvirtualenv", "lsvirtualenv")      # the pages in section 1, besides molt's


def run(declared, source, prefix):
    cases = [passed_or_failed(f"molt {command.name}: help", help_of(declared, command)) for command in declared.commands]
    cases += [passed_or_failed(f"molt {command.name}: completion", completion_of(declared, command)) for command in declared.commands]
    cases.append(passed_or_failed("the list of commands", overview(declared)))
    cases += completion_files.run(declared, source)
    cases += [passed_or_failed(f"man/{page}.1", family_page(declared, f"{source}/man/{page}.1")) for page in FAMILIES]
    cases.append(passed_or_failed("man/molt.1", molt_page(declared, f"{source}/man/molt.1")))
    cases.append(passed_or_failed("man/molt-config.5", config_page(declared, f"{source}/man/molt-config.5")))
    cases.append(passed_or_failed("each command has a page", pages(declared, source, prefix)))
    cases.append(passed_or_failed("README's table of commands", readme(declared, f"{source}/README.md")))
    return cases


def compared(what, told, wanted):
    """What is missing from `told` and what is too much."""
    return ([f"{what}: there is no {one}" for one in sorted(set(wanted) - set(told))]
            + [f"{what}: {one} is not declared" for one in sorted(set(told) - set(wanted))])


# --- help ---

def too_wide(text):
    return [f"wider than {WIDTH} columns: {line}" for line in text.splitlines() if len(line) > WIDTH]


def help_of(declared, command):
    text = declared.run("help", command.name)
    usage = f"usage: {'molt ' if command.of_molt else ''}{command.name}"
    labels = re.findall(r"^  +(-[^\n]*?)(?:  |$)", text, re.MULTILINE)
    wanted = [option.label for option in command.options] + [HELP]
    words = " ".join(text.split())
    return (too_wide(text) + compared("help", labels, wanted) + ([] if text.startswith(usage) else ["no usage line"])
            + [f"help does not say: {text}" for text in [command.summary, *(option.help for option in command.options)] if text not in words])


def overview(declared):
    text = declared.run("help")
    listed = re.findall(r"^  ([a-z0-9]+) +\S", text.split("commands:\n")[1].split("\n\n")[0], re.MULTILINE)
    return too_wide(text) + compared("molt help", listed, declared.names)


# --- completion ---

def completion_of(declared, command):
    names = [name for option in command.options for name in option.names] + ["--help"]
    found = dict(line.split("\t") for line in declared.run("complete", "fish", "molt", command.name, "-").splitlines())
    problems = compared("completion", found, names)
    problems += [f"{name}: {found.get(name)!r}" for option in command.options for name in option.names if found.get(name) != option.help]
    if not command.of_molt and declared.run("complete", "bash", command.name, "-").split() != names:
        problems.append("the function completes unlike `molt NAME`")
    if command.name not in declared.run("complete", "bash", "molt", command.name).split():
        problems.append("`molt` does not complete with it")
    return problems


# --- manual ---

def options_in(text):
    """The options that a page has in its lists, as help writes them."""
    found = []
    for line in re.findall(r"^\.It (Fl .*)", text, re.MULTILINE):
        words = line.replace("Fl ", "-").replace(" ,", ",").replace("Ar ", "")
        found.append(words)
    return found


def family_page(declared, path):
    text = text_of(path)
    head, _, rest = text.partition(".Sh SYNOPSIS")
    names = re.findall(r"^\.Nm (\w+)", head, re.MULTILINE)
    commands = [command for command in declared.commands if command.name in names]
    wanted = {option.label for command in commands for option in command.options}
    return (compared("NAME", names, [command.name for command in commands])
            + compared("SYNOPSIS", re.findall(r"^\.Nm (\w+)", rest.partition(".Sh ")[0], re.MULTILINE), names)
            + compared("subsections", re.findall(r"^\.Ss (\w+)$", text, re.MULTILINE), names)
            + compared("options", options_in(text), wanted))


def molt_page(declared, path):
    text = text_of(path)
    inner = {command.name for command in declared.commands if command.of_molt}
    wanted = {option.label for command in declared.commands if command.of_molt for option in command.options}
    return (compared("functions", re.findall(r"^\.It Ic (\w+)", text, re.MULTILINE), declared.functions)
            + compared("commands of molt", re.findall(r"^\.It Cm (\w+)", text, re.MULTILINE), inner)
            + compared("options", options_in(text), wanted))


def config_page(declared, path):
    text = text_of(path)
    settings = re.findall(r"^(\S+) = ", declared.run("config"), re.MULTILINE)
    keys = [name for name in settings if not name.isupper()]
    told = re.findall(r"^\.It Ev (.*)", text, re.MULTILINE)
    variables = {name for line in told for name in line.split(" , ")}
    return (compared("settings", re.findall(r"^\.It Ic (\S+)", text, re.MULTILINE), keys)
            + [f"there is no {name}" for name in settings if name.isupper() and name not in variables])


def pages(declared, source, prefix):
    """Of each function a page is installed, and no page that nobody could ask for."""
    installed = {os.path.basename(path)[:-2] for path in glob.glob(prefix + "/share/man/man1/*.1")}
    return compared("share/man/man1", installed, declared.functions | {"molt"})


# --- README ---

def readme(declared, path):
    told = re.findall(r"^\| `(?:molt )?([a-z0-9]+)", text_of(path), re.MULTILINE)
    return compared("README.md", told, declared.names)
