# SPDX-License-Identifier: MIT
"""The contract of virtualenvwrapper, a file for each family of commands, and the part of the suite that runs it."""

from contract import (
    binding,
    copying,
    going,
    helpers,
    leaving,
    listing,
    mkvirtualenv,
    packages,
    projects,
    removing,
    workon,
)

FAMILIES = (
    workon,
    mkvirtualenv,
    leaving,
    removing,
    copying,
    listing,
    going,
    packages,
    projects,
    binding,
    helpers,
)
TABLES = [table for family in FAMILIES for table in family.TABLES]


class Contract:
    @staticmethod
    def names(shell):
        return [table.name(row) for table in TABLES for row in table.rows_of(shell)]

    @staticmethod
    def run(shell, tools, words):
        cases = []
        for table in TABLES:
            if any(words in table.name(row) for row in table.rows_of(shell)):
                cases += [case for case in table.run(shell, tools) if words in case.name]
        return cases
