# SPDX-License-Identifier: MIT
"""What the builder's tests share: interpreters, the program under test, comparing trees, telling outcomes."""

import argparse
import glob
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "shell"))

from report import FAILED, count, passed_or_failed, print_case, summary  # noqa: E402

VARIABLES_THAT_STEER = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "PYTHONUTF8", "PYENV_VERSION")


PLACES = ("/usr/bin", "/usr/local/bin", "/opt/*/bin", "~/.pyenv/versions/3.*/bin", "~/.local/share/uv/python/cpython-3.*/bin")


def interpreters():
    """Every CPython that can make environments by itself, /usr/bin/python3 first. A machine has what it has."""
    found = ["/usr/bin/python3"]
    for place in PLACES:
        found += sorted(glob.glob(os.path.expanduser(place + "/python3.[0-9]*")), key=lambda path: path.rpartition(".")[2].zfill(3))
    real = {}
    for path in found:
        if re.fullmatch(r"python3(\.\d+)?", os.path.basename(path)) and minor_of(path) >= 8:
            real.setdefault(os.path.realpath(path), path)
    return list(real.values())


def minor_of(python):
    """0 for one that lacks ensurepip, as Debian's do without a further package, or is no CPython."""
    code = "import ensurepip, sys; print(sys.version_info[1] if sys.implementation.name == 'cpython' else 0)"
    answer = subprocess.run([python, "-I", "-S", "-c", code], capture_output=True, text=True)
    return int(answer.stdout) if answer.returncode == 0 else 0


def quotes_in_templates(python):
    """Whether this build puts values into its scripts with quotes of their own (gh-124651)."""
    code = "import venv; print('shlex.quote' in open(venv.__file__).read())"
    return subprocess.run([python, "-I", "-c", code], capture_output=True, text=True).stdout.strip() == "True"


def environment(**changes):
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES_THAT_STEER}
    return {**kept, **changes}


class Report:
    """Prints each outcome as it comes, and their numbers at the end."""

    def __init__(self):
        self.cases = []

    def tell(self, name, problems):
        self.cases.append(passed_or_failed(name, [str(problem) for problem in problems]))
        print_case(self.cases[-1])

    def end(self):
        print(summary(self.cases))
        return 1 if count(self.cases, FAILED) else 0


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--make", default="", help="the program made of tests/builder/make.cpp")
    parser.add_argument("--prefix", default="", help="where molt is installed")
    parser.add_argument("words", nargs="*", help="run the cases whose names have these words")
    return parser.parse_args()


class Workshop:
    """A temporary directory with a HOME for the program under test: the builder alone, or all of molt with an empty shelf."""

    def __init__(self, options):
        self.make = os.path.abspath(options.make)
        self.molt = os.path.abspath(options.prefix) + "/bin/molt"
        self.hook = os.path.abspath(options.prefix) + "/share/molt/molt.bash"
        self.root = os.path.realpath(tempfile.mkdtemp(prefix="molt-builder."))
        self.home = self.root + "/home"
        self.shelf = self.root + "/shelf"
        os.mkdir(self.home)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root, ignore_errors=True)

    def environment(self, **changes):
        return environment(HOME=self.home, XDG_CACHE_HOME=self.home + "/cache", **changes)

    def run_make(self, destination, *options, umask=0o022, cwd=None, prefix=()):
        return subprocess.run([*prefix, self.make, destination, *options], capture_output=True, env=self.environment(), cwd=cwd or self.root,
                              umask=umask)

    def commands_environment(self, **changes):
        """What a shell of someone who uses molt has."""
        return {"HOME": self.home, "WORKON_HOME": self.shelf, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm", **changes}

    def run_molt(self, *words, cwd=None, **variables):
        """An evaluated command as bash's hook file calls it; its status, what it would have evaluated, and what it said."""
        done = subprocess.run([self.molt, "--shell", "bash", "--last", "", *words], capture_output=True, text=True, errors="replace", check=False,
                              env=self.commands_environment(**variables), cwd=cwd or self.root)
        return done.returncode, done.stdout, done.stderr

    def run_bash(self, script, *words, **variables):
        """A script in a bash with the hook file, its arguments in $1, $2, ..."""
        return subprocess.run(["bash", "--norc", "-c", f'. "{self.hook}"\n{script}', "bash", *words], capture_output=True, text=True, check=False,
                              errors="replace", env=self.commands_environment(**variables), cwd=self.root)


def is_bytecode(path):
    return path.endswith(".pyc") or os.path.basename(path) == "__pycache__"


def entries(root, with_bytecode):
    """{path: (type, permissions, link target or content)} of everything below `root`."""
    found = {}
    for directory, directories, files in os.walk(root):
        for name in directories + files:
            path = os.path.join(directory, name)
            if not with_bytecode and is_bytecode(path):
                continue
            status = os.lstat(path)
            kind = stat.S_IFMT(status.st_mode)
            mode = None if kind == stat.S_IFLNK else stat.S_IMODE(status.st_mode)
            found[os.path.relpath(path, root)] = (kind, mode, content(path, kind, with_bytecode))
    return found


def content(path, kind, with_bytecode):
    if kind == stat.S_IFLNK:
        return os.readlink(path)
    if kind != stat.S_IFREG or path.endswith(".pyc"):
        return None
    with open(path, "rb") as file:
        data = file.read()
    if os.path.basename(path) == "RECORD" and not with_bytecode:
        return b"".join(line for line in data.splitlines(True) if b".pyc," not in line)
    return data


def differences(ours, theirs, with_bytecode=False, ignore=()):
    """What is not the same in two trees, in words."""
    one, other = entries(ours, with_bytecode), entries(theirs, with_bytecode)
    problems = [f"missing: {path}" for path in sorted(other.keys() - one.keys())]
    problems += [f"too much: {path}" for path in sorted(one.keys() - other.keys())]
    for path in sorted(one.keys() & other.keys()):
        if path in ignore or one[path] == other[path]:
            continue
        (kind, mode, data), (their_kind, their_mode, their_data) = one[path], other[path]
        if (kind, mode) != (their_kind, their_mode):
            problems.append(f"{path}: {kind:o} {mode} instead of {their_kind:o} {their_mode}")
        if data != their_data:
            problems.append(f"{path}: {excerpt(data, their_data)}")
    return problems


def excerpt(ours, theirs):
    if not isinstance(ours, bytes) or not isinstance(theirs, bytes):
        return f"{ours!r} instead of {theirs!r}"
    for line, their_line in zip(ours.splitlines(), theirs.splitlines()):
        if line != their_line:
            return f"{line!r} instead of {their_line!r}"
    return f"{len(ours)} bytes instead of {len(theirs)}"


def main(run):
    options = arguments(sys.modules["__main__"].__doc__)
    report = Report()
    with Workshop(options) as workshop:
        run(workshop, report, lambda name: all(word in name for word in options.words))
    return report.end()
