# SPDX-License-Identifier: MIT
"""With the tools that hook into the same places: the real ones, loaded before our hook file and after it."""

from sandbox import Counted, Directory, File, Link, Venv, shelved
from steps import ANY, HOOKED_SHELLS, TERMINAL, Scenario, cd, line, run, source, tool

DEEP, BIN, TOOLS = "{work}/p/deep", "{shelf}/pe/bin", "{work}/p/tools"
BOUND = [Counted(), Directory(DEEP), Directory(TOOLS), Directory("{work}/q"), Directory("{work}/plain"),
         Venv("{shelf}/pe", project="{work}/p"), Venv("{shelf}/qu", project="{work}/q"), *shelved("other")]


def failing_move(directory, **expect):
    """A move in a line that ends with status 7."""
    fail = dict.fromkeys(("fish", "tcsh", "powershell"), "sh -c 'exit 7'") | {"bash": "(exit 7)", "zsh": "(exit 7)"}
    return line({name: f"cd {directory}; {how}" for name, how in fail.items()}, status=7, cwd=directory, **expect)


def with_tool(tool, code, steps, places=("before", "after"), **more):
    """The scenario for a tool, once for each place of its code (shell -> lines) in the rc file."""
    return [Scenario(f"{tool}, loaded {place} molt", steps, modes=(TERMINAL,), shells=tuple(code), **{place: code},
                     **{"lay": BOUND, **more})
            for place in places]


def round_trip(leaving=1):
    """In and out by cd, from one project to the next, and an environment chosen by hand within one. `leaving` is how often
    molt is run when a project is left where the tool has set something."""
    inside, gone = {"FROM_TOOL": "1"}, {"FROM_TOOL": None}
    nothing = {"active": None, "env": gone, "holds": ("/usr/bin",)}
    return [
        cd("{work}/p", active="pe", env=inside, holds=(BIN, TOOLS), calls=1),
        cd(DEEP, env=inside, holds=(BIN, TOOLS)),
        line("", env=inside, holds=(BIN, TOOLS)),
        failing_move("{work}/q", active="qu", env=gone, holds=("{shelf}/qu/bin",), calls=leaving),
        cd("{work}/plain", **nothing, calls=1),
        failing_move(DEEP, active="pe", env=inside, holds=(BIN, TOOLS), calls=1),
        cd("{work}", **nothing, calls=leaving),
        line("", **nothing),
        cd("{work}/p", active="pe", env=inside, holds=(BIN, TOOLS), calls=1),
        run("workon", "-n", "other", active="other", env=inside, holds=("{shelf}/other/bin", TOOLS), calls=1),
        cd("{work}/plain", active="other", env=gone, holds=("{shelf}/other/bin",), calls=leaving),
        run("deactivate", **nothing, calls=1),
    ]


DIRENV = {"bash": ['eval "$(direnv hook bash)"'], "zsh": ['eval "$(direnv hook zsh)"'],
          "fish": ["direnv hook fish | source"], "tcsh": ["eval `direnv hook tcsh`"]}
DIRENV_PLACES = [Directory("{work}/inner"), File("{work}/p/.envrc", "export FROM_TOOL=1\nPATH_add tools\n"),
                 File("{home}/.config/direnv/direnv.toml", '[whitelist]\nprefix = ["{work}"]\n')]

DIRENV_MORE = {"lay": BOUND + DIRENV_PLACES, "env": {"DIRENV_LOG_FORMAT": ""}}


def direnv(*shells):
    return {name: DIRENV[name] for name in shells}


# direnv puts back the PATH that it found. In bash and zsh it does so before molt looks; in fish and tcsh molt has acted on
# the cd itself by then, and sets PATH right at the prompt. The hook of direnv for tcsh takes precmd for itself.
SCENARIOS = [
    *with_tool("direnv", direnv("bash", "zsh"), round_trip(), **DIRENV_MORE),
    *with_tool("direnv", direnv("fish"), round_trip(leaving=2), **DIRENV_MORE),
    *with_tool("direnv", direnv("tcsh"), round_trip(leaving=2), places=("before",), **DIRENV_MORE),
    *with_tool("direnv", direnv("tcsh"), places=("after",), **DIRENV_MORE, steps=[
        run("molt", "status", shows=("the alias precmd is not its own any more: source molt.csh at the end of the rc file",),
            calls=1)]),
]

NO_HOOK = "_direnv_hook() { :; }; other() { :; }; third() { :; }"
SCENARIOS += [
    Scenario(f"PROMPT_COMMAND {given} gets our hook in its place", modes=(TERMINAL,), shells=("bash",),
             before={"bash": [NO_HOOK, "unset PROMPT_COMMAND", "PROMPT_COMMAND" + given]},
             steps=[line("declare -p PROMPT_COMMAND", shows=("declare " + expected,))])
    for given, expected in (
        ("=", '-- PROMPT_COMMAND="__molt_hook"'),
        ("=other", '-- PROMPT_COMMAND="__molt_hook; other"'),
        ("='_direnv_hook;other'", '-- PROMPT_COMMAND="_direnv_hook; __molt_hook;other"'),
        ("=(other third)", '-a PROMPT_COMMAND=([0]="__molt_hook" [1]="other" [2]="third")'),
        ("=(other _direnv_hook)", '-a PROMPT_COMMAND=([0]="other" [1]="_direnv_hook; __molt_hook")'))
]

MISE = {name: [form.replace("mise", "{tools}/mise", 1)] for name, form in {
    "bash": 'eval "$(mise activate bash)"', "zsh": 'eval "$(mise activate zsh)"',
    "fish": "mise activate fish | source",
    "powershell": "Invoke-Expression (& { (& mise activate pwsh | Out-String) })"}.items()}
MISE_PLACES = [File("{work}/p/mise.toml", '[env]\nFROM_TOOL = "1"\n_.path = ["./tools"]\n')]
MISE_VARIABLES = {"MISE_OFFLINE": "1", "MISE_TRUSTED_CONFIG_PATHS": "{work}", "MISE_QUIET": "1"}
SCENARIOS += with_tool("mise", MISE, round_trip(), lay=BOUND + MISE_PLACES, env=MISE_VARIABLES)

ZOXIDE = {"bash": ['eval "$(zoxide init bash)"'], "zsh": ['eval "$(zoxide init zsh)"'],
          "fish": ["zoxide init fish | source"],
          "powershell": ["Invoke-Expression (& { (zoxide init powershell | Out-String) })"]}
SCENARIOS += with_tool("zoxide", ZOXIDE, [
    cd(DEEP, active="pe", calls=1),
    cd("{work}/plain", active=None, calls=1),
    run("z", "deep", active="pe", cwd=DEEP, calls=1),
    run("z", "plain", active=None, cwd="{work}/plain", calls=1),
    failing_move("{work}/q", active="qu", calls=1),
    run("z", "deep", active="pe", cwd=DEEP, calls=1),
])

# --- stand-ins for what no Debian package has, by the protocol that each documents --------------------------------------

# bash-preexec runs precmd_functions, each with the status of the last command, from one line of PROMPT_COMMAND.
PREEXEC = {"bash": [
    "bash_preexec_imported=defined",
    "run_precmds() { local was=$? each; for each in \"${precmd_functions[@]}\"; do (exit $was); $each; done; return $was; }",
    "note() { noted=$?; }",
    "precmd_functions+=(note)",
    'PROMPT_COMMAND="run_precmds${PROMPT_COMMAND:+; $PROMPT_COMMAND}"']}

# starship takes the place of PROMPT_COMMAND, runs what was there with the status, and draws the environment itself.
STARSHIP = {"bash": [
    "export STARSHIP_SHELL=bash",
    "STARSHIP_PROMPT_COMMAND=${PROMPT_COMMAND-}",
    "starship_precmd() { local was=$?; (exit $was); eval \"$STARSHIP_PROMPT_COMMAND\"; PS1='@READY@ '; return $was; }",
    "PROMPT_COMMAND=starship_precmd"], "zsh": [
    "export STARSHIP_SHELL=zsh VIRTUAL_ENV_DISABLE_PROMPT=1",
    "starship_precmd() { PS1='@READY@ '; }",
    "precmd_functions+=(starship_precmd)"], "fish": [
    "set -gx STARSHIP_SHELL fish",
    "function fish_prompt; printf %s '@READY@ '; end"], "powershell": [
    "$env:STARSHIP_SHELL = 'powershell'; $env:VIRTUAL_ENV_DISABLE_PROMPT = '1'",
    "function global:prompt { '@READY@ ' }"]}

# VS Code keeps the old PROMPT_COMMAND in a variable of its own, and runs it from its function.
VSCODE = {"bash": [
    "__vsc_original_prompt_command=${PROMPT_COMMAND-}",
    "__vsc_prompt() { local was=$?; (exit $was); eval \"$__vsc_original_prompt_command\"; return $was; }",
    "PROMPT_COMMAND=__vsc_prompt"], "zsh": [
    "__vsc_precmd() { __vsc_status=$?; }",
    "precmd_functions+=(__vsc_precmd)"], "fish": [
    "function __vsc_update_cwd --on-event fish_prompt; set -g __vsc_cwd $PWD; end",
    "functions -c fish_prompt __vsc_fish_prompt",
    "function fish_prompt; __vsc_fish_prompt; end"], "powershell": [
    "$global:__VSCodeOriginalPrompt = $function:prompt",
    "function global:prompt { $was = $global:?; $text = & $global:__VSCodeOriginalPrompt; $text }"]}

# oh-my-zsh has functions of its own in both hooks, by add-zsh-hook, and a plugin may define chpwd itself.
OH_MY_ZSH = {"zsh": [
    "autoload -Uz add-zsh-hook",
    "omz_precmd() { : ; }",
    "omz_chpwd() { typeset -g moved=$PWD; }",
    "add-zsh-hook precmd omz_precmd",
    "add-zsh-hook chpwd omz_chpwd",
    "chpwd() { typeset -g seen=$PWD; }"]}

MOVES = [
    cd(DEEP, active="pe", calls=1),
    line(""),
    failing_move("{work}/q", active="qu", calls=1),
    run("workon", "-n", "other", active="other", calls=1),
    cd("{work}/plain", active="other", calls=1),
    run("deactivate", active=None, calls=1),
    failing_move("{work}/p", active="pe", calls=1),
    cd("{work}", active=None, calls=1),
    line(""),
]
SCENARIOS += with_tool("bash-preexec", PREEXEC, MOVES)
SCENARIOS += with_tool("starship", STARSHIP, MOVES, drawn=False)
SCENARIOS += with_tool("VS Code", VSCODE, MOVES)
SCENARIOS += with_tool("oh-my-zsh", OH_MY_ZSH, [
    *MOVES,
    cd("{work}/q", active="qu", calls=1),
    line("echo $moved $seen", shows="{work}/q {work}/q"),
])

# --- others who activate ----------------------------------------------------------------------------------------------

STOCK = {"active": ANY, "env": {"VIRTUAL_ENV": "{work}/stock"}}
SCENARIOS.append(Scenario("an environment of python -m venv, by its own script within a project", modes=(TERMINAL,),
                          shells=HOOKED_SHELLS, lay=BOUND, steps=[
    tool("/usr/bin/python3", "-m", "venv", "--without-pip", "{work}/stock"),
    cd("{work}/p", active="pe", calls=1),
    source("{work}/stock/bin/{activate}", shows=ANY, **STOCK),
    cd(DEEP, shows=ANY, **STOCK),
    cd("{work}/q", shows=ANY, **STOCK),
    run("deactivate", active="qu", holds=("{shelf}/qu/bin",), calls=ANY),
    cd("{work}/plain", active=None, holds=("/usr/bin",), calls=1),
    source("{work}/stock/bin/{activate}", shows=ANY, **STOCK),
    cd(DEEP, shows=ANY, **STOCK),
    run("deactivate", active="pe", holds=(BIN,), calls=1),
    cd("{work}/plain", active=None, holds=("/usr/bin",), calls=1),
]))

# What `conda activate` and `conda deactivate` do to a shell.
CONDA = dict.fromkeys(("bash", "zsh"), [
    "conda_on() { export CONDA_PREFIX={work}/conda CONDA_DEFAULT_ENV=base CONDA_SHLVL=1 PATH={work}/conda/bin:$PATH; }",
    "conda_off() { unset CONDA_PREFIX CONDA_DEFAULT_ENV; CONDA_SHLVL=0; PATH=$(echo $PATH | sed s,{work}/conda/bin:,,); }"]) | {
    "fish": [
        "function conda_on; set -gx CONDA_PREFIX {work}/conda; set -gx CONDA_DEFAULT_ENV base; set -gx CONDA_SHLVL 1;"
        " set -p PATH {work}/conda/bin; end",
        "function conda_off; set -e CONDA_PREFIX CONDA_DEFAULT_ENV; set -gx CONDA_SHLVL 0;"
        " set PATH (string match -v {work}/conda/bin $PATH); end"],
    "tcsh": [
        "alias conda_on 'setenv CONDA_PREFIX {work}/conda; setenv CONDA_DEFAULT_ENV base; setenv CONDA_SHLVL 1;"
        " set path = ({work}/conda/bin $path:q)'",
        "alias conda_off 'unsetenv CONDA_PREFIX CONDA_DEFAULT_ENV; setenv CONDA_SHLVL 0;"
        " setenv PATH `echo $PATH | sed s,{work}/conda/bin:,,`'"],
    "powershell": [
        "function conda_on { $env:CONDA_PREFIX = '{work}/conda'; $env:CONDA_DEFAULT_ENV = 'base'; $env:CONDA_SHLVL = 1;"
        " $env:PATH = '{work}/conda/bin:' + $env:PATH }",
        "function conda_off { $env:CONDA_PREFIX = $env:CONDA_DEFAULT_ENV = $null; $env:CONDA_SHLVL = 0;"
        " $env:PATH = $env:PATH.Replace('{work}/conda/bin:', '') }"]}
BASE = {"CONDA_PREFIX": "{work}/conda", "CONDA_DEFAULT_ENV": "base", "CONDA_SHLVL": "1"}
NO_CONDA = {"CONDA_PREFIX": None, "CONDA_DEFAULT_ENV": None}
SCI = "{work}/conda/envs/sci"
SCENARIOS += with_tool("conda", CONDA, lay=[
    *BOUND, Directory("{work}/conda/bin"), File("{work}/s/environment.yml", "name: sci\n"),
    File(SCI + "/conda-meta/history"), Link(SCI + "/bin/python", "/usr/bin/python3")],
    env={"CONDA_ENVS_PATH": "{work}/conda/envs"}, steps=[
    line("conda_on", env=BASE, holds=("{work}/conda/bin",)),
    cd("{work}/p", active="pe", env=BASE, holds=(BIN, "{work}/conda/bin"), calls=1),
    cd("{work}/s", active=SCI, env={"CONDA_PREFIX": SCI, "CONDA_DEFAULT_ENV": "sci"},
       holds=(SCI + "/bin", "{work}/conda/bin"), calls=1),
    cd("{work}/plain", active=None, env=BASE, holds=("{work}/conda/bin",), calls=1),
    cd("{work}/p", active="pe", env=BASE, holds=(BIN, "{work}/conda/bin"), calls=1),
    line("conda_off", env=NO_CONDA, holds=(BIN,)),
    cd("{work}", active=None, env=NO_CONDA, holds=("/usr/bin",), calls=1),
])
