# SPDX-License-Identifier: MIT
"""The floors of DESIGN.md, read off the #include lines: a folder includes only what stands below it."""

import os
import re

from report import passed_or_failed

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.MULTILINE)

# What each folder of src/ may include of ours, besides itself.
BELOW = {
    "base": {"base"},
    "plan": {"base"},
    "sys": {"base", "plan"},
    "shells": {"base", "plan"},
    "model": {"base", "plan", "sys"},
    "builder": {"base", "plan", "sys"},
    "cli": {"base", "plan", "sys"},
    "commands": {"base", "plan", "sys", "model", "builder", "cli"},
    "delivery": {"base", "plan", "sys", "shells"},
    "hook": {"base", "plan", "sys", "shells", "model", "delivery"},
    "complete": {"base", "plan", "sys", "shells", "model", "cli", "commands"},
}
HOOK_NEVER = "model/config.hpp"

# What stays in one file, and what stays out altogether: it costs start-up or compile time.
ONE_FILE = {"CLI11": re.compile(r"CLI/"), "toml++": re.compile(r"toml\+\+/"), "libdeflate": re.compile(r"libdeflate")}
NEVER = ("iostream", "regex", "locale")


def run(tools):
    includes = read_includes(tools.source + "/src")
    return ([passed_or_failed(f"src/{folder} includes only what stands below it", broken(includes, folder, below))
             for folder, below in BELOW.items()]
            + [passed_or_failed("the hot path reads no config", config_behind_the_hook(includes))]
            + [passed_or_failed(f"{name} stays in one file", spread(includes, pattern))
               for name, pattern in ONE_FILE.items()]
            + [passed_or_failed(f"<{header}> is included nowhere",
                                [file for file, names in includes.items() if ("<", header) in names])
               for header in NEVER])


def read_includes(root):
    """File relative to src/ -> the (kind, name) pairs it includes."""
    found = {}
    for directory, _, names in os.walk(root):
        for name in names:
            if name.endswith((".cpp", ".hpp", ".h", ".in")):
                path = os.path.join(directory, name)
                with open(path, encoding="utf-8") as file:
                    found[os.path.relpath(path, root)] = INCLUDE.findall(file.read())
    return found


def folder_of(name):
    """The folder of a file; src/hook.cpp counts as a folder of its own."""
    head, _, rest = name.partition("/")
    return head if rest else head.partition(".")[0]


def broken(includes, folder, below):
    files = [file for file in includes if folder_of(file) == folder]
    wrong = [f"{file} includes {name}" for file in files for kind, name in includes[file]
             if kind == '"' and folder_of(name) not in below | {folder}]
    return wrong if files else [f"there is no file in src/{folder}"]


def config_behind_the_hook(includes):
    """Follows the headers from the hook on: none of them may bring in the config."""
    seen, todo = {}, [("hook.cpp", "hook.cpp")]
    while todo:
        file, way = todo.pop()
        if file in seen or file not in includes:
            continue
        seen[file] = way
        todo += [(name, f"{way} -> {name}") for kind, name in includes[file] if kind == '"']
    return [seen[HOOK_NEVER]] if HOOK_NEVER in seen else []


def spread(includes, pattern):
    files = [file for file, names in includes.items() if any(pattern.match(name) for _, name in names)]
    return files if len(files) > 1 else []
