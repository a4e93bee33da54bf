# molt-command.csh - runs a command and evaluates its code: source molt-command.csh WORDS...; see molt.csh
# SPDX-License-Identifier: MIT

# In csh the alias has run the binary already: a sourced file gets no words there.
if ($?tcsh) then
    # $argv:q leaves out the empty words, and nothing else hands on all the others.
    set __molt_words = ($argv:q)
    if ($#__molt_words != $#argv) then
        /bin/sh -c $__molt_say:q 2 'molt: tcsh cannot hand on an empty word'
        exit 2
    endif
    set __molt_verb = ''
    if ($#__molt_words) then
        set __molt_verb = $__molt_words[1]:q''
    endif
    if ($__molt_verb:q'' == status) source $__molt_share:q/molt-check.csh
    if (-x $__molt_exe:q) then
        $__molt_exe:q --shell csh --out $__molt_out:q --last $__molt_last:q'' --hook $__molt_version \
            $__molt_faults:q $__molt_words:q
        set __molt_status = $status
        if ($__molt_verb:q'' == auto) set __molt_forgets = 1
    else
        /bin/sh -c $__molt_say:q 127 $__molt_lost:q
    endif
endif

set __molt_faults = ()

# Without the binary nothing was written, and nothing old may be evaluated.
if (! -x $__molt_exe:q) exit 127
source $__molt_share:q/molt-evaluate.csh

# A command is the user's word: afterwards the directory counts as looked at. Not so after `molt auto`.
if ($__molt_forgets) then
    set __molt_forgets = 0 __molt_adopt = 0 __molt_root = '?' __molt_pwd = ''
else if ($__molt_hooked) then
    set __molt_adopt = 1
    source $__molt_share:q/molt-cd.csh
endif
source $__molt_share:q/molt-prompt.csh
exit $__molt_status
