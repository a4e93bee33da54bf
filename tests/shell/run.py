# SPDX-License-Identifier: MIT
"""Runs the parts of the test suite that follow the build; see tests/run.

    run.py --build DIR --prefix DIR [--list] [NAME...]

A NAME is a part (`scenarios`), a shell (`fish`), both (`scenarios/fish`), or those and some words of a
case (`scenarios/fish/switch`).
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import parts
from report import FAILED, Case, count, print_cases, skip_reasons, summary

WORKERS = max(2, os.cpu_count())
SLOWEST = ("powershell", "package", "options", "parity", "acceptance")      # begun first, so that nobody waits for one of them alone in the end
OPEN_FILES = 1024      # the BSD csh closes every descriptor up to the limit in each child


@dataclass(frozen=True)
class Tools:
    """Where things are that the tests use."""

    source: str
    build: str
    prefix: str
    probe: str

    @property
    def binary(self):
        return self.prefix + "/bin/molt"

    @property
    def brought(self):
        """Programs that tests/run installed with npm."""
        return self.build + "/tools/bin"

    def built(self, name):
        """A program that is built for the tests and not installed."""
        return f"{self.build}/tests/unit/{name}"


def compile_probe(directory):
    here = os.path.dirname(os.path.abspath(__file__))
    probe = directory + "/probe"
    subprocess.run(["cc", "-O2", "-o", probe, here + "/probe.c"], check=True)
    return probe


def chosen(jobs, names):
    """The jobs that a NAME stands for, each with the words its cases must contain."""
    if not names:
        return [(job, "") for job in jobs]
    found = []
    for name in names:
        first, _, rest = name.partition("/")
        hits = [(job, rest) for job in jobs if first in (job.part, job.shell)]
        if rest:
            shell, _, words = rest.partition("/")
            exact = [(job, words) for job in jobs if (job.part, job.shell) == (first, shell)]
            hits = exact or hits
        if not hits:
            sys.exit(f"tests/run: there is no '{name}'; --list prints what there is")
        found += hits
    return list(dict.fromkeys(found))


def run_job(job, tools, words):
    try:
        return job.run(tools, words)
    except Exception:      # a broken harness is a failure of its case, not of the run
        return [Case("the harness itself", FAILED, traceback.format_exc().splitlines())]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, type=os.path.abspath)
    parser.add_argument("--prefix", required=True, type=os.path.abspath)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.list:
        print(*(job.title for job in parts.JOBS), sep="\n")
        return 0
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, hard))
    jobs = chosen(parts.JOBS, options.names)
    cases = []
    with tempfile.TemporaryDirectory(prefix="molt-tools.") as directory, ProcessPoolExecutor(WORKERS) as pool:
        source = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        os.chmod(directory, 0o755)      # some scenarios run as another user
        tools = Tools(source, options.build, options.prefix, compile_probe(directory))
        running = {}
        for job, words in sorted(jobs, key=lambda pair: {pair[0].part, pair[0].shell}.isdisjoint(SLOWEST)):
            running[job, words] = pool.submit(run_job, job, tools, words)
        for job, words in jobs:
            found = running[job, words].result()
            print_cases(job.title, found)
            cases += found
    if not cases:
        sys.exit("tests/run: no case is called that")
    for reason in skip_reasons(cases):
        print(reason)
    print(summary(cases))
    return 1 if count(cases, FAILED) else 0


if __name__ == "__main__":
    sys.exit(main())
