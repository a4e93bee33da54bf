# SPDX-License-Identifier: MIT
"""What is typed before TAB, and the words that the line has then."""

from dataclasses import dataclass

from sandbox import Directory, File, Link, Venv, shelved

# Names of environments: bytes that a shell would take for something else. The last one is never offered.
NAMES = ["web", "my env", "it's", "x$(touch hacked)", "d$HOME", "gl[ob]*?", "back\\slash", "1.10", "caf\u00e9", "\u00fcber", "-dashed", "newl\nine"]

RECORDER = """#!/bin/sh
name=${0##*/}
case $name in
  molt) ;;
  *) set -- "$name" "$@" ;;
esac
while :; do
  case $1 in
    complete) exec {prefix}/bin/molt "$@" ;;
    hook) exit ;;
    --shell | --last | --out | --hook) shift 2 ;;
    --fault=*) shift ;;
    *) break ;;
  esac
done
printf '%s\\0' "$@" >{root}/words
"""
COMMANDS = ["workon", "mkvirtualenv", "mkproject", "cpvirtualenv", "cdvirtualenv", "cdsitepackages", "setvirtualenvproject", "add2virtualenv",
            "allvirtualenv", "toggleglobalsitepackages", "some-program"]

LAY = [*shelved(*NAMES), Venv("{root}/active"), Directory("{root}/active/lib/python3.11/site-packages/flask"),
       Directory("{home}/.config/molt/templates/flask"), Link("{home}/.pyenv/versions/3.77.1/bin/python", "/usr/bin/python3"),
       Directory("{home}/projects/shop"), Directory("{work}/required"), File("{work}/reqs.txt"), File("{work}/requests"),
       File("{root}/bin/molt", RECORDER, 0o755), Link("{root}/share", "{prefix}/share"), *(Link("{root}/bin/" + name, "molt") for name in COMMANDS)]


@dataclass(frozen=True)
class Typed:
    name: str
    text: str
    words: tuple = ()          # empty: the words stay as they were typed
    not_in: tuple = ()


BLANK = {"not_in": ("tcsh",)}      # it would offer a name with a blank in pieces

CASES = [
    Typed("a command of molt", "molt worko", ("workon",)),
    Typed("a hidden command is none", "molt run-ho"),
    Typed("an option", "workon --no", ("workon", "--no-cd")),
    Typed("an option, after molt", "molt workon --no", ("workon", "--no-cd")),
    Typed("an option of a command that takes nothing else", "toggleglobalsitepackages --he", ("toggleglobalsitepackages", "--help")),
    Typed("an environment", "workon we", ("workon", "web")),
    Typed("an environment, after molt", "molt workon we", ("workon", "web")),
    Typed("an environment among options", "workon -n we", ("workon", "-n", "web")),
    Typed("a blank in a name", "workon my", ("workon", "my env"), **BLANK),
    Typed("a blank in a name, in quotes", "workon 'my", ("workon", "my env"), **BLANK),
    Typed("a blank in a name, in double quotes", 'workon "my', ("workon", "my env"), **BLANK),
    Typed("a quote in a name", "workon it", ("workon", "it's")),
    Typed("a name like code", "workon x", ("workon", "x$(touch hacked)"), **BLANK),
    Typed("a dollar in a name", "workon d", ("workon", "d$HOME")),
    Typed("a name like a pattern", "workon gl", ("workon", "gl[ob]*?")),
    Typed("a backslash in a name", "workon bac", ("workon", "back\\slash")),
    Typed("a number as a name", "workon 1.", ("workon", "1.10")),
    Typed("letters beyond ASCII", "workon caf", ("workon", "caf\u00e9")),
    Typed("typed letters beyond ASCII", "workon \u00fcb", ("workon", "\u00fcber")),
    Typed("a dash at the beginning of a name", "workon -- -da", ("workon", "--", "-dashed"),
          not_in=("powershell",)),      # which asks nobody about a word with a dash behind "--"
    Typed("a name with a line feed is not offered", "workon newl"),
    Typed("a template", "mkproject -t fl", ("mkproject", "-t", "flask")),
    Typed("a project that is there", "mkproject -f sh", ("mkproject", "-f", "shop")),
    Typed("a project to be made is a new name", "mkproject sh"),
    Typed("a version of Python", "mkvirtualenv -p 3.77", ("mkvirtualenv", "-p", "3.77.1")),
    Typed("a path of a Python", "mkvirtualenv -p {root}/bin/worko", ("mkvirtualenv", "-p", "{root}/bin/workon")),
    Typed("a value after =", "mkvirtualenv --python=3.77", ("mkvirtualenv", "--python=3.77.1")),
    Typed("a builder", "mkvirtualenv --builder nat", ("mkvirtualenv", "--builder", "native")),
    Typed("a directory, and no file", "mkvirtualenv -a requ", ("mkvirtualenv", "-a", "required")),
    Typed("a file", "mkvirtualenv -r reqs", ("mkvirtualenv", "-r", "reqs.txt")),
    Typed("no file for a new name", "mkvirtualenv reqs"),
    Typed("no file for an environment", "workon reqs"),
    Typed("a directory as the only operand", "add2virtualenv requ", ("add2virtualenv", "required")),
    Typed("a directory as the second operand", "setvirtualenvproject web requ", ("setvirtualenvproject", "web", "required")),
    Typed("a directory after a command of molt", "molt allow requ", ("allow", "required")),
    Typed("an environment by its path", "cpvirtualenv {root}/acti", ("cpvirtualenv", "{root}/active")),
    Typed("a program", "allvirtualenv some-pro", ("allvirtualenv", "some-program")),
    Typed("a file for a program", "allvirtualenv cat reqs", ("allvirtualenv", "cat", "reqs.txt")),
    Typed("a directory in the environment", "cdvirtualenv li", ("cdvirtualenv", "lib")),
    Typed("a directory further down", "cdvirtualenv lib/py", ("cdvirtualenv", "lib/python3.11")),
    Typed("a directory of packages", "cdsitepackages fla", ("cdsitepackages", "flask")),
    Typed("a shell", "molt init ba", ("init", "bash")),
    Typed("a tool", "molt import vir", ("import", "virtualfish")),
    Typed("a switch", "molt auto of", ("auto", "off")),
    Typed("a command to be helped with", "molt help worko", ("help", "workon")),
]
BROKEN = Typed("nothing is said of a broken configuration", "workon we")
