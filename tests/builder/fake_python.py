# SPDX-License-Identifier: MIT
"""A program that answers molt's probe as any Python would, to show what molt does with interpreters and wheels that no machine has."""

import os
import struct
import warnings
import zipfile
import zlib

FIELDS = ("implementation", "major", "minor", "micro", "executable", "base_executable", "base_prefix", "platform", "cache_tag", "is_64_bit",
          "is_build_tree", "framework", "standard_library", "scripts", "include", "site_packages", "wheel_directory", "library")
TEMPLATE = "SCRIPT_TEMPLATE = r'''import sys\nfrom %(module)s import %(import_name)s\nsys.exit(%(func)s())\n'''\n"


class FakePython:
    """Lives in `root`; `venv` is what its `-m venv` runs in the shell, keyword arguments change what it answers."""

    def __init__(self, root, venv='touch "$last/pyvenv.cfg"', **answers):
        self.root = root
        self.path = root + "/bin/python3"
        self.library = root + "/lib/python3"
        os.makedirs(root + "/bin")
        os.makedirs(self.library + "/venv/scripts/common")
        os.makedirs(self.library + "/ensurepip/_bundled")
        self.write("venv/__init__.py", "")
        self.write("venv/scripts/common/activate", 'VIRTUAL_ENV="__VENV_DIR__"\n')
        self.write("ensurepip/__init__.py", '\n_PIP_VERSION = "1.0"\n')
        self.write("ensurepip/__main__.py", "")
        known = dict(implementation="cpython", major="3", minor="12", micro="0", executable=self.path, base_executable=self.path, base_prefix=root,
                     platform="linux", cache_tag="cpython-312", is_64_bit="1", is_build_tree="0", framework="", standard_library=self.library,
                     scripts="bin", include="include/python3.12", site_packages="lib/python3.12/site-packages", wheel_directory="", library="-")
        answer = "\\000".join(["molt", *({**known, **answers}[field] for field in FIELDS)])
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\ncase "$*" in *"-m venv"*) echo "called: $*"; for last; do :; done; {venv};;\n'
                       f"*) printf '{answer}';; esac\n")
        os.chmod(self.path, 0o755)

    def write(self, path, text):
        with open(self.library + "/" + path, "w", encoding="utf-8") as file:
            file.write(text)

    @property
    def wheel(self):
        return self.library + "/ensurepip/_bundled/pip-1.0-py3-none-any.whl"

    def pack(self, extra=(), **changes):
        """Writes the wheel: what a pip needs, and `extra` ZipInfo and content pairs."""
        files = {"pip/__init__.py": "", "pip/_vendor/distlib/scripts.py": TEMPLATE, "pip-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\n",
                 "pip-1.0.dist-info/RECORD": "pip/__init__.py,,\n", "pip-1.0.dist-info/entry_points.txt": "[console_scripts]\npip = pip:main\n",
                 **changes}
        with warnings.catch_warnings(), zipfile.ZipFile(self.wheel, "w", zipfile.ZIP_DEFLATED) as archive:
            warnings.simplefilter("ignore")      # a name twice is what is asked for
            for name, text in files.items():
                if text is not None:
                    archive.writestr(name, text)
            for information, content in extra:
                archive.writestr(information, content)

    def damage(self, find, replace):
        with open(self.wheel, "rb") as file:
            data = file.read()
        assert find in data
        with open(self.wheel, "wb") as file:
            file.write(data.replace(find, replace))


def entry(name, mode=0o100644, method=zipfile.ZIP_DEFLATED):
    information = zipfile.ZipInfo(name)
    information.external_attr = mode << 16
    information.compress_type = method
    return information


def bomb():
    """Seventeen mebibytes of zeros, in a few kilobytes."""
    return entry("bomb"), b"\0" * (17 << 20)


def crc_bytes(text):
    return struct.pack("<I", zlib.crc32(text.encode()))
