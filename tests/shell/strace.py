# SPDX-License-Identifier: MIT
"""Reads what strace wrote: which processes were started, and which programs, in which order."""

import os
import re

COMMAND = ["/usr/bin/strace", "-f", "-qq", "--seccomp-bpf", "-s", "4096",
           "-e", "trace=%file,fork,vfork,clone,clone3"]

ROW = re.compile(r"^(\d+) +(.*)$")
RESUMED = re.compile(r"^<\.\.\. \w+ resumed>(.*)$")
PROCESS = re.compile(r"^(?:fork|vfork|clone|clone3)\(.*= (\d+)$")
PROGRAM = re.compile(r'^execve\("([^"]*)".*= 0$')
UNFINISHED = " <unfinished ...>"


def calls(path):
    """The system calls, each whole and in the place where it began."""
    found, open_calls = [], {}
    with open(path, encoding="utf-8", errors="replace") as file:
        for row in filter(None, map(ROW.match, file)):
            process, text = row.groups()
            resumed = RESUMED.match(text)
            if resumed:
                number = open_calls.pop(process, None)
                if number is not None:
                    found[number] += resumed[1]
                continue
            if text.endswith(UNFINISHED):
                open_calls[process] = len(found)
                text = text.removesuffix(UNFINISHED)
            found.append(text)
    return found


def between(found, first, last):
    """The calls after the last sight of one mark and before the first of the next; None when they are not there."""
    begin = max((number for number, call in enumerate(found) if first in call), default=None)
    end = min((number for number, call in enumerate(found) if last in call), default=None)
    return None if begin is None or end is None or begin > end else found[begin:end]


def processes(found):
    return [call for call in found if PROCESS.match(call) and "CLONE_THREAD" not in call]


def programs(found):
    return [os.path.realpath(match[1]) for match in map(PROGRAM.match, found) if match]
