# SPDX-License-Identifier: MIT
"""A fresh Debian in a directory, from the mirror and with the settings that this machine's own apt has."""

import contextlib
import os
import platform
import shutil
import subprocess

PACKAGES = "python3,python3-venv,zsh,fish,tcsh,man-db,bash-completion"
SIZE = "2g"


class CannotMake(Exception):
    """Why there is no root, as lines."""


def make_root(directory, given=""):
    """The path of a new root in `directory`: a copy of the root `given`, or one of this machine's release. Throws CannotMake."""
    root = directory + "/root"
    if given:
        subprocess.run(["cp", "-a", given, root], check=True)
        return root
    settings = directory + "/apt.conf"
    with open(settings, "wb") as file:
        subprocess.run(["apt-config", "dump", "Acquire"], stdout=file, check=True)
    command = ["mmdebstrap", "--variant=minbase", f"--include={PACKAGES}", f"--aptopt={settings}", "--skip=check/empty", codename(), root, *sources()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotMake([" ".join(command), *done.stderr.splitlines()[-8:]])
    return root


def codename():
    return platform.freedesktop_os_release()["VERSION_CODENAME"]


def sources():
    """The lines of a sources.list that name what this machine takes Debian's own packages from."""
    said = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages"],
                          capture_output=True, text=True, check=True).stdout
    releases = [codename() + kind for kind in ("", "-updates", "-security")]
    return [f"deb {line}" for line in dict.fromkeys(said.splitlines()) if line.split()[1] in releases and line.endswith(" main")]


@contextlib.contextmanager
def mounted(kind, place, *options):
    """A file system mounted at `place` meanwhile, where that is permitted; the directory as it is where not."""
    os.makedirs(place, exist_ok=True)
    done = subprocess.run(["mount", "-t", kind, *options, kind, place], capture_output=True, check=False)
    try:
        yield place
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", place], check=True)
        elif kind == "tmpfs":
            shutil.rmtree(place)


def in_memory(directory):
    """A directory for the root: dpkg waits for the disk after every file, and there are ten thousand."""
    return mounted("tmpfs", directory + "/memory", "-o", "mode=755,size=" + SIZE)
