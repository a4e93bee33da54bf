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
