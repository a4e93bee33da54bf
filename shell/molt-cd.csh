# molt-cd.csh - looks at the directory, and asks the binary when its root is another one; see molt.csh
# SPDX-License-Identifier: MIT
#
# The steps are those of shell/README.md, "Directory change". Nothing here may fail: tcsh would take precmd away.
# Where the look is put off, __molt_pwd stays what it was, so that the next prompt looks again.

# MOLT_ACTIVE without a VIRTUAL_ENV is left over from somebody else's environment on top of ours.
set __molt_env = '' __molt_active = /
if ($?VIRTUAL_ENV) then
    set __molt_env = $VIRTUAL_ENV:q''
endif
if ($__molt_env:q'' != '' && $?MOLT_ACTIVE) then
    set __molt_active = $MOLT_ACTIVE:q''
endif

# Whether somebody has rewritten PATH since the last look, and the entry of the active environment is not in it, or that
# of the one left last is again: direnv puts back a PATH that it saw earlier. Who adds to PATH has the old one in it.
set __molt_stale = '' __molt_astray = 0
if ("$path:q" != $__molt_path:q'') then
    set __molt_try = $__molt_path:q'' __molt_path = "$path:q"
    @ __molt_astray = ($__molt_active:q'' != '/')
    foreach __molt_name ($path:q)
        if ($__molt_name:q == $__molt_active:q''/bin) set __molt_astray = 0
        if ($__molt_left:q'' == '' || $__molt_left:q'' == $__molt_active:q'') continue
        if ($__molt_name:q == $__molt_left:q''/bin) set __molt_stale = $__molt_left:q''
    end
    if ("$__molt_path:q" =~ *"$__molt_try:q"* || "$__molt_try:q" =~ *"$__molt_left:q"/bin*) set __molt_stale = ''
    if ($__molt_stale:q'' != '') set __molt_astray = 1
endif

# A forked shell keeps the $$ of its parent and has no task of that number. Without a /proc it looks, too, which costs a
# process and prints nothing.
if (! $__molt_adopt) then
    if ($__molt_busy) exit
    if (-e /proc/self/task && ! -e /proc/self/task/$$) exit
    if ($?MOLT_AUTO) then
        if ($MOLT_AUTO:q'' == 0) exit
    endif
    if ($__molt_env:q'' != '' && $__molt_env:q'' != $__molt_active:q'') exit
endif

# $cwd is the way the user went; a symbolic link on it costs a process. A name with a newline comes back in pieces.
set __molt_dir = $cwd:q''
set __molt_try = $cwd:q''
while ($__molt_try:q'' =~ /?* && ! -l $__molt_try:q'')
    set __molt_try = $__molt_try:h:q''
end
if ($__molt_try:q'' =~ /?*) then
    set __molt_try = ("`/bin/sh -c 'pwd -P 2>/dev/null'`")
    if ($#__molt_try == 1 && "$__molt_try:q" =~ /*) set __molt_dir = $__molt_try:q''
endif
if ($__molt_dir:q'' == '/') set __molt_dir = ''

# The nearest directory with a marker; / is the empty string on the way. __molt_count counts those in __molt_try.
set __molt_try = $__molt_dir:q''
__molt_count
@ __molt_grown = ($__molt_count && $__molt_count != $__molt_here && $cwd:q'' == $__molt_pwd:q'')
set __molt_pwd = $cwd:q'' __molt_here = $__molt_count __molt_found = ''
while ($__molt_count == 0 && $__molt_try:q'' != '')
    set __molt_try = $__molt_try:h:q''
    __molt_count
end
if ($__molt_count) set __molt_found = $__molt_try:q''
if ($__molt_count && $__molt_try:q'' == '') set __molt_found = /

if ($__molt_adopt) then
    set __molt_adopt = 0
    set __molt_root = $__molt_found:q''
    exit
endif
@ __molt_gone = (! -d $__molt_active:q'' || $__molt_astray)
if ($__molt_found:q'' == $__molt_root:q'' && ! $__molt_grown && ! $__molt_gone) exit
@ __molt_first = ($__molt_root:q'' == '?')
set __molt_root = $__molt_found:q''

# Without a root only a first look may find work: the PATH of a nested shell, an index that is not made yet, or names of
# the user's that are not known yet.
if ($__molt_root:q'' == '' && ! $?MOLT_ROOT && ! $__molt_gone) then
    if (! $__molt_first) exit
    set __molt_try = ''
    if ($?WORKON_HOME) then
        set __molt_try = $WORKON_HOME:q''
    endif
    if ($__molt_try:q'' == '') set __molt_try = $__molt_home:q''/.virtualenvs
    @ __molt_news = ($__molt_env:q'' != '' || (-d $__molt_try:q'' && ! -e $__molt_bound:q))
    if (! $__molt_news && ($?MOLT_NAMES || ! -e $__molt_bound:h:q/names)) exit
endif

# The config switches cd off: the binary leaves a file then, with the config's own time of change. csh cannot tell the
# time, and asks.
set __molt_off = $__molt_bound:h:q/off
if (! $?MOLT_ROOT && ! $__molt_gone && ! $__molt_first && $?tcsh && -e $__molt_off:q) then
    set __molt_try = $__molt_home:q''/.config
    if ($?XDG_CONFIG_HOME) then
        if ($XDG_CONFIG_HOME:q'' =~ /*) set __molt_try = $XDG_CONFIG_HOME:q''
    endif
    set __molt_try = $__molt_try:q/molt/config.toml
    if (-e $__molt_try:q) then
        if (-M $__molt_off:q == -M $__molt_try:q) exit
    endif
endif

if (-x $__molt_exe:q) then
    $__molt_exe:q hook csh $__molt_root:q'' $__molt_told:q'' $__molt_stale:q'' $__molt_out:q
    source $__molt_share:q/molt-evaluate.csh
    source $__molt_share:q/molt-prompt.csh
endif

# When the call made the index, or told names, the binary has found a root by itself.
if ($__molt_first) set __molt_adopt = 1
if ($__molt_adopt) source $__molt_share:q/molt-cd.csh
