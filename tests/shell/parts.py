# SPDX-License-Identifier: MIT
"""The parts of the suite, one job per part and shell."""

import os
from dataclasses import dataclass

import budgets
import checks
import clang
import contract
import corpus
import counts
import floors
import lint
import scenarios
import script
import session
import shells
import sidebyside
import unit
from report import FAILED, SKIPPED, Case, passed_or_failed
from sandbox import Sandbox
from steps import SCRIPT, TERMINAL

DRIVERS = {SCRIPT: script.run_scenario, TERMINAL: session.run_scenario}
MAY_BE_MISSING = {"powershell": "pwsh"}      # no Debian package has it


@dataclass(frozen=True)
class Job:
    part: str
    shell: str = ""

    @property
    def title(self):
        return f"{self.part}/{self.shell}" if self.shell else self.part

    def run(self, tools, words):
        if not self.shell:
            return [case for case in PARTS[self.part](tools) if words in case.name]
        shell = shells.EVERY[self.shell]
        if not shell.program():
            return [missing(shell, name) for name in SHELL_PARTS[self.part].names(shell)]
        return SHELL_PARTS[self.part].run(shell, tools, words)


def missing(shell, name):
    program = MAY_BE_MISSING.get(shell.name)
    if program:
        return Case(name, SKIPPED, [f"SKIP {shell.name}: no {program}"])
    return Case(name, FAILED, [f"{shell.executable} is not installed"])


@dataclass(frozen=True)
class Scenarios:
    listed: list

    def every(self, shell):
        return [(f"{scenario.name} ({mode})", mode, scenario)
                for scenario in self.listed if shell.name in scenario.shells for mode in scenario.modes]

    def names(self, shell):
        return [name for name, _, _ in self.every(shell)]

    def run(self, shell, tools, words):
        return [run_one(name, DRIVERS[mode], shell, scenario, tools)
                for name, mode, scenario in self.every(shell) if words in name]


def run_one(name, driver, shell, scenario, tools):
    if scenario.needs_root and os.geteuid() != 0:
        return Case(name, SKIPPED, [f"SKIP {name}: only root can give files away"])
    sandbox = Sandbox(scenario.shelf, tools.prefix, tools.brought)
    for thing in scenario.lay:
        thing.lay(sandbox)
    case = passed_or_failed(name, driver(shell, sandbox, scenario, tools))
    if case.outcome == FAILED:
        case.details.append(f"kept: {sandbox.root}")
    else:
        sandbox.remove()
    return case


PARTS = {"unit": unit.run, "floors": floors.run, "lint": lint.run, "clang": clang.run, "budgets": budgets.run,
         "completions": checks.check("completions/check", "--prefix={prefix}"),
         "manual": checks.check("manual/check", "--prefix={prefix}"),
         "parity": checks.check("builder/parity", "--make={make}"),
         "acceptance": checks.check("builder/acceptance", "--make={make}"),
         "options": checks.check("builder/options", "--prefix={prefix}"),
         "making": checks.check("builder/making", "--prefix={prefix}"),
         "failures": checks.check("builder/failures", "--make={make}"),
         "crash": checks.check("builder/crash", "--make={make}"),
         "package": checks.check("package/check", "--build={build}"),
         "uninstall": checks.check("package/uninstall"),
         "fuzz": checks.check("fuzz/run", "2")}
SHELL_PARTS = {"scenarios": Scenarios(scenarios.ALL), "contract": contract.Contract, "sidebyside": Scenarios(sidebyside.SCENARIOS),
               "corpus": corpus.Corpus, "counts": counts.Counts}
JOBS = [Job(part) for part in PARTS] + [
    Job(part, name) for part in SHELL_PARTS for name, shell in shells.EVERY.items() if SHELL_PARTS[part].names(shell)]
