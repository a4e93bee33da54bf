# SPDX-License-Identifier: MIT
"""Packages that pip can install without a network."""

import os
import zipfile
from dataclasses import dataclass

DIRECTORY = "{work}/wheels"
# pip looks nowhere else, and says nothing but what the contract is about.
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": DIRECTORY, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_CACHE_DIR": "1",
           "PIP_NO_COMPILE": "1", "PIP_PROGRESS_BAR": "off"}


@dataclass(frozen=True)
class Wheel:
    """A package with nothing in it but a module of its name."""

    name: str
    version: str = "1.0"

    def lay(self, sandbox):
        directory = sandbox.expand(DIRECTORY)
        os.makedirs(directory, exist_ok=True)
        info = f"{self.name}-{self.version}.dist-info"
        files = {
            f"{self.name}.py": "",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {self.name}\nVersion: {self.version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: molt\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
        with zipfile.ZipFile(f"{directory}/{self.name}-{self.version}-py3-none-any.whl", "w") as archive:
            for path, text in {**files, f"{info}/RECORD": record}.items():
                archive.writestr(path, text)
