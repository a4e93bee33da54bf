# molt-markers.csh - makes the tests for the marker names; see molt.csh
# SPDX-License-Identifier: MIT
#
# A test is one expression in an alias, for a loop costs more, and must be made anew when MOLT_NAMES changes. In it a
# name of the user's stands as a variable, so that no character in it means anything.

set __molt_joined = ''
if ($?MOLT_NAMES) then
    set __molt_joined = $MOLT_NAMES:q''
endif

# A name holds no slash: split as a path.
set __molt_words = (.venv .python-version Pipfile pyproject.toml .pdm-python environment.yml environment.yaml)
set __molt_number = 0 __molt_try = /$__molt_joined:q''
while ($__molt_try:q =~ *:*)
    set __molt_try = $__molt_try:s,:,/,:q
end
while ($__molt_try:q'' =~ /?*)
    @ __molt_number++
    set __molt_name_$__molt_number = $__molt_try:t:q''
    set __molt_words = ($__molt_words:q '$__molt_name_'$__molt_number':q""')
    set __molt_try = $__molt_try:h:q''
end

# How many markers stand in the directory $__molt_try, and in the current one. -e does not see a link to nothing, and of
# all names only .venv is then still worth a word; a link to something counts twice.
set __molt_sum = '(-e $__molt_bound:q""$__molt_try:q""/=env) + (-l $__molt_try:q""/.venv)'
set __molt_same = '(-e $__molt_bound:q""$__molt_dir:q""/=env) + (-l .venv)'
foreach __molt_name ($__molt_words:q)
    set __molt_sum = $__molt_sum:q' + (-e $__molt_try:q""/'$__molt_name:q')'
    set __molt_same = $__molt_same:q' + (-e '$__molt_name:q')'
end
alias __molt_count "@ __molt_count = $__molt_sum:q"

# Whether all is as it was at the last look: for the prompt.
set __molt_same = '-d $__molt_active:q"" && ('$__molt_same:q') == $__molt_here'
set __molt_same = '$cwd:q"" == $__molt_pwd:q"" && "$path:q" == $__molt_path:q"" && '$__molt_same:q
alias __molt_look "if (! ($__molt_same:q)) "'source $__molt_share:q/molt-cd.csh'

# Whether molt-cd.csh must look after a change of directory, for ten levels. A relative path has no variable to expand.
set __molt_wanted = '$__molt_root:q"" != "" || ! -d $__molt_active:q""'
set __molt_up = '' __molt_level = '$cwd'
foreach __molt_number (1 2 3 4 5 6 7 8 9 10)
    set __molt_wanted = $__molt_wanted:q' || -l '$__molt_level:q':q"" || -l '$__molt_up:q'.venv'
    set __molt_wanted = $__molt_wanted:q' || -e $__molt_bound:q""'$__molt_level:q':q""/=env'
    foreach __molt_name ($__molt_words:q)
        set __molt_wanted = $__molt_wanted:q' || -e '$__molt_up:q$__molt_name:q
    end
    set __molt_up = $__molt_up:q'../' __molt_level = $__molt_level:q':h'
end
alias __molt_moved "@ __molt_wanted = ($__molt_wanted:q || "$__molt_level:q':q"" != "");' \
    'if (! $__molt_wanted) set __molt_pwd = $cwd:q"" __molt_dir = $cwd:q"" __molt_here = 0;' \
    'if ($__molt_wanted) source $__molt_share:q/molt-cd.csh'

unset __molt_words __molt_number __molt_sum __molt_same __molt_wanted __molt_up __molt_level
