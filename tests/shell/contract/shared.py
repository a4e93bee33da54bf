# SPDX-License-Identifier: MIT
"""What several families of commands have in common."""

from sandbox import File

QUIET = {"HOOK_VERBOSE_OPTION": "-q"}      # says nothing about the hook files that are made
NOTE = "NOTE: Virtual environments directory {shelf} does not exist. Creating...\n"
HOOK_DIRECTORY = "{work}/hooks"


def executed(name):
    """A hook that is run; it says its name and its arguments."""
    return File(f"{HOOK_DIRECTORY}/{name}", f"#!/bin/sh\necho {name} $@\n", 0o755)


def sourced(name):
    """A hook that is sourced, for each shell; it says its name."""
    return [File(f"{HOOK_DIRECTORY}/{name}{suffix}", f"/bin/echo {name}\n") for suffix in ("", ".fish", ".csh", ".ps1")]
