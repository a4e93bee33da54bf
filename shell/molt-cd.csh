# molt-cd.csh - the part of molt.csh that no alias can hold
# SPDX-License-Identifier: MIT
#
# molt.csh sources it as `__molt_do JOB WORDS...`. The jobs: run WORDS (a command, in tcsh), ran (csh: the binary has run),
# evaluate (what the binary wrote), look (at the directory), draw (the prompt), check (the shell).
#
# `exit` ends the sourcing, not the shell. Nothing may fail in look and draw: tcsh takes precmd away after an error.

if ($?tcsh) then
    set __molt_job = $argv[1]
endif

# --- evaluate ---------------------------------------------------------------------------------------------------------

if ($__molt_job == run) then
    # $argv:q leaves out the empty words, and there is no other way to hand them on.
    set __molt_words = ($argv:q)
    if ($#__molt_words != $#argv) then
        /bin/sh -c $__molt_say:q 'molt: tcsh cannot hand on an empty word'
        exit 2
    endif
    if (-x $__molt_exe:q) then
        $__molt_exe:q --shell csh --out $__molt_out:q --last $__molt_last:q'' $argv[2-]:q
        set __molt_status = $status
    else
        /bin/sh -c $__molt_say:q $__molt_lost:q
    endif
    set __molt_job = ran
endif

# Without the binary nothing was written, and nothing old may be evaluated. A command is the user's word: afterwards the
# directory counts as looked at.
if ($__molt_job == ran) then
    if (-x $__molt_exe:q) then
        __molt_do evaluate
    else
        set __molt_status = 127
    endif
    set __molt_job = adopt
endif

# Only a file of this user's is sourced, whoever made its directory; emptied, it is never evaluated twice. In the code a
# ! and a backslash mean what they mean by default.
if ($__molt_job == evaluate) then
    if (! -o $__molt_out:q) exit
    set __molt_busy = 1
    set __molt_backslash = $?backslash_quote
    set __molt_history = ()
    if ($?histchars) then
        set __molt_history = ($histchars:q'')
    endif
    unset histchars backslash_quote
    source $__molt_out:q
    if ($#__molt_history) set histchars = $__molt_history:q''
    if ($__molt_backslash) set backslash_quote
    : >! $__molt_out:q
    set __molt_busy = 0
    exit
endif

# --- directory change -------------------------------------------------------------------------------------------------

# The steps are those of shell/README.md. A forked shell keeps the $$ of its parent, and has no task of that number;
# without a /proc it goes on, which costs a process and prints nothing.
if ($__molt_job == look) then
    if ($__molt_busy || ! $?cwd) exit $__molt_status
    if (-e /proc/self/task && ! -e /proc/self/task/$$) exit $__molt_status
    if ($?MOLT_AUTO) then
        if ($MOLT_AUTO:q'' == 0) exit $__molt_status
    endif
    if ($cwd:q'' == $__molt_pwd:q'') then
        if ((-e .venv || -e $__molt_bound:q''$__molt_dir:q''/=env) == $__molt_here) exit $__molt_status
    endif

    set __molt_env = '' __molt_active = ''
    if ($?VIRTUAL_ENV) then
        set __molt_env = $VIRTUAL_ENV:q''
    endif
    if ($?MOLT_ACTIVE) then
        set __molt_active = $MOLT_ACTIVE:q''
    endif
    if ($__molt_env:q'' != '' && $__molt_env:q'' != $__molt_active:q'') exit $__molt_status
endif

if ($__molt_job == look || $__molt_job == adopt) then
    # $cwd is the way the user went; a symbolic link on it costs a process. A name with a newline comes back in pieces.
    set __molt_pwd = $cwd:q''
    set __molt_try = $cwd:q''
    while ($__molt_try:q'' =~ /?* && ! -l $__molt_try:q'')
        set __molt_try = $__molt_try:h:q''
    end
    set __molt_dir = ($cwd:q'')
    if ($__molt_try:q'' =~ /?*) set __molt_dir = ("`/bin/sh -c 'pwd -P 2>/dev/null'`")
    if ($#__molt_dir != 1) set __molt_dir = $cwd:q''
    if ($__molt_dir:q'' == '/') set __molt_dir = ''

    set __molt_found = ''
    set __molt_try = $__molt_dir:q''
    while ($__molt_found:q'' == '')
        if (-e $__molt_try:q''/.venv || -e $__molt_bound:q''$__molt_try:q''/=env) then
            set __molt_found = $__molt_try:q''
            if ($__molt_try:q'' == '') set __molt_found = '/'
        else if ($__molt_try:q'' == '') then
            break
        else
            set __molt_try = $__molt_try:h:q''
        endif
    end
    @ __molt_here = ($__molt_found:q'' != '' && $__molt_try:q'' == $__molt_dir:q'')
endif

if ($__molt_job == adopt) set __molt_root = $__molt_found:q''

if ($__molt_job == look) then
    if ($__molt_found:q'' == $__molt_root:q'') exit $__molt_status
    @ __molt_first = ($__molt_root:q'' == '?')
    set __molt_root = $__molt_found:q''
    # Outside of projects only a first look can find work: a nested shell's PATH, or an index that is not made yet.
    if ($__molt_root:q'' == '' && ! $?MOLT_ROOT) then
        set __molt_shelf = ''
        if ($?WORKON_HOME) then
            set __molt_shelf = $WORKON_HOME:q''
        endif
        if ($__molt_shelf:q'' == '') set __molt_shelf = $__molt_home:q''/.virtualenvs
        if (! $__molt_first) exit $__molt_status
        if ($__molt_env:q'' == '' && (! -d $__molt_shelf:q'' || -e $__molt_bound:q'')) exit $__molt_status
    endif
    if (-x $__molt_exe:q) then
        $__molt_exe:q hook csh $__molt_root:q'' $__molt_told:q'' $__molt_out:q
        __molt_do evaluate
    endif
endif

# --- prompt -----------------------------------------------------------------------------------------------------------

# csh has no precmd to do this.
if (! $?tcsh && $__molt_job != check) set __molt_job = draw

if ($__molt_job == draw) then
    # At a prompt nothing is being evaluated: only an interrupt leaves this behind.
    set __molt_busy = 0

    # A sourced bin/activate.csh has its own alias, which goes when it is done, and the variable with it.
    if (! $?_OLD_VIRTUAL_PATH) alias deactivate '__molt_command deactivate'

    set __molt_prompt = ''
    if ($?VIRTUAL_ENV && $?MOLT_ACTIVE && $?VIRTUAL_ENV_PROMPT) then
        if ($VIRTUAL_ENV:q'' == $MOLT_ACTIVE:q'') set __molt_prompt = '('$VIRTUAL_ENV_PROMPT:q') '
    endif
    if ($?VIRTUAL_ENV_DISABLE_PROMPT) then
        if ($VIRTUAL_ENV_DISABLE_PROMPT:q'' != '') set __molt_prompt = ''
    endif
    if ($?STARSHIP_SHELL) then
        if ($STARSHIP_SHELL:q'' == tcsh) set __molt_prompt = ''
    endif

    set __molt_text = $__molt_prompt:q''
    if ($?tcsh && $__molt_prompt:q'' != '') set __molt_text = $__molt_reference:q
    set __molt_prompts = 0
    if ($?prompt) then
        set __molt_prompts = $#prompt
    endif
    # A prompt that is not what was left there is the user's new one.
    if ($__molt_prompts == 1) then
        if ($__molt_shown:q'' != '' && $prompt:q'' == $__molt_shown:q''$__molt_base:q'') set prompt = $__molt_base:q''
        set __molt_shown = ''
        if ($__molt_text:q'' != '' && $prompt:q'' !~ *$__molt_text:q''*) then
            set __molt_shown = $__molt_text:q''
            set __molt_base = $prompt:q''
            set prompt = $__molt_text:q''$__molt_base:q''
        endif
    endif
endif

# --- self-check -------------------------------------------------------------------------------------------------------

if ($__molt_job == check) then
    set __molt_status = 0
    if (! -x $__molt_exe:q) then
        /bin/sh -c $__molt_say:q $__molt_lost:q
        set __molt_status = 1
    endif
    if ($?tcsh && $?prompt) then
        foreach __molt_name (cwdcmd precmd)
            set __molt_text = ("`alias $__molt_name`")
            if ("$__molt_text:q" !~ *__molt_do*) then
                /bin/sh -c $__molt_say:q "molt: $__molt_name is not molt's any more: source molt.csh at the end of ~/.tcshrc"
                set __molt_status = 1
            endif
        end
    endif
    if (! $?_OLD_VIRTUAL_PATH && "`alias deactivate`" !~ *__molt_command*) then
        /bin/sh -c $__molt_say:q 'molt: something else has defined deactivate: source molt.csh after it'
        set __molt_status = 1
    endif
endif

exit $__molt_status
