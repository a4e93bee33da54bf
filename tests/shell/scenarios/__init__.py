# SPDX-License-Identifier: MIT
"""The one list of scenarios, driven in every shell."""

from scenarios import (coexistence, directories, environments, errors, hostile, making, markers, names, prompts, removing,
                       status, trust, userhooks)

ALL = [scenario
       for topic in (environments, making, removing, names, errors, coexistence, directories, markers, trust,
                     hostile, prompts, userhooks, status)
       for scenario in topic.SCENARIOS]
