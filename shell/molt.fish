# molt.fish - Python virtual environments in fish: workon, mkvirtualenv, and a cd that activates
# SPDX-License-Identifier: MIT
#
# Put this line into ~/.config/fish/config.fish:
#
#     source ~/.local/share/molt/molt.fish
#
# Variables it honours:
#
#     WORKON_HOME                  where the environments are (~/.virtualenvs)
#     VIRTUAL_ENV_DISABLE_PROMPT   not empty: the prompt is left alone
#     MOLT_AUTO                    0: a change of directory activates nothing
#     XDG_STATE_HOME               where the index of bound projects is (~/.local/state)
#
# Written for fish 3.1 and later. Command words are written builtin or command, so that no function of the user (an
# alias is one) stands in between.

# --- guard ------------------------------------------------------------------------------------------------------------

builtin set -g __molt_version 0.1.0

# A second sourcing keeps what this shell knows; the pid tells it from what a parent exported.
if not builtin test "$__molt_shell" = $fish_pid
    builtin set -g __molt_shell $fish_pid
    builtin set -g __molt_busy 0
    builtin set -g __molt_status 0
    builtin set -g __molt_last ''
    builtin set -g __molt_told ''
    builtin set -g __molt_root '?'
    builtin set -g __molt_pwd ''
    builtin set -g __molt_dir ''
    builtin set -g __molt_here 0
    builtin set -g __molt_found ''
    builtin set -g __molt_count 0
    builtin set -g __molt_drawn 0
    builtin set -g __molt_temporary ''
    builtin set -g __molt_path $PATH
    builtin set -g __molt_left ''
    builtin set -g __molt_stale ''
end

# A state directory that is not absolute is ignored, as the specification has it.
builtin set -g __molt_bound "$HOME/.local/state/molt/bound"
builtin string match -q '/*' -- "$XDG_STATE_HOME"; and builtin set -g __molt_bound "$XDG_STATE_HOME/molt/bound"

# Looks in PREFIX/bin when this file is PREFIX/share/molt/molt.fish, in PATH and in ~/.local/bin, but not in the active
# environment, which may hold a program of the same name.
function __molt_find_exe -a file
    builtin string match -q '/*' -- "$__molt_exe"; and builtin test -x "$__molt_exe"; and return
    builtin set -g __molt_exe ''
    builtin set -l dirs $PATH "$HOME/.local/bin"
    builtin string match -q '/*' -- $file; or builtin set file $PWD/$file
    builtin set -p dirs (builtin string replace -fr '/share/molt/molt\.fish$' /bin -- $file)
    for dir in $dirs
        builtin string match -q '/*' -- $dir; and not builtin test "$dir" = "$VIRTUAL_ENV/bin"; or continue
        builtin test -f "$dir/molt" -a -x "$dir/molt"; or continue
        builtin set -g __molt_exe $dir/molt
        return
    end
end
__molt_find_exe (builtin status filename)

# --- evaluate ---------------------------------------------------------------------------------------------------------

function __molt_has_exe
    builtin test -n "$__molt_exe" -a -x "$__molt_exe"; and return
    builtin echo 'molt: cannot find the program "molt" beside its hook file, in PATH or in ~/.local/bin' >&2
    return 127
end

# Runs the binary and evaluates what it prints, whatever its status, which is returned. Not `molt | source`: user hooks
# would have the pipe for stdin. fish puts a universal fish_user_paths back in front of PATH whenever that changes; the
# next activation moves our entry to the front again.
function __molt_evaluate
    builtin set -l __molt_outer $__molt_busy $__molt_status
    builtin set -l __molt_was "$MOLT_ACTIVE"
    builtin set -l __molt_code (command $__molt_exe $argv | builtin string collect)
    builtin set -g __molt_status $pipestatus[1]
    builtin set -g __molt_busy 1
    builtin eval $__molt_code
    builtin set -l __molt_result $__molt_status
    builtin set -g __molt_busy $__molt_outer[1]
    builtin set -g __molt_status $__molt_outer[2]
    builtin set -g __molt_path $PATH
    builtin test -z "$__molt_was" -o "$__molt_was" = "$MOLT_ACTIVE"; or builtin set -g __molt_left $__molt_was
    return $__molt_result
end

# A command is the user's word: afterwards the directory counts as looked at.
function __molt_command
    __molt_has_exe; or return
    __molt_evaluate --shell fish --last "$__molt_last" $argv
    builtin set -l saved $status
    __molt_define_deactivate
    __molt_adopt
    return $saved
end

function __molt_direct
    __molt_has_exe; or return
    command $__molt_exe $argv
end

# Runs the binary within a plan; when it fails, the command ends with its status.
function __molt_call
    command $__molt_exe $argv; or builtin set -g __molt_status $status
end

# A function of its own: the `return` of a sourced script ends the function that it is sourced from.
function __molt_source
    builtin source $argv
end

function __molt_hook_failed -a file
    builtin printf "molt: the hook '%s' ended with status %s\n" $file $status >&2
end

# An environment of mktmpenv ends with the shell that made it.
function __molt_set_temporary -a environment
    builtin set -g __molt_temporary $environment
    function __molt_end_temporary --on-event fish_exit
        builtin test -e "$__molt_temporary/README.tmpenv"; or return
        builtin set -e VIRTUAL_ENV
        builtin set -gx WORKON_HOME (builtin string replace -r '/[^/]*$' '' -- $__molt_temporary)
        command $__molt_exe rmvirtualenv (builtin string replace -r '.*/' '' -- $__molt_temporary) >/dev/null
    end
end

# The builtin keeps no history of directories; fish's own function does, in these variables, and `cd -` looks there.
function __molt_cd -a dir
    builtin set -l from $PWD
    builtin cd -- $dir; or return
    builtin set -g -a dirprev $from
    builtin set -e dirnext
    builtin set -g __fish_cd_direction prev
end

function __molt_leave_foreign
    __molt_owns_deactivate; or deactivate
end

# --- commands ---------------------------------------------------------------------------------------------------------

builtin set -g __molt_evaluated mkvirtualenv workon rmvirtualenv cpvirtualenv mvvirtualenv mkproject mktmpenv \
    cdvirtualenv cdsitepackages cdproject setvirtualenvproject wipeenv

for name in $__molt_evaluated
    function $name --inherit-variable name
        __molt_command $name $argv
    end
end

for name in lsvirtualenv showvirtualenv lssitepackages add2virtualenv toggleglobalsitepackages allvirtualenv \
    virtualenvwrapper
    function $name --inherit-variable name
        __molt_direct $name $argv
    end
end

function molt
    switch "$argv[1]"
        case $__molt_evaluated deactivate allow deny help -h --help ''
            __molt_command $argv
        case status
            __molt_find_faults
            __molt_command --hook $__molt_version --fault=$__molt_faults $argv
        case auto
            __molt_command $argv; or return
            __molt_forget
        case '*'
            __molt_direct $argv
    end
end

# True also when there is none.
function __molt_owns_deactivate
    not builtin functions -q deactivate; or builtin functions deactivate | builtin string match -q '*__molt_command*'
end

# Unless that of a sourced bin/activate is here, which removes itself when it is called.
function __molt_define_deactivate
    builtin functions -q deactivate; and return
    function deactivate
        __molt_command deactivate $argv
    end
end

builtin set -q _OLD_VIRTUAL_PATH; or builtin functions -e deactivate
__molt_define_deactivate

# The user's own script for the start of a shell, as virtualenvwrapper has it.
builtin set -g __molt_initialize "$HOME/.virtualenvs"
builtin test -z "$WORKON_HOME"; or builtin set __molt_initialize $WORKON_HOME
builtin test -z "$VIRTUALENVWRAPPER_HOOK_DIR"; or builtin set __molt_initialize $VIRTUALENVWRAPPER_HOOK_DIR
builtin set __molt_initialize $__molt_initialize/initialize.fish
if builtin test -f "$__molt_initialize"
    builtin source $__molt_initialize; or __molt_hook_failed $__molt_initialize
end

# --- directory change -------------------------------------------------------------------------------------------------

# Sets __molt_count to how many marker names stand in the directory. -L: a link that leads nowhere is a name too.
function __molt_count_markers -a dir
    builtin set -l found
    for name in .venv .python-version Pipfile pyproject.toml .pdm-python environment.yml environment.yaml \
        (builtin string split -n : -- "$MOLT_NAMES")
        builtin test -e "$dir/$name" -o -L "$dir/$name"; and builtin set -a found $name
    end
    builtin test -e "$__molt_bound$dir/=env"; and builtin set -a found =env
    builtin set -g __molt_count (builtin count $found)
end

# Looks at the current directory and leaves its root in __molt_found.
function __molt_look
    builtin set -l IFS # empty: a newline in a name does not split the output
    builtin set -g __molt_dir (builtin pwd -P 2>/dev/null) # nothing, in a directory that was removed
    builtin set -l dir (builtin string replace -r '/\z' '' -- $__molt_dir)
    __molt_count_markers "$dir"
    builtin set -g __molt_pwd $PWD
    builtin set -g __molt_here $__molt_count
    builtin set -g __molt_found ''
    while builtin test $__molt_count = 0 -a -n "$dir"
        builtin set dir (builtin string replace -r '/[^/]*\z' '' -- $dir)
        __molt_count_markers "$dir"
    end
    builtin test $__molt_count = 0; and return
    builtin test -n "$dir"; or builtin set dir /
    builtin set -g __molt_found $dir
end

function __molt_adopt
    __molt_look
    builtin set -g __molt_root $__molt_found
end

# The next prompt decides anew.
function __molt_forget
    builtin set -g __molt_root '?'
    builtin set -g __molt_pwd ''
end

# Whether the active environment was removed or renamed. VIRTUAL_ENV: what somebody else did to it is not ours to undo.
function __molt_is_gone
    builtin test -n "$MOLT_ACTIVE" -a "$MOLT_ACTIVE" = "$VIRTUAL_ENV" -a ! -d "$MOLT_ACTIVE"
end

# Whether somebody has rewritten PATH since the last look, and the entry of the active environment is not in it, or that
# of the one left last is again: direnv puts back a PATH that it saw earlier. Who adds to PATH has the old one in it.
function __molt_is_astray
    builtin set -g __molt_stale ''
    builtin test "$PATH" != "$__molt_path"; or return
    builtin set -l before $__molt_path
    builtin set -g __molt_path $PATH
    if builtin test -n "$__molt_left" -a "$__molt_left" != "$MOLT_ACTIVE"
        and builtin contains -- $__molt_left/bin $PATH
        and not builtin contains -- $__molt_left/bin $before
        and builtin test (builtin string split -- ":$before:" ":$PATH:" | builtin count) = 1
        builtin set -g __molt_stale $__molt_left
        return
    end
    builtin test -n "$MOLT_ACTIVE"; and not builtin contains -- "$MOLT_ACTIVE/bin" $PATH
end

# What a new shell must ask about where there is no project: an inherited PATH that may have been reordered, an index
# that is not made, names that are not known.
function __molt_is_unsettled
    builtin test -n "$VIRTUAL_ENV"; and return
    builtin set -l shelf "$HOME/.virtualenvs"
    builtin test -z "$WORKON_HOME"; or builtin set shelf $WORKON_HOME
    builtin test -d "$shelf" -a ! -e "$__molt_bound"; and return
    builtin test -e (builtin string replace -r 'bound$' names -- $__molt_bound); and not builtin set -q MOLT_NAMES
end

# Whether the config switches cd off: the binary leaves a file then, with the config's own time of change. A fish before
# 3.6 cannot tell the time, and asks.
function __molt_is_off
    builtin set -l off (builtin string replace -r 'bound$' off -- $__molt_bound)
    builtin test -e "$off"; and builtin string match -q path (builtin -n); or return
    builtin set -l config "$HOME/.config/molt/config.toml"
    builtin string match -q '/*' -- "$XDG_CONFIG_HOME"; and builtin set config $XDG_CONFIG_HOME/molt/config.toml
    builtin set -l times (builtin path mtime -- $off $config)
    builtin test (builtin count $times) = 2 -a "$times[1]" = "$times[2]"
end

# Whether the binary must be asked; shell/README.md, "Directory change", has the steps.
function __molt_changed
    builtin test "$__molt_busy" = 1 -o "$MOLT_AUTO" = 0; and return 1
    builtin set -l before $__molt_root
    builtin set -l gone 0
    builtin set -l renewed 0
    __molt_is_astray; or __molt_is_gone; and builtin set gone 1
    if builtin test "$PWD" = "$__molt_pwd"
        __molt_count_markers $__molt_dir # of / as well, because // is the same directory
        builtin test $__molt_count = $__molt_here -a $gone = 0; and return 1
        builtin test $__molt_count != $__molt_here -a "$__molt_dir" = "$__molt_root"; and builtin set renewed 1
    end
    builtin test -n "$VIRTUAL_ENV" -a "$VIRTUAL_ENV" != "$MOLT_ACTIVE"; and return 1
    __molt_look
    builtin test "$__molt_found" = "$before" -a $gone = 0 -a $renewed = 0; and return 1
    builtin set -g __molt_root $__molt_found
    builtin test $gone = 1; or builtin set -q MOLT_ROOT; and return 0
    builtin test "$before" = '?'; and __molt_is_unsettled; and return 0
    builtin test -n "$__molt_root"; and not __molt_is_off
end

# A bin/activate sourced on top of an environment of ours takes away VIRTUAL_ENV and leaves us in PATH.
function __molt_recover_deactivate
    __molt_define_deactivate
    builtin test -n "$MOLT_ACTIVE" -a -z "$VIRTUAL_ENV" -a -x "$__molt_exe"; or return
    __molt_evaluate --shell fish --last "$__molt_last" deactivate nondestructive
end

function __molt_hook
    builtin set -l before $__molt_root
    builtin functions -q deactivate; or __molt_recover_deactivate
    __molt_changed; and builtin test -x "$__molt_exe"; or return
    __molt_evaluate hook fish "$__molt_root" "$__molt_told" "$__molt_stale"
    builtin test $before != '?'; or __molt_adopt # the first call may have made the index, and a root with it
end

if builtin status is-interactive
    # fish restores $status after a handler. A cd within a command substitution moves the shell, but its stdout is
    # captured: the next prompt looks again.
    function __molt_on_directory --on-variable PWD
        builtin status is-command-substitution; or __molt_hook
    end

    # No evaluated code runs when a prompt comes: an interrupt may have left __molt_busy behind. Defined at the first
    # prompt, to be the last of its kind: behind direnv, which on leaving puts back the PATH that it found on entering.
    function __molt_on_first_prompt --on-event fish_prompt
        builtin functions -e __molt_on_first_prompt
        function __molt_on_prompt --on-event fish_prompt
            builtin set -g __molt_busy 0
            __molt_hook
            __molt_wrap_prompt
        end
        __molt_on_prompt
    end
end

# --- prompt -----------------------------------------------------------------------------------------------------------

# tide and pure are known by the function that draws an environment.
function __molt_prompt_is_taken
    builtin test -n "$VIRTUAL_ENV_DISABLE_PROMPT" -o "$STARSHIP_SHELL" = fish -o "$POSH_SHELL" = fish
    or builtin functions -q _tide_item_python
    or builtin functions -q _pure_prompt_virtualenv
end

function __molt_draw
    builtin test -n "$MOLT_ACTIVE" -a "$MOLT_ACTIVE" = "$VIRTUAL_ENV" -a -n "$VIRTUAL_ENV_PROMPT"; or return
    __molt_prompt_is_taken; or builtin printf '(%s) ' "$VIRTUAL_ENV_PROMPT"
end

function __molt_return -a code
    return $code
end

# At a prompt and not when this file is sourced, because config.fish may define fish_prompt after it. A wrapper that ran
# for the last prompt is still there; otherwise look, which is slow. A prompt that knows VIRTUAL_ENV is left alone.
function __molt_wrap_prompt
    if builtin test $__molt_drawn = 1
        builtin set -g __molt_drawn 0
        return
    end
    builtin functions fish_prompt | builtin string match -qr '__molt_draw|VIRTUAL_ENV'; and return
    builtin functions -e __molt_prompt
    builtin functions -c fish_prompt __molt_prompt; or return

    # set leaves $status and $pipestatus as they are, all else does not: they are made again for the wrapped prompt.
    function fish_prompt
        builtin set -l __molt_statuses $pipestatus
        builtin set -g __molt_drawn 1
        __molt_draw
        builtin eval (builtin string join ' | ' -- '__molt_return '$__molt_statuses)'; __molt_prompt $argv'
    end
end

# --- completion -------------------------------------------------------------------------------------------------------

# @MOLT_COMPLETION@

# --- self-check -------------------------------------------------------------------------------------------------------

# Leaves in __molt_faults what keeps molt from working in this shell.
function __molt_find_faults
    builtin set -g __molt_faults
    if builtin status is-interactive
        and not begin
            builtin functions -q __molt_on_directory __molt_on_prompt
            or builtin functions -q __molt_on_directory __molt_on_first_prompt
        end
        builtin set -a __molt_faults 'the handlers of molt.fish are gone: source it at the end of config.fish'
    end
    if not __molt_owns_deactivate; and not builtin set -q _OLD_VIRTUAL_PATH
        builtin set -a __molt_faults 'something else has defined deactivate: source molt.fish after it'
    end
end

# Says on stderr what keeps molt from working in this shell, a line each.
function __molt_check
    builtin set -l result 0
    __molt_has_exe; or builtin set result 1
    __molt_find_faults
    builtin set -q __molt_faults[1]; or return $result
    builtin printf 'molt: %s\n' $__molt_faults >&2
    return 1
end
