# SPDX-License-Identifier: MIT
"""Runs what the manual shows: lines that begin with "$ " are typed, the others must come back."""

import glob
import os
import re
import subprocess

from declared import text_of
from report import passed_or_failed
from sandbox import Sandbox

MARK = "\036"


def run(source, prefix):
    cases = []
    for path in sorted(glob.glob(source + "/man/*.[1-9]")):
        name = os.path.basename(path)
        for number, lines in enumerate(transcripts(text_of(path))):
            cases.append(passed_or_failed(f"{name}, example {number + 1}", played(lines, prefix)))
    cases.append(passed_or_failed("molt-config.5: the file of the example is taken", configured(source, prefix)))
    return cases


def literals(page):
    for text in re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed", page, re.MULTILINE | re.DOTALL):
        yield text.replace("\\e", "\\").replace("\\&", "").splitlines()


def transcripts(page):
    return [lines for lines in literals(page) if lines[0].startswith("$ ")]


def steps(lines):
    """Pairs of what is typed and the lines that come back."""
    found = []
    for line in lines:
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def played(lines, prefix):
    """In one interactive bash: the directory hook runs before each prompt."""
    sandbox = Sandbox(prefix=prefix)
    wanted = steps(lines)
    script = f". {prefix}/share/molt/molt.bash\n" + "".join(f"{typed}\nprintf '\\036%s\\n' $?\n" for typed, _ in wanted)
    environment = sandbox.environment({"PS1": "", "HOOK_VERBOSE_OPTION": "-q", "WORKON_HOME": "{home}/.virtualenvs"})
    done = subprocess.run(["bash", "--norc", "--noediting", "-i"], input=script, env=environment, cwd=sandbox.home, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    parts = shown(done.stdout, sandbox).split(MARK)
    problems = []
    for number, (typed, back) in enumerate(wanted):
        text = parts[number].partition("\n")[2] if number else parts[0]
        status = parts[number + 1].partition("\n")[0] if number + 1 < len(parts) else "none"
        said = [line for line in text.splitlines() if line]
        if said != back or status != "0":
            problems.append(f"{typed}: {said}, not {back} (status {status})")
    sandbox.remove()
    return problems


def shown(text, sandbox):
    """Without the prompts and notes of a shell that has no terminal, and with ~ for the home."""
    notes = ("bash: cannot set terminal", "bash: no job control", "NOTE: Virtual environments directory")
    text = "\n".join(line for line in text.split("\n") if not line.startswith(notes))
    return re.sub(r"^(?:\([^()\n]*\) )+", "", text.replace(sandbox.home, "~"), flags=re.MULTILINE)


def configured(source, prefix):
    example = next(literals(text_of(source, "man", "molt-config.5")))
    sandbox = Sandbox(prefix=prefix)
    os.makedirs(sandbox.home + "/.config/molt")
    with open(sandbox.home + "/.config/molt/config.toml", "w", encoding="utf-8") as file:
        file.write("\n".join(example) + "\n")
    done = subprocess.run([prefix + "/bin/molt", "config"], env=sandbox.environment({}), capture_output=True, text=True, check=False)
    taken = re.findall(r"^(\S+) = .*config\.toml\)$", done.stdout, re.MULTILINE)
    sandbox.remove()
    wanted = {"workon_home", "project_home", "trust", "create.python", "create.builder", "auto.names"}
    return [done.stderr.strip()] if done.returncode else [f"{name} is not taken" for name in sorted(wanted - set(taken))]
