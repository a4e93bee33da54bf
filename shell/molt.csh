# molt.csh - Python virtual environments in tcsh and csh: workon, mkvirtualenv, and a cd that activates
# SPDX-License-Identifier: MIT
#
# Put this line into ~/.tcshrc, or into ~/.cshrc for csh:
#
#     source ~/.local/share/molt/molt.csh
#
# after that of direnv, whose hook takes the place of precmd.
#
# Variables it honours:
#
#     WORKON_HOME                  where the environments are (~/.virtualenvs)
#     VIRTUAL_ENV_DISABLE_PROMPT   not empty: the prompt is left alone
#     MOLT_AUTO                    0: a change of directory activates nothing
#     XDG_STATE_HOME               where the index of bound projects is (~/.local/state)
#
# Written for tcsh 6.21 and later and for BSD csh, called csh below. An alias is one line, so what takes more is in
# molt-command.csh, molt-evaluate.csh, molt-markers.csh, molt-cd.csh, molt-prompt.csh and molt-check.csh in the same
# directory: one job a file, since tcsh pays for each byte of a file it sources. A quoted builtin is not found, so an
# alias for `set` or `source` stands.
#
# $x:q is what x holds, but no word at all when that is empty; $x:q'' is an empty word then. The command of an `if` on
# one line is expanded even when it is not run, so its variables must be set, and it cannot be an alias.

# --- guard ------------------------------------------------------------------------------------------------------------

set __molt_version = 0.1.0

# A second sourcing keeps what this shell knows.
if (! $?__molt_root) then
    set __molt_busy = 0 __molt_last = '' __molt_told = ''
    set __molt_root = '?' __molt_pwd = '' __molt_dir = '' __molt_here = 0
    set __molt_shown = '' __molt_base = '' __molt_drawn = 0
    set __molt_active = / __molt_joined = '' __molt_left = '' __molt_path = ''
    set __molt_status = 0 __molt_adopt = 0 __molt_forgets = 0 __molt_faults = ()
endif

set __molt_home = '' __molt_state = ''
if ($?HOME) then
    set __molt_home = $HOME:q''
endif
if ($?XDG_STATE_HOME) then
    set __molt_state = $XDG_STATE_HOME:q''
endif
if ($__molt_state:q'' !~ /*) set __molt_state = $__molt_home:q''/.local/state
set __molt_bound = $__molt_state:q/molt/bound

# Looks in PATH and where programs are installed; the active environment may hold a program of the same name. A sourced
# file cannot tell where it lies, so the other files are those installed with the binary, or where __molt_share says.
if (! $?__molt_exe) set __molt_exe = ''
if ($__molt_exe:q'' !~ /* || ! -x $__molt_exe:q'') then
    set __molt_exe = '' __molt_not = ''
    if ($?VIRTUAL_ENV) then
        set __molt_not = $VIRTUAL_ENV:q''/bin
    endif
    foreach __molt_try ($path:q $__molt_home:q''/.local/bin /usr/local/bin /usr/bin)
        if ($__molt_try:q !~ /* || $__molt_try:q == $__molt_not:q'') continue
        if (! -f $__molt_try:q/molt || ! -x $__molt_try:q/molt) continue
        set __molt_exe = $__molt_try:q/molt
        break
    end
    unset __molt_not __molt_try
endif
if (! $?__molt_share) set __molt_share = ''
if (! -r $__molt_share:q''/molt-command.csh) set __molt_share = $__molt_exe:h:h:q''/share/molt

# Where the binary writes the code for this shell. It makes the file, and the directory, for this user alone.
set __molt_out = $__molt_state:q/molt/csh-$$
if ($?XDG_RUNTIME_DIR) then
    if ($XDG_RUNTIME_DIR:q'' =~ /* && -d $XDG_RUNTIME_DIR:q'' && -o $XDG_RUNTIME_DIR:q'') then
        set __molt_out = $XDG_RUNTIME_DIR:q/molt-csh-$$
    endif
endif
unset __molt_state

# --- evaluate ---------------------------------------------------------------------------------------------------------

# __molt_command WORDS... runs the binary and evaluates what it wrote, whatever its status, which is returned;
# __molt_direct WORDS... runs the binary. An alias without a history reference takes the words as they are typed,
# whatever $histchars is. In tcsh a command is one `source`, so that | > && and || mean what they say. The `source` of
# csh takes no words: there the alias is a list, of which > redirects the binary, but | reads only the end.
set __molt_say = 'echo "$1" >&2; exit $0'
set __molt_lost = "molt: cannot find the program "'"molt" in PATH or in ~/.local/bin, with ../share/molt beside it'
if ($__molt_exe:q'' == '' || ! -r $__molt_share:q/molt-command.csh) then
    set __molt_usable = 0
    alias __molt_direct '/bin/sh -c $__molt_say:q 127 $__molt_lost:q'
    alias __molt_command '__molt_direct'
else
    set __molt_usable = 1
    alias __molt_direct '$__molt_exe:q'
    alias __molt_command 'source $__molt_share:q/molt-command.csh'
    if (! $?tcsh) then
        alias __molt_ran 'set __molt_status = $status; source $__molt_share:q/molt-command.csh'
        alias __molt_command '$__molt_exe:q --shell csh --out $__molt_out:q --last $__molt_last:q""' \
            '--hook $__molt_version $__molt_faults:q \!*; __molt_ran'
    endif
endif

# --- commands ---------------------------------------------------------------------------------------------------------

foreach __molt_name (mkvirtualenv workon rmvirtualenv cpvirtualenv mvvirtualenv mkproject mktmpenv cdvirtualenv \
    cdsitepackages cdproject setvirtualenvproject wipeenv)
    alias $__molt_name "__molt_command $__molt_name"
end
foreach __molt_name (lsvirtualenv showvirtualenv lssitepackages add2virtualenv toggleglobalsitepackages \
    allvirtualenv virtualenvwrapper)
    alias $__molt_name "__molt_direct $__molt_name"
end

# All of molt is evaluated: the binary writes no code when there is only text to print. `molt auto` makes the shell
# forget its decision; molt-command.csh sees the words only in tcsh.
alias molt '__molt_command'
if (! $?tcsh) alias molt 'if ("x\!*:q" =~ xauto*) set __molt_forgets = 1;' \
    'if ("x\!*:q" =~ xstatus*) source $__molt_share:q/molt-check.csh; __molt_command \!*'

# A sourced bin/activate.csh sets _OLD_VIRTUAL_PATH, and an alias of its own.
alias __molt_deactivate '__molt_command deactivate'
if (! $?_OLD_VIRTUAL_PATH) alias deactivate __molt_deactivate

# The user's own script for the start of a shell, as virtualenvwrapper has it.
set __molt_try = $__molt_home:q''/.virtualenvs
if ($?WORKON_HOME) then
    set __molt_try = $WORKON_HOME:q''
endif
if ($?VIRTUALENVWRAPPER_HOOK_DIR) then
    set __molt_try = $VIRTUALENVWRAPPER_HOOK_DIR:q''
endif
if (-f $__molt_try:q''/initialize.csh) source $__molt_try:q''/initialize.csh
unset __molt_try

# --- directory change -------------------------------------------------------------------------------------------------

# Defines __molt_moved for a change of directory, __molt_look for a prompt and __molt_count for molt-cd.csh.
@ __molt_hooked = ($?prompt && $__molt_usable)
if ($__molt_hooked) source $__molt_share:q/molt-markers.csh

# tcsh: cwdcmd runs after each change of directory, precmd before each prompt; $status is the same after both. An error
# takes them away. What the user has there stays, behind the look and in front of the drawing, so that a prompt which is
# made anew sees the new environment; only reading it costs a fork. The second look is for direnv, which may have put
# back an old PATH.
if ($__molt_hooked && $?tcsh) then
    foreach __molt_name (cwdcmd precmd)
        set __molt_text = ()
        where $__molt_name >& /dev/null
        if ($status == 0) set __molt_text = ("`alias $__molt_name`")
        if ("$__molt_text:q" !~ *__molt_*) alias __molt_user_$__molt_name "$__molt_text:q"
    end
    alias cwdcmd '__molt_moved; __molt_user_cwdcmd'
    alias precmd 'set __molt_status = $status; __molt_look; set status = $__molt_status;' \
        '__molt_user_precmd; __molt_look; if ($?VIRTUAL_ENV || $__molt_drawn) source $__molt_share:q/molt-prompt.csh'
endif

# csh: cd, pushd and popd are all there is. An alias of the user's own belongs after this file and ends in
# `; __molt_moved`, which also looks at the first directory, as the last line of ~/.cshrc.
if ($__molt_hooked && ! $?tcsh) then
    foreach __molt_name (cd pushd popd)
        alias $__molt_name "$__molt_name \!*; __molt_moved;" \
            'if (! $?_OLD_VIRTUAL_PATH) alias deactivate __molt_deactivate'
    end
endif

# --- prompt -----------------------------------------------------------------------------------------------------------

# What molt-prompt.csh puts in front of the prompt in tcsh, which prints the variable behind %$ as it is; the empty
# %{%} ends its name. csh has no such reference and gets the text itself, in which ! prints the number of the event.
set __molt_reference = '%$__molt_prompt%{%}'
if ($__molt_hooked) source $__molt_share:q/molt-prompt.csh

# --- completion -------------------------------------------------------------------------------------------------------

if ($__molt_hooked) then
    # @MOLT_COMPLETION@
endif

# --- self-check -------------------------------------------------------------------------------------------------------

# Says on stderr what keeps molt from working in this shell, a line each.
set __molt_list = 'for fault do echo "molt: ${fault#--fault=}" >&2; done'
alias __molt_check_exe 'if (! -x $__molt_exe:q"") /bin/sh -c $__molt_say:q 127 $__molt_lost:q'
alias __molt_check '__molt_check_exe; source $__molt_share:q/molt-check.csh;' \
    '/bin/sh -c $__molt_list:q sh $__molt_faults:q; set __molt_faults = ()'

unset __molt_name __molt_text
