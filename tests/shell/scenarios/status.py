# SPDX-License-Identifier: MIT
"""`molt status`, and the switches: what it says must be so."""

from sandbox import Directory, File, Venv, shelved
from steps import ALL_SHELLS, ANY, HOOKED_SHELLS, SCRIPT, TERMINAL, Scenario, cd, line, run, setenv, tool

CONFIG = "{home}/.config/molt/config.toml"
NO_FAULTS = ('"hook_file_loaded": true', '"hook_file_faults": []')
LOADED = ("hook file  loaded, version ",)
BARE = "{prefix}/bin/molt"


def each(form, shells=ALL_SHELLS, **others):
    return {**dict.fromkeys(shells, form), **others}


OLD_VERSION = each("__molt_version=0.0.1", fish="set -g __molt_version 0.0.1", tcsh="set __molt_version = 0.0.1",
                   csh="set __molt_version = 0.0.1", powershell="$global:__molt_version = '0.0.1'")
LOSE_HOOK = {"bash": "PROMPT_COMMAND=", "zsh": "chpwd_functions=()", "fish": "functions -e __molt_on_directory",
             "tcsh": "unalias cwdcmd",
             "powershell": "$ExecutionContext.SessionState.InvokeCommand.LocationChangedAction = $null"}
LOST = {"bash": "PROMPT_COMMAND has lost __molt_hook", "zsh": "the hooks of zsh have lost __molt_hook",
        "fish": "the handlers of molt.fish are gone", "tcsh": "the alias cwdcmd is not its own any more",
        "powershell": "LocationChangedAction has lost its hook"}
TAKE_DEACTIVATE = each("deactivate() { :; }", fish="function deactivate; end", powershell="function deactivate {}")
TAKEN = "something else has defined deactivate"
HOOK_FILE = each("molt.csh", ("tcsh", "csh"), bash="molt.bash", zsh="molt.zsh", fish="molt.fish", powershell="molt.ps1")


HOOK = [
    Scenario("molt status of a hook file that is loaded", modes=(SCRIPT, TERMINAL), steps=[
        run("molt", "status", out=LOADED),
        run("molt", "status", "--json", out=NO_FAULTS),
        run("__molt_check"),
    ]),
    Scenario("molt status of a hook file of another version", steps=[
        line(OLD_VERSION),
        run("molt", "status", out=("hook file  it is of version 0.0.1, and molt of ", ": start a new shell")),
        run("molt", "status", "--json", out=('"hook_file_version": "0.0.1"', '"it is of version 0.0.1, and molt of ')),
    ]),
    Scenario("molt without a word shows the commands", steps=[run("molt", out=("usage: molt COMMAND",))]),
] + [
    Scenario(f"molt status where something else has defined deactivate, in {name}", shells=(name,), steps=[
        line(TAKE_DEACTIVATE),
        run("molt", "status", out=("hook file  " + TAKEN,)),
        run("molt", "status", "--json", out=('"hook_file_faults": [\n    "' + TAKEN,)),
    ]) for name in ALL_SHELLS if name not in ("tcsh", "csh")      # these take it back after every command
] + [
    Scenario(f"molt status where {name} has lost the hook", shells=(name,), modes=(TERMINAL,), steps=[
        line(LOSE_HOOK),
        run("molt", "status", shows=("hook file  " + LOST[name],)),
        run("__molt_check", status=ANY, shows=("molt: " + LOST[name],)),
    ]) for name in LOST
] + [
    Scenario(f"molt status without the hook file, in {name}", shells=(name,), steps=[
        tool(BARE, "status", out=("it is not loaded in this shell; what loads it, at the end of ",
                                  "{prefix}/share/molt/" + HOOK_FILE[name])),
        tool(BARE, "status", "--json", out=('"hook_file_loaded": false', '"it is not loaded in this shell')),
        tool(BARE, "auto", "off", status=1, err=("hint: put this line at the end of ", HOOK_FILE[name])),
    ]) for name in ALL_SHELLS
]

# --- what is active, and why ------------------------------------------------------------------------------------------

PROJECTS = [Directory("{work}/p/deep"), File("{work}/p/.venv", "web\n"), Venv("{work}/q/.venv"),
            Venv("{work}/t/.venv"), File(CONFIG, 'trust = ["{work}/t"]\n'), *shelved("web", "other")]


def at_prompt(name, lay, steps, **more):
    return Scenario(name, steps, **{"lay": lay, "modes": (TERMINAL,), "shells": HOOKED_SHELLS, **more})


REASONS = [
    at_prompt("molt status says what is active, why, and what would be", PROJECTS, [
        run("molt", "status", shows=("active     nothing", "directory  {work}", "marker     none here or above",
                                     "trusted    {work}/t")),
        run("workon", "other", active="other"),
        run("molt", "status", shows=("active     {shelf}/other", "activated by hand")),
        cd("{work}/p/deep", active="web"),
        run("molt", "status", shows=("active     {shelf}/web", "activated by cd in {work}/p",
                                     "comes back after the project: {shelf}/other", "marker     {work}/p/.venv (file)",
                                     "activates {shelf}/web (own)")),
        run("deactivate", active=None),
        run("molt", "status", shows=("active     nothing", "left by hand in {work}/p")),
        cd("{work}/q", shows=ANY, active="other"),
        run("molt", "status", shows=("marker     {work}/q/.venv (directory)", "molt allow")),
        run("molt", "allow", shows=ANY, active="{work}/q/.venv"),
        run("molt", "status", shows=("activates {work}/q/.venv (allowed)", "allowed    {work}/q/.venv")),
        run("molt", "allow", "--list", shows=("trusted  {work}/t  (config.toml)", "allowed  {work}/q/.venv")),
        run("molt", "deny", shows=ANY, active="other"),
        run("molt", "status", shows=("marker     {work}/q/.venv (directory)", "denied     {work}/q/.venv")),
        run("molt", "allow", "--list", shows=("denied   {work}/q/.venv",)),
        cd("{work}/t", active="{work}/t/.venv"),
        run("molt", "status", shows=("activates {work}/t/.venv (trusted)",)),
    ]),
    at_prompt("molt status --json", PROJECTS, [
        cd("{work}/p/deep", active="web"),
        run("molt", "status", "--json", shows=(
            '"active": "{shelf}/web"', '"activated_by": "cd"', '"project": "{work}/p"', '"comes_back": null',
            '"would_activate": "{shelf}/web"', '"rule": "file"', '"switched_off": null', '"trust": [', '"decisions": []')),
    ]),
    at_prompt("molt status says who else activated an environment", shelved("alpha"), [
        setenv("VIRTUAL_ENV", "{shelf}/alpha", active=ANY),
        run("molt", "status", active=ANY, shows=("active     {shelf}/alpha", "activated by another tool")),
    ]),
]

# --- the switches -----------------------------------------------------------------------------------------------------

OFF = "[auto]\nenabled = false\n"
MOVE = ("/bin/mv", "-f", "{work}/config", CONFIG)

SWITCHES = [
    at_prompt("auto.enabled = false in the config", PROJECTS + [File(CONFIG, OFF)], start="{work}/p", steps=[
        line(""),
        cd("{work}/p/deep"),
        cd("{work}"),
        cd("{work}/p"),
        run("molt", "status", shows=("activates nothing: auto.enabled is false in " + CONFIG,)),
        run("workon", "other", active="other"),
        cd("{work}/q", active="other"),
        run("deactivate", active=None, as_at_start=True),
    ]),
    at_prompt("a change of auto.enabled counts in a running shell at its next project", [
        *PROJECTS, Directory("{home}/.config/molt"), File("{work}/config", OFF)], [
        cd("{work}/p", active="web"),
        tool(*MOVE),
        tool("/bin/touch", "-d", "2020-01-01", CONFIG),
        cd("{work}", active=None, as_at_start=True),
        cd("{work}/p", present=("{home}/.local/state/molt/off",)),
        cd("{work}"),
        tool("/bin/rm", CONFIG),
        cd("{work}/p", active="web", missing=("{home}/.local/state/molt/off",)),
        cd("{work}", active=None, as_at_start=True),
    ]),
    at_prompt("a state directory that is not absolute is none", [
        Directory("{work}/p"), Venv("{shelf}/bound", project="{work}/p")], env={"XDG_STATE_HOME": "state"}, steps=[
        cd("{work}/p", active="bound", present=("{home}/.local/state/molt/bound",), missing=("{work}/state",)),
        cd("{work}", active=None, as_at_start=True),
    ]),
]

SCENARIOS = HOOK + REASONS + SWITCHES
