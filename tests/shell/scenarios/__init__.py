# SPDX-License-Identifier: MIT
"""The one list of scenarios, driven in every shell."""

from scenarios import (coexistence, directories, environments, errors, helping, hostile, importing, keeping, making, markers, names,
                       prompts, removing, status, surviving, tools, trust, userhooks)

ALL = [scenario
       for topic in (environments, making, removing, keeping, names, errors, coexistence, directories, markers, trust,
                     helping, hostile, importing, prompts, userhooks, status, surviving, tools)
       for scenario in topic.SCENARIOS]
