# SPDX-License-Identifier: MIT
"""Thousands of byte strings, quoted by the renderers and evaluated by the hook files' own code.

A stand-in for the binary prints what `molt_quote` made: for each string, the code that sets a variable to it,
and a line that has a child process write that variable down. What comes back must be what went in, byte for byte.
"""

import itertools
import os
import random
import subprocess

from report import passed_or_failed
from sandbox import Directory, File, Link, Sandbox

BATCH = 200
LIMIT = 600
ATOMS = [b"'", b'"', b"`", b"$", b"$x", b"$(", b")", b"${", b"}", b"{", b"\\", b"\\\\", b"\\n", b"!", b"!!", b"!x", b"#",
         b" ", b"  ", b"\t", b"\n", b"\n\n", b"\r", b"\r\n", b"\x01", b"\x1b", b"\x7f", b"*", b"?", b"[a]", b"~", b";",
         b"&", b"|", b"<", b">", b"%", b"%%", b"^", b"=", b"@", b"-n", b"--%", b",", b"a", b"1",
         "\u00e9".encode(), "\u2018".encode(), "\u2019".encode(), "\u201a".encode(), "\u201b".encode(),
         "\uf600".encode(), "\uf680".encode(), "\ufdd0".encode(), "\ufeff".encode(), "\u2028".encode(),
         "\u0085".encode(), "\U0001f40d".encode(), b"\xff", b"\xc3", b"\xed\xa0\x80"]
LONG = [b"x" * 3000, b"a'b" * 900, b"\\" * 1500, b"!" * 1500]

# Per shell: label -> (variables, lines ahead of the hook file).
PLAIN = ({}, ())
SETTINGS = {
    "bash": {"UTF-8": PLAIN, "the C locale": ({"LC_ALL": "C"}, ()),
             "posix, -uefC and a strange IFS": ({}, ("set -o posix -uefC", "IFS=\\'n"))},
    "zsh": {"UTF-8": PLAIN, "the C locale": ({"LC_ALL": "C"}, ()),
            "an odd set of options": ({}, ("setopt csh_junkie_quotes ksh_arrays sh_word_split null_glob err_exit no_unset"
                                           " no_glob glob_subst magic_equal_subst rc_quotes", "IFS=\\'n"))},
    "fish": {"UTF-8": PLAIN, "the C locale": ({"LC_ALL": "C"}, ())},
    "tcsh": {"UTF-8": PLAIN, "the C locale": ({"LC_ALL": "C"}, ())},
    "csh": {"UTF-8": PLAIN},
    "powershell": {"UTF-8": PLAIN,
                   "strict mode": ({}, ("Set-StrictMode -Version Latest", "$ErrorActionPreference = 'Stop'"))},
}

STAND_IN = """#!/bin/sh
# Stands in for the binary: the last word is the number of a batch.
out=
while [ $# -gt 1 ]; do
  [ "$1" != --out ] || out=$2
  shift
done
if [ -n "$out" ]; then exec /bin/cp "{batches}/$1" "$out"; fi
exec /bin/cat "{batches}/$1"
"""


def strings():
    single = [bytes([byte]) for byte in range(1, 256)]
    made = [form for byte in single for form in (byte, byte * 2, b"x" + byte + b"y")]
    made += [left + right for left, right in itertools.product(ATOMS, repeat=2)]
    dice = random.Random(1)
    made += [b"".join(dice.choice(ATOMS + single) for _ in range(dice.randint(1, 40))) for _ in range(1200)]
    return [b"", *made, *LONG]


def is_utf8(text):
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


class Corpus:
    @staticmethod
    def names(shell):
        names = list(SETTINGS[shell.name])
        return names + ["what is not UTF-8 is refused"] if shell.name == "powershell" else names

    @classmethod
    def run(cls, shell, tools, words):
        given = strings()
        if shell.name == "powershell":
            given = [text for text in given if is_utf8(text)]
        cases = [carry(shell, tools, f"{len(given)} byte strings, {label}", given, *setting)
                 for label, setting in SETTINGS[shell.name].items()]
        if shell.name == "powershell":
            cases.append(passed_or_failed("what is not UTF-8 is refused", refused(tools)))
        return [case for case in cases if words in case.name]


def carry(shell, tools, name, given, variables, before):
    sandbox = Sandbox()
    results = sandbox.root + "/results"
    batches = write_batches(shell, sandbox, tools, given, results)
    # molt.csh looks for its other files beside the binary.
    stand_in = sandbox.root + "/bin/molt"
    File(stand_in, STAND_IN.replace("{batches}", sandbox.root), 0o755).lay(sandbox)
    Directory("{home}/.local/state/molt").lay(sandbox)        # the binary makes it, for the files csh sources
    Link("{root}/share", tools.prefix + "/share").lay(sandbox)
    script = f"{sandbox.root}/script.ps1"
    with open(script, "w", encoding="utf-8") as file:
        file.write("\n".join([*before, shell.set_exe(stand_in), shell.source_hook_file(tools.prefix),
                              *(shell.command(["workon", str(number)]) for number in range(batches))]) + "\n")
    done = subprocess.run(shell.script_command(script), cwd=sandbox.work, env=sandbox.environment(variables),
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT, check=False)
    problems = compare(given, results, done)
    if not problems:
        sandbox.remove()
    return passed_or_failed(name, problems)


def write_batches(shell, sandbox, tools, given, results):
    probe = shell.external([tools.probe, "--append", "MOLT_QUOTE", results])
    batches = [given[start:start + BATCH] for start in range(0, len(given), BATCH)]
    for number, batch in enumerate(batches):
        with open(f"{sandbox.root}/{number}", "wb") as file:
            subprocess.run([tools.built("molt_quote"), shell.call_name, probe], stdout=file, check=True,
                           input=b"".join(text + b"\0" for text in batch))
    return len(batches)


def compare(given, results, done):
    returned = []
    if os.path.exists(results):
        with open(results, "rb") as file:
            returned = file.read().split(b"\0")[:-1]
    said = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
    problems = [f"{back!r} came back for {text!r}" for text, back in zip(given, returned) if text != back]
    if len(returned) != len(given):
        problems.insert(0, f"{len(returned)} of {len(given)} strings came back")
    return problems[:10] + ["printed: " + row for row in said[:10]]


def refused(tools):
    problems = []
    for text in (b"\xff", b"caf\xe9", b"\xc3", b"\xed\xa0\x80", b"ok\xf0\x9f\x90"):
        done = subprocess.run([tools.built("molt_quote"), "powershell", "x"], input=text + b"\0", capture_output=True,
                              check=False)
        if done.returncode == 0 or done.stdout or b"UTF-8" not in done.stderr:
            problems.append(f"{text!r}: exit status {done.returncode}, stdout {done.stdout!r}, stderr {done.stderr!r}")
    return problems
