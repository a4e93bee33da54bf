# molt-evaluate.csh - evaluates the code the binary wrote; see molt.csh
# SPDX-License-Identifier: MIT

# Whoever made the directory, only a file of this user's is sourced.
if (! -o $__molt_out:q) exit
set __molt_busy = 1

# In the code a ! and a backslash mean what they mean by default.
set __molt_backslash = $?backslash_quote
set __molt_history = ()
if ($?histchars) then
    set __molt_history = ($histchars:q'')
endif
unset backslash_quote histchars
source $__molt_out:q
if ($__molt_backslash) set backslash_quote
if ($#__molt_history) set histchars = $__molt_history:q''

# Emptied, it is never evaluated twice.
: >! $__molt_out:q
set __molt_busy = 0

# What the tests of the directory are made of.
set __molt_try = $__molt_active:q'' __molt_active = / __molt_path = "$path:q"
if ($?MOLT_ACTIVE) then
    set __molt_active = $MOLT_ACTIVE:q''
endif
if ($__molt_try:q'' != '/' && $__molt_try:q'' != $__molt_active:q'') set __molt_left = $__molt_try:q''
set __molt_try = ''
if ($?MOLT_NAMES) then
    set __molt_try = $MOLT_NAMES:q''
endif
if ($__molt_hooked && $__molt_try:q'' != $__molt_joined:q'') then
    set __molt_adopt = 1
    source $__molt_share:q/molt-markers.csh
endif
