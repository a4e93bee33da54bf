# molt.csh - Python virtual environments in tcsh and csh: workon, mkvirtualenv, and a cd that activates
# SPDX-License-Identifier: MIT
#
# Put this line into ~/.tcshrc, or ~/.cshrc for csh:
#
#     source ~/.local/share/molt/molt.csh
#
# Variables it honours:
#
#     WORKON_HOME                  where the environments are (~/.virtualenvs)
#     VIRTUAL_ENV_DISABLE_PROMPT   not empty: the prompt is left alone
#     MOLT_AUTO                    0: a change of directory activates nothing
#     XDG_STATE_HOME               where the index of bound projects is (~/.local/state)
#
# Written for tcsh 6.21 and later and for BSD csh, which lacks what is marked tcsh below. An alias holds one line, so the
# rest is in molt-cd.csh, installed beside this file.
#
# In an `if` on one line the command is expanded before the condition is looked at: $X must be set even when it is not
# run. $x:q is exact but for the empty string, which is no word at all; $x:q'' is exact for that one too.

# --- guard ------------------------------------------------------------------------------------------------------------

set __molt_version = 0.1.0

# A second sourcing keeps what this shell knows.
if (! $?__molt_root) then
    set __molt_busy = 0 __molt_status = 0 __molt_last = '' __molt_told = ''
    set __molt_root = '?' __molt_pwd = '' __molt_dir = '' __molt_here = 0
    set __molt_shown = '' __molt_base = ''
endif
if (! $?__molt_exe) set __molt_exe = ''

set __molt_home = ''
if ($?HOME) then
    set __molt_home = $HOME:q''
endif
set __molt_state = ''
if ($?XDG_STATE_HOME) then
    set __molt_state = $XDG_STATE_HOME:q''
endif
if ($__molt_state:q'' == '') set __molt_state = $__molt_home:q/.local/state
set __molt_bound = $__molt_state:q/molt/bound

# Looks in PATH, then where molt is usually installed; the active environment may hold a program of the same name. A
# sourced file cannot tell where it is, so molt-cd.csh is looked for beside the binary.
if ($__molt_exe:q'' !~ /* || ! -x $__molt_exe:q'') then
    set __molt_exe = '' __molt_env = ''
    if ($?VIRTUAL_ENV) then
        set __molt_env = $VIRTUAL_ENV:q/bin
    endif
    foreach __molt_try ($path:q $__molt_home:q/.local/bin /usr/local/bin /usr/bin)
        if ($__molt_try:q =~ /* && $__molt_try:q != $__molt_env:q'' && -f $__molt_try:q/molt && -x $__molt_try:q/molt) then
            set __molt_exe = $__molt_try:q/molt
            break
        endif
    end
    unset __molt_env __molt_try
endif
set __molt_lib = $__molt_exe:h:h:q/share/molt/molt-cd.csh

# The file the binary writes its code to, one for each shell; the binary makes it, and the directory, for this user only.
set __molt_out = $__molt_state:q/molt/csh-$$
if ($?XDG_RUNTIME_DIR) then
    if ($XDG_RUNTIME_DIR:q'' =~ /* && -d $XDG_RUNTIME_DIR:q'' && -o $XDG_RUNTIME_DIR:q'') then
        set __molt_out = $XDG_RUNTIME_DIR:q/molt-csh-$$
    endif
endif
unset __molt_state

# --- evaluate ---------------------------------------------------------------------------------------------------------

# __molt_do JOB WORDS...: csh has no functions, so molt-cd.csh is sourced with the name of a job.
# __molt_command WORDS...: runs the binary and evaluates what it wrote, whatever its status, which is returned.
# __molt_direct WORDS...: runs the binary.
#
# An alias without a history reference takes the words of the user as they are typed, whatever $histchars is. In tcsh an
# evaluated command stays one simple command, so that < > | && || mean what they say. The source of csh takes no words:
# there < and > go to the binary, but a | is given nothing.
set __molt_say = 'echo "$0" >&2; exit 127'
set __molt_lost = 'molt: cannot find the program "molt" in PATH or in ~/.local/bin, with share/molt/molt-cd.csh beside it'
if ($__molt_exe:q'' == '' || ! -r $__molt_lib:q) then
    alias __molt_do ':'
    alias __molt_direct '/bin/sh -c $__molt_say:q $__molt_lost:q'
    alias __molt_command '__molt_direct'
else if ($?tcsh) then
    alias __molt_do 'source $__molt_lib:q'
    alias __molt_direct '$__molt_exe:q'
    alias __molt_command '__molt_do run'
else
    alias __molt_do 'set __molt_job = \!*; source $__molt_lib:q'
    alias __molt_direct '$__molt_exe:q'
    alias __molt_command '$__molt_exe:q --shell csh --out $__molt_out:q --last $__molt_last:q"" \!*; set __molt_status = $status; __molt_do ran'
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

# What molt is asked for is known to the binary alone; it prints text and writes no code when there is none.
alias molt '__molt_command'

# A sourced bin/activate.csh sets _OLD_VIRTUAL_PATH and an alias of its own, which removes itself when it is done.
if (! $?_OLD_VIRTUAL_PATH) alias deactivate '__molt_command deactivate'

# --- directory change -------------------------------------------------------------------------------------------------

# tcsh: cwdcmd runs after each change of directory, precmd before each prompt. The shell takes them away after an error,
# and keeps $status over them. What the user has there stays, behind the look and before the drawing: a prompt that is
# made anew sees the new environment. Only reading such an alias costs a fork.
# csh: cd, pushd and popd are all there is. An alias of the user's own belongs after this file and ends in
# `; __molt_do look`; `cd .` as the last line of ~/.cshrc looks at the first directory.
if ($?prompt && $?tcsh) then
    foreach __molt_name (cwdcmd precmd)
        set __molt_text = ()
        which $__molt_name >& /dev/null
        if ($status == 0) set __molt_text = ("`alias $__molt_name`")
        if ("$__molt_text:q" !~ *__molt_do*) alias __molt_user_$__molt_name "$__molt_text:q"
    end
    alias cwdcmd '__molt_do look; __molt_user_cwdcmd'
    alias precmd 'set __molt_status = $status; __molt_do look; __molt_user_precmd; __molt_do draw'
else if ($?prompt) then
    foreach __molt_name (cd pushd popd)
        alias $__molt_name "$__molt_name \!*; set __molt_status = 0; __molt_do look"
    end
endif

# --- prompt -----------------------------------------------------------------------------------------------------------

# What stands in front of the prompt while there is something to show, put there by molt-cd.csh. tcsh prints the variable
# after %$ as it is; the empty %{%} ends its name. csh has no such reference and gets the text, in which ! is a number.
set __molt_reference = '%$__molt_prompt%{%}'
if ($?prompt) __molt_do draw

# --- completion -------------------------------------------------------------------------------------------------------

# tcsh: $COMMAND_LINE holds the words up to the cursor without their quotes. The first rule is for a begun word, the
# second for an empty one, which would not count as a word. A name with white space would come in pieces: the binary
# leaves it out. The last field of a rule, empty, is for a word that needs no space behind it.
if ($?prompt && $?tcsh) then
    set __molt_rules = ('C,?*,`set noglob; exec $__molt_exe:q complete csh $COMMAND_LINE`,' \
        'p,*,`set noglob; exec $__molt_exe:q complete csh $COMMAND_LINE ""`,')
    foreach __molt_name (workon rmvirtualenv cpvirtualenv mvvirtualenv showvirtualenv lsvirtualenv cdvirtualenv \
        cdsitepackages mktmpenv allvirtualenv)
        complete $__molt_name $__molt_rules:q
    end
    complete setvirtualenvproject p,2,d, $__molt_rules:q
    foreach __molt_name (mkvirtualenv mkproject molt)
        complete $__molt_name n,-a,d, n,-r,f, $__molt_rules:q
    end
    unset __molt_rules
endif

# --- self-check -------------------------------------------------------------------------------------------------------

# Says on stderr what keeps molt from working in this shell, a line each.
alias __molt_check '__molt_do check'

unset __molt_name __molt_text
