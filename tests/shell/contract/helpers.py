# SPDX-License-Identifier: MIT
"""Sections 1.16 and 1.17 of the contract: virtualenvwrapper, and the functions that hooks and plugins call."""

from contract.going import NO_ACTIVE, SITE
from contract.projects import UNSET
from contract.workon import no_such
from sandbox import Directory, File, Venv, shelved
from steps import line, run, setenv, source, tool, unsetenv
from table import Table, row

COMMANDS = ("add2virtualenv", "allvirtualenv", "cdproject", "cdsitepackages", "cdvirtualenv", "cpvirtualenv", "lssitepackages", "lsvirtualenv",
            "mkproject", "mktmpenv", "mkvirtualenv", "rmvirtualenv", "setvirtualenvproject", "showvirtualenv", "toggleglobalsitepackages",
            "virtualenvwrapper", "wipeenv", "workon")
LISTED = ("\nCommands available:\n\n", *(f"\n  {name}: " for name in COMMANDS))

OVERVIEW = Table(
    "1.16 virtualenvwrapper", lay=shelved("one"), env={"PROJECT_HOME": "{work}"},
    rows=[
        row("lists the commands", run("virtualenvwrapper", out=LISTED)),
        row("tells the version and the places",
            run("virtualenvwrapper", out=("\n  Version: ", "\n  WORKON_HOME:  {shelf}\n", "\n  PROJECT_HOME: {work}\n"))),
        row("words are passed over", run("virtualenvwrapper", "workon", out=LISTED)),
    ])

BOURNE = ("bash", "zsh")       # virtualenvwrapper.sh is for these
LOAD = source("{prefix}/share/molt/virtualenvwrapper.sh")


def helper(name, *words, **expect):
    return run("virtualenvwrapper_" + name, *words, **expect)


FIRST = Table(
    "1.17 helper functions without WORKON_HOME", shelf="{home}/new",
    rows=[
        row("verify_workon_home makes it and says so", LOAD,
            helper("verify_workon_home", present=("{shelf}",), err="NOTE: Virtual environments directory {shelf} does not exist. Creating...\n"),
            shells=BOURNE),
        row("verify_workon_home with WORKON_HOME says nothing", helper("verify_workon_home"), shells=BOURNE),
        row("show_workon_options without environments, status 1", helper("show_workon_options", status=1), shells=BOURNE),
        row("verify_workon_home -q says nothing", tool("/bin/rm", "-r", "{shelf}"), helper("verify_workon_home", "-q", present=("{shelf}",)),
            shells=BOURNE),
        row("initialize makes it", tool("/bin/rm", "-r", "{shelf}"), helper("initialize", present=("{shelf}",)), shells=BOURNE),
        row("derive_workon_home", helper("derive_workon_home", out="{shelf}\n"), shells=BOURNE),
    ])

FUNCTIONS = Table(
    "1.17 helper functions",
    lay=[Venv("{shelf}/one"), Directory("{shelf}/one/" + SITE), *shelved("two words"), Directory("{work}/p"),
         File("{shelf}/premkvirtualenv", "#!/bin/sh\necho premkvirtualenv \"$@\"\n", 0o755),
         File("{shelf}/postmkproject", "echo postmkproject\n")],
    rows=[
        row("sourcing the file exports what it always did",
            source("{prefix}/share/molt/virtualenvwrapper.sh", env={
                "WORKON_HOME": "{shelf}", "VIRTUALENVWRAPPER_HOOK_DIR": "{shelf}", "VIRTUALENVWRAPPER_PROJECT_FILENAME": ".project",
                "VIRTUALENVWRAPPER_WORKON_CD": "1"}), shells=BOURNE),
        row("show_workon_options", helper("show_workon_options", out="one\ntwo words\n"), shells=BOURNE),
        row("verify_workon_environment", helper("verify_workon_environment", "one"), shells=BOURNE),
        row("verify_workon_environment of a name with blanks", helper("verify_workon_environment", "two words"), shells=BOURNE),
        row("verify_workon_environment of a missing one", helper("verify_workon_environment", "nope", status=1, err=no_such("nope")), shells=BOURNE),
        row("verify_active_environment with nothing active", helper("verify_active_environment", status=1, err=NO_ACTIVE), shells=BOURNE),
        row("verify_project_home unset", helper("verify_project_home", status=1, err=UNSET), shells=BOURNE),
        row("verify_project_home -q unset", helper("verify_project_home", "-q", status=1), shells=BOURNE),
        row("verify_project_home that is not there", setenv("PROJECT_HOME", "{work}/nowhere"),
            helper("verify_project_home", status=1, err="ERROR: Project directory '{work}/nowhere' does not exist.  Create it or set PROJECT_HOME "
                   "to an existing directory.\n"), shells=BOURNE),
        row("verify_project_home -q that is not there", helper("verify_project_home", "-q", status=1), shells=BOURNE),
        row("verify_project_home", setenv("PROJECT_HOME", "{work}"), helper("verify_project_home"), unsetenv("PROJECT_HOME"), shells=BOURNE),
        row("verify_resource", helper("verify_resource", "ls"), shells=BOURNE),
        row("verify_resource that is not there",
            helper("verify_resource", "nope", status=1, err="ERROR: virtualenvwrapper could not find nope in your path\n"), shells=BOURNE),
        row("verify_virtualenv", helper("verify_virtualenv"), shells=BOURNE),
        row("verify_virtualenv_clone", helper("verify_virtualenv_clone"), shells=BOURNE),
        row("cd DIR", helper("cd", "p", cwd="{work}/p"), helper("cd", "{work}", cwd="{work}"), shells=BOURNE),
        row("cd DIR passes over a function named cd", line("cd() { echo mine; }"), helper("cd", "p", cwd="{work}/p"), line("unset -f cd"),
            helper("cd", "{work}", cwd="{work}"), shells=BOURNE),
        row("absolutepath of a relative path", helper("absolutepath", "p", out="{work}/p\n"), shells=BOURNE),
        row("absolutepath of an absolute path", helper("absolutepath", "{work}/p", out="{work}/p\n"), shells=BOURNE),
        row("absolutepath of a path with quotes", helper("absolutepath", "it's \"\\p", out="{work}/it's \"\\p\n"), shells=BOURNE,
            unlike="there it is pasted into Python"),
        row("absolutepath takes out . and ..", helper("absolutepath", "a/../b/./c//", out="{work}/b/c\n"),
            helper("absolutepath", "/../..", out="/\n"), shells=BOURNE),
        row("expandpath of variables", helper("expandpath", "$HOME/a/../${HOME}x/$NO_SUCH", out="{home}{home}x/$NO_SUCH\n"), shells=BOURNE),
        row("expandpath executes nothing", helper("expandpath", "/$(id)/`id`/${x;id}/$1", out="/$(id)/`id`/${x;id}/$1\n"), shells=BOURNE),
        row("absolutepath of nothing, status 1", helper("absolutepath", status=1), helper("absolutepath", "", status=1), shells=BOURNE),
        row("expandpath of ~", helper("expandpath", "~/p", out="{home}/p\n"), shells=BOURNE),
        row("expandpath of an absolute path", helper("expandpath", "{work}/p", out="{work}/p\n"), shells=BOURNE),
        row("expandpath of nothing, status 1", helper("expandpath", status=1), helper("expandpath", "", status=1), shells=BOURNE),
        row("tempfile makes a file", helper("tempfile", "mine", out=("{root}/tmp/virtualenvwrapper-mine-",)),
            line("rm {root}/tmp/virtualenvwrapper-mine-*"), shells=BOURNE),
        row("tempfile where none can be made", setenv("TMPDIR", "{work}/nowhere"),
            helper("tempfile", "mine", status=1, err=("ERROR: virtualenvwrapper could not create a temporary file name.\n",)),
            setenv("TMPDIR", "{root}/tmp"), shells=BOURNE),
        row("setup_tab_completion", helper("setup_tab_completion"), shells=BOURNE),
        *(row(name + "_help", helper(name + "_help", out=("usage: " + name,)), shells=BOURNE) for name in ("mkvirtualenv", "workon", "mkproject")),
        row("run_hook runs a hook that is run", helper("run_hook", "pre_mkvirtualenv", "a b", err="premkvirtualenv a b\n"), shells=BOURNE,
            unlike="what a hook prints is on stderr, apart from what the command says"),
        row("run_hook sources a hook that is sourced", helper("run_hook", "project.post_mkproject", out="postmkproject\n"), shells=BOURNE),
        row("run_hook of a hook that is not there", helper("run_hook", "post_cpvirtualenv", "one", "two"), shells=BOURNE),
        row("verify_active_environment", run("workon", "one", active="one"), helper("verify_active_environment"), shells=BOURNE),
        row("get_python_version", helper("get_python_version", out="3.11\n"), shells=BOURNE),
        row("get_site_packages_dir", helper("get_site_packages_dir", out="{shelf}/one/" + SITE + "\n"), shells=BOURNE),
    ])

TABLES = [OVERVIEW, FIRST, FUNCTIONS]
