# SPDX-License-Identifier: MIT
"""Runs the C++ unit tests and counts their cases."""

import re
import subprocess
import xml.etree.ElementTree as xml

from report import FAILED, SKIPPED, Case, passed_or_failed

SKIPPED_CASE = re.compile(r"^SKIP (.*): (.*)$", re.MULTILINE)      # what skipped() in tests/unit/support.cpp writes


def run(tools):
    program = tools.built("molt_tests")
    done = subprocess.run([program, "-r", "junit"], cwd=tools.source, capture_output=True, text=True, errors="replace",
                          check=False)
    try:
        found = list(xml.fromstring(done.stdout).iter("testcase"))
    except xml.ParseError:
        return [Case("molt_tests", FAILED, [f"exit status {done.returncode}", *done.stderr.splitlines()[-20:]])]
    skipped = dict(SKIPPED_CASE.findall(done.stderr))
    cases = [judge(case, skipped.get(case.get("name"))) for case in found]
    if done.returncode != 0 and not any(case.outcome == FAILED for case in cases):
        cases.append(Case("molt_tests", FAILED, [f"exit status {done.returncode}"]))
    return cases


def judge(case, skipped):
    if skipped and not problems(case):
        return Case(full_name(case), SKIPPED, [f"SKIP unit: {skipped}"])
    return passed_or_failed(full_name(case), problems(case))


def full_name(case):
    group = case.get("classname", "").removeprefix("molt_tests.").removesuffix("global")
    return f"{group.rstrip('.')} {case.get('name')}".strip()


def problems(case):
    return [row for kind in ("failure", "error") for part in case.iter(kind)
            for row in (part.get("message", ""), *(part.text or "").strip().splitlines()) if row]
