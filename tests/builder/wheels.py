# SPDX-License-Identifier: MIT
"""Wheels to install without an index."""

import os
import re
import subprocess
import zipfile

NEWER = "99.0"
FIND_WHEEL = """
import ensurepip, glob, sysconfig
directory = sysconfig.get_config_var('WHEEL_PKG_DIR') or ensurepip.__path__[0] + '/_bundled'
print(glob.glob(f'{directory}/pip-{ensurepip.version()}-*.whl')[0])
"""


def newer_pip(python, directory):
    """A wheel to upgrade to: the interpreter's own pip under a version that does not exist."""
    found = subprocess.run([python, "-I", "-c", FIND_WHEEL], capture_output=True, text=True, check=True).stdout.strip()
    version = os.path.basename(found).split("-")[1]
    wheel = f"{directory}/pip-{NEWER}-py3-none-any.whl"
    with zipfile.ZipFile(found) as old, zipfile.ZipFile(wheel, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith(f"pip-{version}.dist-info/"):
                name = name.replace(version, NEWER)
                # Some releases of pip end these lines with CR LF.
                data = re.sub(rb"(?m)^Version: [^\r\n]+", f"Version: {NEWER}".encode(), data, count=1)
            new.writestr(name, b"" if name.endswith("/RECORD") else data)
    return wheel


def tiny(directory, name, requires=()):
    """A wheel with one empty module, called like its project."""
    information = f"{name}-1.0.dist-info"
    needs = "".join(f"Requires-Dist: {other}\n" for other in requires)
    with zipfile.ZipFile(f"{directory}/{name}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        wheel.writestr(f"{information}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{needs}")
        wheel.writestr(f"{information}/WHEEL", "Wheel-Version: 1.0\nGenerator: none\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{information}/RECORD", "")
