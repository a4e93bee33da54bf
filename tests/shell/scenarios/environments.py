# SPDX-License-Identifier: MIT
"""Working on environments: switch, go back, leave."""

from sandbox import Directory, Venv, shelved
from steps import ANY, SCRIPT, TERMINAL, Scenario, cd, line, nest, run, setenv, tool

NO_ENVIRONMENT = "ERROR: Environment '{name}' does not exist. Create it with 'mkvirtualenv {name}'."

SCENARIOS = [
    Scenario(
        "make two, switch, go back, leave, remove one",
        modes=(SCRIPT, TERMINAL),
        steps=[
            run("mkvirtualenv", "--without-pip", "one", out=ANY, err=ANY, active="one"),
            run("mkvirtualenv", "--without-pip", "two", out=ANY, err=ANY, active="two"),
            run("workon", "one", active="one"),
            run("workon", "-", active="two"),
            run("workon", "-", active="one"),
            run("deactivate", active=None, as_at_start=True),
            run("workon", "-", active="one"),
            run("deactivate", active=None, as_at_start=True),
            run("rmvirtualenv", "one", out="Removing one...\n", missing=("{shelf}/one",)),
            run("lsvirtualenv", "-b", out="two\n", as_at_start=True),
        ]),
    Scenario(
        "workon without a name lists and gives 1",
        lay=shelved("beta", "alpha"),
        steps=[
            run("workon", status=1, out="alpha\nbeta\n"),
            line("workon | /bin/cat", status=ANY, out="alpha\nbeta\n"),
            run("lsvirtualenv", "-b", out="alpha\nbeta\n"),
        ]),
    Scenario(
        "an empty name is no name",
        shells=("bash", "zsh", "fish", "powershell"),    # tcsh cannot hand on an empty word, and says so
        lay=shelved("beta", "alpha"),
        steps=[run("workon", "", status=1, out="alpha\nbeta\n")]),
    Scenario(
        "workon on an empty shelf lists nothing and gives 1",
        lay=[Directory("{shelf}")],
        steps=[
            run("workon", status=1),
            run("lsvirtualenv", "-b", status=1),
        ]),
    Scenario(
        "a failed workon leaves everything as it is",
        lay=shelved("alpha") + [Directory("{shelf}/hollow")],
        steps=[
            run("workon", "nope", status=1, err=(NO_ENVIRONMENT.format(name="nope"),)),
            run("workon", "alpha", active="alpha"),
            run("workon", "nope", status=1, err=(NO_ENVIRONMENT.format(name="nope"),)),
            run("workon", "hollow", status=1,
                err=("ERROR: Environment '{shelf}/hollow' does not contain an activate script.",)),
            run("workon", "/tmp", status=1, err=("does not exist",)),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "other ways to write a name",
        lay=shelved("alpha", "sub/inner", "tmp"),
        steps=[
            run("workon", "alpha/", active="alpha"),
            run("workon", "./alpha", active="alpha"),
            run("workon", "sub/inner", active="sub/inner", prompt_name="inner"),
            run("workon", "alpha", "tmp", active="alpha"),
            run("deactivate", active=None, as_at_start=True),
            run("lsvirtualenv", "-b", out="alpha\ntmp\n"),
        ]),
    Scenario(
        "workon . takes the name of the directory",
        lay=shelved("work"),
        steps=[run("workon", ".", active="work")]),
    Scenario(
        "allvirtualenv runs a program in every environment",
        lay=shelved("a b", "beta"),
        steps=[
            run("allvirtualenv", "/bin/pwd", out="a b\n===\n{shelf}/a b\n\nbeta\n====\n{shelf}/beta\n\n"),
            run("allvirtualenv", "/bin/echo", "in  it", "*", out="a b\n===\nin  it *\n\nbeta\n====\nin  it *\n\n"),
            run("allvirtualenv", "/bin/false", out="a b\n===\n\nbeta\n====\n\n", as_at_start=True),
        ]),
    Scenario(
        "allvirtualenv runs functions and builtins of the shell",
        lay=shelved("a b", "beta"),
        shells=("bash", "zsh"),
        steps=[
            line("there() { changed=1; echo \"$1 ${VIRTUAL_ENV##*/} ${PWD##*/}\"; false; }"),
            run("allvirtualenv", "there", "in  it", out="a b\n===\nin  it a b a b\n\nbeta\n====\nin  it beta beta\n\n",
                cwd="{work}"),
            run("molt", "allvirtualenv", "eval", "echo ${changed-no}", out="a b\n===\nno\n\nbeta\n====\nno\n\n"),
            run("allvirtualenv", "exit", "3", out="a b\n===\n\nbeta\n====\n\n", as_at_start=True),
            run("allvirtualenv", "nowhere", err=("command not found: 'nowhere'",), out=ANY),
        ]),
    Scenario(
        "the same environment twice stands in PATH once",
        lay=shelved("alpha"),
        steps=[
            run("workon", "alpha", active="alpha"),
            run("workon", "alpha", active="alpha"),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "workon goes to the project unless told not to",
        lay=[Directory("{work}/p"), Venv("{shelf}/alpha", project="{work}/p"), *shelved("beta")],
        steps=[
            run("workon", "-n", "alpha", active="alpha", cwd="{work}"),
            run("workon", "alpha", active="alpha", cwd="{work}/p"),
            run("workon", "beta", active="beta", cwd="{work}/p"),
            setenv("VIRTUALENVWRAPPER_WORKON_CD", "0"),
            cd("{home}"),
            run("workon", "alpha", active="alpha", cwd="{home}"),
            run("workon", "-c", "alpha", active="alpha", cwd="{work}/p"),
        ]),
    Scenario(
        "virtualenvwrapper's variables count when they are not exported",
        lay=[Directory("{work}/projects"), Directory("{work}/p"), Venv("{work}/shelf/alpha", project="{work}/p")],
        shells=("bash", "zsh"),
        steps=[
            line("WORKON_HOME={work}/shelf VIRTUALENVWRAPPER_WORKON_CD=0 PROJECT_HOME={work}/projects HOOK_VERBOSE_OPTION=-q"),
            run("lsvirtualenv", "-b", out="alpha\n"),
            run("workon", "alpha", active="{work}/shelf/alpha", cwd="{work}", env={"WORKON_HOME": None}),
            run("mkproject", "--without-pip", "site", active="{work}/shelf/site", cwd="{work}/projects/site", out=ANY),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "PATH edited in between keeps its edits",
        lay=shelved("alpha", "beta"),
        steps=[
            run("workon", "alpha", active="alpha"),
            setenv("PATH", "/mine/first:{shelf}/alpha/bin:/mine/second:/usr/bin:/bin:/mine/last",
                   path=("/mine/first", "{shelf}/alpha/bin", "/mine/second", "/usr/bin", "/bin", "/mine/last")),
            run("workon", "beta", active="beta",
                path=("{shelf}/beta/bin", "/mine/first", "/mine/second", "/usr/bin", "/bin", "/mine/last")),
            run("deactivate", active=None, path=("/mine/first", "/mine/second", "/usr/bin", "/bin", "/mine/last")),
        ]),
    Scenario(
        "an entry of PATH that the user put there stays",
        lay=shelved("alpha"),
        env={"PATH": "/usr/bin:{shelf}/alpha/bin:/bin"},
        steps=[
            run("workon", "alpha", active="alpha"),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "an odd PATH comes back byte for byte",
        lay=shelved("alpha"),
        # fish writes '.' for an empty element as soon as it starts: see the next one.
        shells=("bash", "zsh", "tcsh", "csh", "powershell"),
        env={"PATH": "/usr/bin:/sp ace:/st*r:/usr/bin::/do$$lar:/qu'ote:/bin/:/bin:"},
        steps=[
            run("workon", "alpha", active="alpha"),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "a PATH with spaces, globs and doubles comes back byte for byte",
        lay=shelved("alpha"),
        env={"PATH": "/usr/bin:/sp ace:/st*r:/usr/bin:/do$$lar:/qu'ote:/back\\slash:/bin/:/bin"},
        steps=[
            run("workon", "alpha", active="alpha"),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "PYTHONHOME goes and comes back",
        lay=shelved("alpha", "beta"),
        env={"PYTHONHOME": "/opt/it's python"},
        steps=[
            run("workon", "alpha", active="alpha", env={"PYTHONHOME": None}),
            run("workon", "beta", active="beta", env={"PYTHONHOME": None}),
            run("deactivate", active=None, as_at_start=True, env={"PYTHONHOME": "/opt/it's python"}),
        ]),
    Scenario(
        "deactivate needs nothing but VIRTUAL_ENV",
        lay=shelved("alpha"),
        env={"VIRTUAL_ENV": "{shelf}/alpha", "PATH": "{shelf}/alpha/bin:/usr/bin:/bin"},
        shells=("bash", "zsh", "fish", "tcsh", "csh"),
        steps=[
            run("deactivate", active=None, path=("/usr/bin:/bin",), env={"VIRTUAL_ENV": None}),
        ]),
    Scenario(
        "there is nothing to go back to, and nothing to leave",
        lay=shelved("alpha"),
        shells=("bash", "zsh", "fish", "tcsh", "csh"),    # in PowerShell a function has no status
        steps=[
            run("workon", "-", status=1, err=ANY),
            run("deactivate", status=1, err=("no environment is active",), as_at_start=True),
        ]),
    Scenario(
        "a shell without a prompt has the commands, and no hook",
        lay=[Directory("{work}/p"), Venv("{shelf}/alpha", project="{work}/p")],
        steps=[
            cd("{work}/p"),
            run("workon", "alpha", active="alpha"),
            cd("{work}", active="alpha"),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "deactivate works when the environment has been deleted",
        lay=shelved("alpha"),
        steps=[
            run("workon", "alpha", active="alpha"),
            tool("/bin/rm", "-rf", "{shelf}/alpha"),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "a nested shell can leave what it inherited",
        lay=shelved("alpha"),
        modes=(TERMINAL,),
        shells=("bash", "zsh", "fish", "tcsh"),
        steps=[
            run("workon", "alpha", active="alpha"),
            nest(shows=ANY),
            run("deactivate", active=None, as_at_start=True),
            run("workon", "alpha", active="alpha"),
            line("exit", status=ANY, shows=ANY),
            line("", active="alpha"),
            run("deactivate", active=None, as_at_start=True),
        ]),
    Scenario(
        "posix mode has no trap to go on with",
        shells=("bash",),
        before={"bash": ("set -o posix",)},
        steps=[
            run("mktmpenv", "--without-pip", "-n", active=ANY, out=ANY, err=ANY),
            line("trap -p EXIT", out="trap -- '__molt_end_temporary' EXIT\n"),
        ]),
    Scenario(
        "a temporary environment ends with its shell, wherever WORKON_HOME leads by then",
        modes=(TERMINAL,),
        shells=("bash", "zsh", "fish"),
        lay=shelved("alpha"),
        steps=[
            nest(shows=ANY),
            run("mktmpenv", "--without-pip", "-n", active=ANY, shows=ANY),
            setenv("WORKON_HOME", "{home}/other"),
            line("exit", status=ANY, shows=ANY, active=None),
            tool("/usr/bin/find", "{shelf}", "-name", "tmp-*", missing=("{home}/other",)),
        ]),
]
