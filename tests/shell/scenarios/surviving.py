# SPDX-License-Identifier: MIT
"""Every command of virtualenvwrapper under the user's own options, aliases, functions and variables."""

from sandbox import Directory, File
from steps import ALL_SHELLS, ANY, Scenario, line, run, tool

QUIET = dict(out=ANY, err=ANY)
LAY = [Directory("{work}/p"), Directory("{work}/q"), Directory("{home}/projects")]
PROJECTS = {"PROJECT_HOME": "{home}/projects", "HOOK_VERBOSE_OPTION": "-q"}
MAKE = ("mkvirtualenv", "--without-pip")

# All commands, each with the success that does not end a shell under `set -e`.
TOUR = [
    run(*MAKE, "-a", "{work}/p", "one", active="one", cwd="{work}/p", **QUIET),
    run("cdvirtualenv", cwd="{shelf}/one"),
    run("cdsitepackages"),
    run("cdproject", cwd="{work}/p"),
    run("add2virtualenv", "{work}/q"),
    run("lssitepackages", out=("_virtualenv_path_extensions.pth:\n",)),
    run("toggleglobalsitepackages", out="Enabled global site-packages\n"),
    run("setvirtualenvproject", "one", "{work}/q", out="Setting project for one to {work}/q\n"),
    run("showvirtualenv", out="\n"),
    run("lsvirtualenv", "-b", out="one\n"),
    run("lsvirtualenv", out="one\n===\n\n\n"),
    run("allvirtualenv", "/bin/pwd", out=("one\n===\n{shelf}/one\n",)),
    run("virtualenvwrapper", out=("mkvirtualenv",)),
    run("cpvirtualenv", "one", "two", active="two", cwd="{work}/q", **QUIET),
    run("mvvirtualenv", "two", "three", active="three", out="Renamed two to three\n"),
    run("workon", "one", active="one", cwd="{work}/q"),
    run("workon", "-n", "-", active="three"),
    run("mktmpenv", "--without-pip", active=ANY, **QUIET),
    run("deactivate", active=None, cwd="{shelf}", out=("Removing temporary environment: tmp-",)),
    run("mkproject", "--without-pip", "web", active="web", cwd="{home}/projects/web", **QUIET),
    run("molt", "status", out=ANY),
    run("deactivate", active=None),
    run("rmvirtualenv", "one", "three", "web", out="Removing one...\nRemoving three...\nRemoving web...\n"),
]

WITH_PIP = [run("mkvirtualenv", "pip", active="pip", **QUIET), run("wipeenv", out=("Nothing to remove.",))]

# --- options -----------------------------------------------------------------------------------------------------------

CSH_STRICT = ["set noclobber", "set noglob", "set nonomatch", "set i = 1 a = (1 2) status_of = x"]
ZSH_STRICT = "setopt err_exit no_unset no_clobber no_glob pipe_fail ksh_arrays sh_word_split csh_junkie_quotes warn_create_global"
OPTIONS = {
    "set -eu and its kin": {
        "bash": ["set -eu -o pipefail -o noclobber -o noglob", "shopt -s inherit_errexit", "IFS=/:a"],
        "zsh": [ZSH_STRICT, "IFS=/:a"],
        "tcsh": CSH_STRICT,
        "csh": CSH_STRICT,
        "powershell": ["Set-StrictMode -Version Latest", "$ErrorActionPreference = 'Stop'",
                       "$PSNativeCommandUseErrorActionPreference = $true", "$WarningPreference = 'Stop'"],
    },
    "another way to read patterns": {
        "bash": ["shopt -s nocasematch nocaseglob nullglob dotglob extglob globstar"],
        "zsh": ["setopt glob_subst null_glob extended_glob ksh_glob no_case_match no_case_glob glob_dots rc_expand_param mark_dirs brace_ccl"],
    },
    "patterns that must match": {"bash": ["shopt -s failglob", "set -P"], "zsh": ["setopt nomatch bad_pattern bare_glob_qual glob_assign"]},
    "the manners of sh": {"bash": ["set -o posix", "set -e"], "zsh": ["emulate sh"]},
    "the manners of ksh and csh": {"zsh": ["emulate ksh", "setopt csh_junkie_loops csh_nullcmd"], "bash": ["set +h +B +m"]},
    "traps": {
        "bash": ["shopt -s extdebug", "set -eET", "trap : DEBUG", "trap 'echo trapped' ERR"],
        "zsh": ["setopt err_return no_unset debug_before_cmd", "trap : DEBUG", "trap 'echo trapped' ZERR"],
    },
    "globals that must be declared": {
        "zsh": ["setopt warn_create_global typeset_silent posix_builtins posix_identifiers no_function_argzero no_short_loops"],
    },
}

SCENARIOS = [
    Scenario(f"all commands under {name}", TOUR + (WITH_PIP if "set -eu" in name else []), lay=LAY, env=PROJECTS, before=lines, shells=tuple(lines)) for name, lines in OPTIONS.items()
]

# A failure under `set -e` ends the shell only where the user does not look at it.
SCENARIOS += [
    Scenario("failures under set -eu", shells=("bash", "zsh"), lay=[File("{shelf}/postactivate", "false\nfalse\n"), *LAY], env=PROJECTS,
             before=OPTIONS["set -eu and its kin"], steps=[
        *(line(f"{words} || echo failed $?", out=ANY, err=ANY, status=0) for words in (
            "workon", "workon nope", "deactivate", "rmvirtualenv", "cpvirtualenv nope", "mvvirtualenv nope new", "lsvirtualenv -b", "lsvirtualenv -h",
            "showvirtualenv", "cdvirtualenv", "cdproject", "cdsitepackages", "lssitepackages", "add2virtualenv", "setvirtualenvproject", "wipeenv",
            "toggleglobalsitepackages", "mkvirtualenv", "mkproject", "mktmpenv --no-such", "molt nope")),
        line("if workon nope 2>/dev/null; then echo yes; else echo no; fi", out="no\n"),
        line("workon nope 2>/dev/null || true"),
        run(*MAKE, "one", active="one", out=ANY, err="molt: the hook '{shelf}/postactivate' ended with status 1\n"),
        line("deactivate && echo left", active=None, out="left\n"),
    ]),
]

# --- aliases and functions ------------------------------------------------------------------------------------------------

PROGRAMS = ("ls", "rm", "grep", "cat", "sed", "awk", "find", "mkdir", "mktemp", "dirname", "basename", "which", "env", "python", "git", "molt_helper")
BUILTINS = ("cd", "command", "export", "unset", "printf", "source", "hash", "eval", "local", "test", "[", "read", "declare", "typeset", "trap",
            "true", "false", "echo", "pwd", "set", "exec", "type", "exit", ".", "shopt", "complete", "pushd", "popd", "unalias", "kill")
# Not builtin, return and shift: with those of the user no function works, molt's or another's. In fish an alias is a function.
OF_FISH = ("ls", "rm", "grep", "cat", "cd", "export", "hash", "pwd", "printf", "echo", "count", "contains", "functions", "true", "false",
           "pushd", "popd", "type", "math", "complete", "emit", "commandline")
OF_CSH = ("ls", "rm", "grep", "cat", "test", "pwd", "printf", "sh", "sed", "hash", "sort", "env", "mkdir", "mktemp")
CMDLETS = ("ls", "rm", "grep", "cat", "pwd", "echo", "sort", "where", "Set-Alias", "Test-Path", "Out-String", "Get-Item", "Get-Content", "Set-Location",
           "ForEach-Object", "Where-Object", "Write-Output", "Register-EngineEvent", "New-Object", "Import-Module", "Get-Variable", "Set-Variable")


def each(form, words):
    return [form.replace("WORD", word) for word in words]


HIJACKED = {
    "aliases": {
        "bash": ["shopt -s expand_aliases", *each("alias -- WORD='echo hijacked'", (*PROGRAMS, *BUILTINS, "builtin"))],
        "zsh": each("alias -- 'WORD'='echo hijacked'", (*PROGRAMS, *BUILTINS, "builtin", "emulate", "setopt", "print")),
        "fish": each("alias WORD 'echo hijacked'", ("ls", "rm", "grep", "cat", "cd", "export")),
        "tcsh": each("alias WORD 'echo hijacked'", OF_CSH),
        "csh": each("alias WORD 'echo hijacked'", OF_CSH),
        "powershell": each("Set-Alias -Scope Global -Force -Option AllScope WORD Get-Date", ("ls", "rm", "grep", "cat", "pwd", "Test-Path", "Out-String")),
    },
    "functions": {
        "bash": each("function WORD { \\builtin printf 'hijacked\\n'; }", (*PROGRAMS, *BUILTINS)),
        "zsh": each("function WORD { \\builtin print hijacked; }", (*PROGRAMS, *BUILTINS, "emulate", "setopt", "print")),
        "fish": each("function WORD; builtin echo hijacked; end", OF_FISH),
        "powershell": each("function global:WORD { 'hijacked' }", CMDLETS),
    },
}

def but_sourcing(lines):
    """Without those that would keep the rc line itself from being read."""
    return [text for text in lines if not text.startswith(("alias -- .=", "alias -- source=", "alias -- '.'=", "alias -- 'source'=", "function . ", "function source "))]


for kind, lines in HIJACKED.items():
    SCENARIOS += [
        Scenario(f"all commands, {kind} over common words, defined before", TOUR, lay=LAY, env=PROJECTS,
                 before={shell: but_sourcing(text) for shell, text in lines.items()}, shells=tuple(lines)),
        Scenario(f"all commands, {kind} over common words, defined afterwards", lay=LAY, env=PROJECTS, shells=tuple(lines),
                 steps=[line({shell: "\n".join(text) for shell, text in lines.items()}), *TOUR]),
    ]

# --- the user's variables ---------------------------------------------------------------------------------------------------

VARIABLES = ("i", "a", "tst", "activate", "RC", "env_name", "name", "dir", "file", "line", "word", "words", "text", "code", "old", "value", "names", "event",
             "script", "from", "out", "shell", "hooks", "project")
SET = {"bash": "; ".join(f"{name}=mine" for name in VARIABLES), "zsh": "; ".join(f"{name}=mine" for name in VARIABLES),
       "fish": "; ".join(f"set -g {name} mine" for name in VARIABLES), "tcsh": "; ".join(f"set {name} = mine" for name in VARIABLES),
       "csh": "; ".join(f"set {name} = mine" for name in VARIABLES), "powershell": "; ".join(f"$global:{name} = 'mine'" for name in VARIABLES)}
SHOWN = " ".join("$" + name for name in VARIABLES)
SHOW = {**{shell: f"echo {SHOWN}" for shell in ALL_SHELLS}, "powershell": f'"{SHOWN}"'}
LIST = {"bash": "compgen -v; compgen -A function; set +o; shopt -p",
        "zsh": "print -rl -- ${(k)parameters} ${(k)functions}; setopt; typeset -p cdpath", "fish": "set -n; functions -an",
        "tcsh": "set | /usr/bin/cut -f 1", "csh": "set | /usr/bin/cut -f 1",
        "powershell": "(Get-Variable).Name; (Get-ChildItem function:).Name"}
# What is there, and the options. Of the shells themselves: what they make when a command first runs.
OF_SHELLS = "_|BASH_REMATCH|COLUMNS|LINES|MATCH|MBEGIN|MEND|match|mbegin|mend|REPLY|reply|argv|dirstack|owd|status|pipestatus|dirprev|dirnext|__fish_cd_direction" \
            "|zshexit_functions|LASTEXITCODE|StackTrace|MyInvocation|PSCmdlet|foreach|switch|Matches|prompt|PIPESTATUS|FUNCNAME|OPTIND|OLDPWD"
COMPARE = f"/usr/bin/sort -u {{root}}/before >{{root}}/b && /usr/bin/sort -u {{root}}/after | /usr/bin/comm -13 {{root}}/b - | /bin/grep -vxE '{OF_SHELLS}|__molt_.*' || :"


def listed(name):
    # A function's output, where a group of commands must be redirected.
    forms = {"fish": "begin; %s; end >{root}/%s", "tcsh": "%s >! {root}/%s", "csh": "%s >! {root}/%s", "powershell": "& { %s } >{root}/%s"}
    return line({shell: forms.get(shell, "{ %s; } >|{root}/%s") % (text, name) for shell, text in LIST.items()})


MINE = " ".join(["mine"] * len(VARIABLES)) + "\n"
SCENARIOS += [
    Scenario("no variable of the user changes, and none is left behind", lay=LAY, env=PROJECTS, steps=[
        line(SET), listed("before"), *TOUR, listed("after"),
        line(SHOW, out=MINE),
        tool("/bin/sh", "-c", COMPARE),
    ]),
    *(Scenario(f"IFS is what it was: {text}", lay=LAY, env=PROJECTS, shells=("bash", "zsh"),
               steps=[line(text), *TOUR, line('\\builtin printf "<%s>" "${IFS-unset}"', out=f"<{value}>")])
      for text, value in (("IFS=,:/", ",:/"), ("IFS=", ""), ("unset IFS", "unset"))),
]

# --- old rc lines -----------------------------------------------------------------------------------------------------------

OLD_FILES = ("virtualenvwrapper.sh", "virtualenvwrapper_lazy.sh")
HELPERS = ("run_hook initialize cd show_workon_options verify_workon_home verify_workon_environment verify_active_environment verify_project_home "
           "verify_resource verify_virtualenv verify_virtualenv_clone expandpath absolutepath derive_workon_home tempfile get_python_version "
           "get_site_packages_dir setup_tab_completion mkvirtualenv_help workon_help mkproject_help").split()


def old_rc(name, options):
    """What an old rc file has: variables that are set and not exported, and the line."""
    text = [*options, "PROJECT_HOME=$HOME/projects", "VIRTUALENVWRAPPER_HOOK_DIR=$HOME/hooks", f". {{prefix}}/share/molt/{name}"]
    return {"bash": text, "zsh": text}


STRICT = OPTIONS["set -eu and its kin"]
SCENARIOS += [
    Scenario(f"an old rc line that sources {name}, {title}", lay=LAY, env={"HOOK_VERBOSE_OPTION": "-q"}, shells=("bash", "zsh"),
             before={shell: old_rc(name, options.get(shell, []))[shell] for shell in ("bash", "zsh")},
             steps=[*TOUR, *(line(f"\\builtin command -v virtualenvwrapper_{helper}", out=f"virtualenvwrapper_{helper}\n") for helper in HELPERS),
                    line('\\builtin printf "%s\\n" "$WORKON_HOME" "$VIRTUALENVWRAPPER_PROJECT_FILENAME" "$VIRTUALENVWRAPPER_WORKON_CD"',
                         out="{shelf}\n.project\n1\n"),
                    tool("/usr/bin/find", "{home}/hooks", "-name", "initialize", out="{home}/hooks/initialize\n")])
    for name in OLD_FILES for title, options in (("plain", {}), ("under set -eu", STRICT))
]
