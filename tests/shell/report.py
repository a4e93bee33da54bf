# SPDX-License-Identifier: MIT
"""Outcomes of cases, how they are printed and counted."""

from dataclasses import dataclass, field

PASSED, FAILED, SKIPPED = OUTCOMES = "ok", "FAIL", "SKIP"
DETAILS = 12


@dataclass
class Case:
    name: str
    outcome: str
    details: list = field(default_factory=list)


def passed_or_failed(name, problems):
    return Case(name, FAILED if problems else PASSED, list(problems))


def print_cases(title, cases):
    print(f"== {title}")
    for case in cases:
        print_case(case)
    print(flush=True)


def print_case(case):
    print(f"{case.outcome:4} {printable(case.name)}", flush=True)
    if len(case.details) > DETAILS:
        print(f"       {len(case.details) - DETAILS} more, and:")
    for detail in case.details[-DETAILS:]:
        print(f"       {printable(detail)}", flush=True)


def printable(text):
    return text.encode("utf-8", "backslashreplace").decode()


def count(cases, outcome):
    return sum(case.outcome == outcome for case in cases)


def skip_reasons(cases):
    """Each reason once, as the lines to print."""
    return list(dict.fromkeys(detail for case in cases if case.outcome == SKIPPED for detail in case.details))


def summary(cases):
    return f"{count(cases, PASSED)} passed, {count(cases, FAILED)} failed, {count(cases, SKIPPED)} skipped"
