# SPDX-License-Identifier: MIT
"""The packages that any system can look into: the tar.gz, used where it is unpacked, and the rpm."""

import glob
import os
import subprocess

from report import passed_or_failed

MAIN_JOB = """
. '{prefix}/share/molt/molt.bash'
mkvirtualenv --without-pip first >/dev/null 2>&1 && deactivate && workon first && basename "$VIRTUAL_ENV" && basename "$__molt_exe"
"""
SHARED_DIRECTORIES = ("/usr", "/usr/bin", "/usr/share", "/usr/share/man", "/usr/share/man/man1", "/usr/share/zsh/site-functions")


def made(generator, build, directory, pattern):
    """The one package that cpack makes."""
    subprocess.run(["cpack", "-G", generator, "-B", directory], cwd=build, stdout=subprocess.DEVNULL, check=True)
    found, = glob.glob(f"{directory}/{pattern}")
    return found


def files_below(top):
    return sorted(os.path.join(directory, name)[len(top):] for directory, _, names in os.walk(top) for name in names)


def archive_problems(prefix):
    kind = subprocess.run(["file", "-b", prefix + "/bin/molt"], capture_output=True, text=True, check=True).stdout
    if "static-pie linked" not in kind or "not stripped" in kind:
        yield "bin/molt is " + kind
    home = os.path.dirname(prefix) + "/home"
    os.mkdir(home)
    used = subprocess.run(["bash", "--norc", "-c", MAIN_JOB.format(prefix=prefix)], env={"HOME": home, "PATH": "/usr/bin:/bin"},
                          capture_output=True, text=True, check=False)
    if used.stdout != "first\nmolt\n":
        yield f"the hook file from the archive: {used.stdout!r} {used.stderr!r}"


def rpm_problems(package, expected):
    def asked(question):
        return subprocess.run(["rpm", "-qp", question, package], capture_output=True, text=True, check=True).stdout.splitlines()
    listed = asked("--list")
    for path in sorted(set(listed) & set(SHARED_DIRECTORIES)):
        yield f"it owns {path}, which belongs to others"
    for path in expected - set(listed):
        yield f"it lacks {path}"
    for needed in asked("--requires"):
        if not needed.startswith("rpmlib("):
            yield f"it requires {needed}"


def cases(build, directory):
    archive = made("TGZ", build, directory, "*.tar.gz")
    unpacked = directory + "/some where"
    os.mkdir(unpacked)
    subprocess.run(["tar", "-xzf", archive, "-C", unpacked], check=True)
    prefix = f"{unpacked}/{os.path.basename(archive).removesuffix('.tar.gz')}"
    package = made("RPM", build, directory, "*.rpm")
    return [passed_or_failed("the tar.gz works where it is unpacked", list(archive_problems(prefix))),
            passed_or_failed("the rpm holds the same files, and nobody else's", list(rpm_problems(package, {"/usr" + path for path in files_below(prefix)})))]
