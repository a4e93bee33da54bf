# SPDX-License-Identifier: MIT
"""The files under completions/, which the build puts into the hook files: they complete the commands that are declared."""

import re

from declared import text_of
from report import passed_or_failed

REGISTERED = {       # the suffix of a shell's files, and what names the commands there
    "bash": r"__molt_names=\(([^)]*)\)",
    "zsh": r"^(?:#compdef|  compdef __molt_complete) ((?:[^\n]|(?<=\\)\n)*)",
    "fish": r"for name in ((?:[^\n]|(?<=\\)\n)*)\n +builtin complete ",
    "csh": r"^    (?:foreach __molt_name \(([^)]*)\)\n +)?complete ([a-z0-9]*)",
    "ps1": r"-CommandName @\(([^)]*)\)",
}
FILES = [("bash", "completions/molt.bash"), ("zsh", "completions/_molt"), ("zsh", "shell/molt.zsh"), ("fish", "completions/molt.fish"),
         ("csh", "completions/molt.csh"), ("ps1", "completions/molt.ps1")]
TCSH_KINDS = {"files": "f", "directories": "d", "command_line": "c"}


def run(declared, source):
    names = declared.functions | {"molt"}
    cases = [passed_or_failed(f"{path}: the commands", differing(registered(suffix, text_of(source, path)), names)) for suffix, path in FILES]
    return [*cases, passed_or_failed("completions/molt.csh: the rules", tcsh_rules(declared, text_of(source, "completions/molt.csh")))]


def registered(suffix, text):
    lists = [" ".join(filter(None, match.groups())) for match in re.finditer(REGISTERED[suffix], text, re.MULTILINE)]
    return re.findall(r"[a-z][a-z0-9]*", " ".join(lists))


def differing(told, wanted):
    return ([f"{name} is not there" for name in sorted(set(wanted) - set(told))]
            + [f"{name} is no command" for name in sorted(set(told) - set(wanted))])


def tcsh_rules(declared, text):
    """tcsh cannot be told by the program what to complete itself: the rules for that must be those of the declarations."""
    text = text.replace("\\\n", " ")
    rules = {}
    for line in re.findall(r"^    complete (.*)", text, re.MULTILINE):
        rules[line.split()[0]] = line
    for names, line in re.findall(r"foreach __molt_name \(([^)]*)\)\n +complete \$__molt_name (.*)", text):
        rules.update((name, line) for name in names.split())
    problems = []
    for command in declared.commands:
        problems += [f"molt {command.name}: there is no rule {rule!r}" for rule in wanted_rules_of_molt(command) if rule not in rules["molt"]]
        problems += [f"{command.name}: there is no rule {rule!r}" for rule in wanted_rules(command) if rule not in rules[command.name]]
    return problems


def option_rules(command):
    return [f"n,{option.names[0]},{TCSH_KINDS[option.completes]}," for option in command.options if option.completes in TCSH_KINDS]


def wanted_rules(command):
    """Of a function: what its operands are, by their place."""
    if command.of_molt:
        return []
    first, second = TCSH_KINDS.get(command.completes), TCSH_KINDS.get(command.then_completes)
    found = [f"p,{'1' if first == 'c' else '*'},{first},"] if first else []
    return option_rules(command) + found + ([f"p,2,{second},"] if second else [])


def wanted_rules_of_molt(command):
    first, second = TCSH_KINDS.get(command.completes), TCSH_KINDS.get(command.then_completes)
    found = [f"n,{command.name},{first},"] if first else []
    return option_rules(command) + found + ([f"N,{command.name},{second},"] if second else [])
