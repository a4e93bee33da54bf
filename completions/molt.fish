# molt.fish - completion of molt's commands in fish
# SPDX-License-Identifier: MIT
#
# fish loads this file from vendor_completions.d at the first TAB after one of the commands, by its name or a link's.
# What a word can become is the program's business: `molt complete fish WORDS...` prints it.
#
# The hook file, shell/molt.fish, completes the same commands in the same way, for it must stand alone: `molt init fish`
# prints nothing else. This file needs no hook file. Each takes out what the other registered, so that no candidate
# comes twice.
#
# Written for fish 3.1 and later.

# The hook file knows the program by its path: an environment may hold another one of that name.
function __molt_complete
    builtin set -l exe $__molt_exe (builtin command -s molt)
    builtin set -q exe[1]; or return
    builtin set -l token (builtin commandline -ct)
    builtin set -l word (builtin string unescape -- $token); or builtin set word $token
    command $exe[1] complete fish (builtin commandline -opc) "$word"
end

for name in cdproject cdsitepackages cdvirtualenv deactivate lssitepackages lsvirtualenv mvvirtualenv rmvirtualenv \
        showvirtualenv toggleglobalsitepackages virtualenvwrapper wipeenv workon
    builtin complete -e -c $name
    builtin complete -c $name -f -k -a '(__molt_complete)'
end

# After these commands files make sense.
for name in add2virtualenv allvirtualenv cpvirtualenv mkproject mktmpenv mkvirtualenv molt setvirtualenvproject
    builtin complete -e -c $name
    builtin complete -c $name -k -a '(__molt_complete)'
end
