# molt.fish - completion of molt's commands in fish
# SPDX-License-Identifier: MIT
#
# fish loads this file from vendor_completions.d at the first TAB after one of the commands, by its name or a link's.
# What a word can become is the program's business: `molt complete fish WORDS...` prints it.
#
# The build puts what follows into the hook file, too, which must stand alone: `molt init fish` prints nothing else. Each
# takes out what the other registered, so that no candidate comes twice.
#
# Written for fish 3.1 and later.

# The hook file knows the program by its path: an environment may hold another one of that name.
function __molt_complete
    builtin set -l exe $__molt_exe (builtin command -s molt)
    builtin set -q exe[1]; or return
    builtin set -l words (builtin commandline -opc)
    builtin set -l token (builtin commandline -ct)
    builtin set -l word (builtin string unescape -- $token); or builtin set word $token
    command $exe[1] complete fish $words "$word"
    builtin set -l instead $status
    builtin test $instead -eq 0; and return

    # What is fish's own: directories, files, another command line.
    if builtin test $instead -eq 5
        builtin test "$words[1]" = molt; and builtin set -e words[1]
        builtin set -e words[1]
        builtin complete -C (builtin string join -- ' ' (builtin string escape -- $words) "$token")
        return
    end
    builtin set -l before (builtin string match -r -- '^--[^=]*=' "$token")
    builtin set -l found (builtin complete -C "'' "(builtin string replace -- "$before" '' "$token"))
    builtin test $instead -eq 3; and builtin set found (builtin string match -r -- '.*/$' $found)
    builtin set -q found[1]; and builtin printf '%s\n' "$before"$found
end

if builtin status is-interactive
    # What the other of the two files registered would come twice.
    for name in add2virtualenv allvirtualenv cdproject cdsitepackages cdvirtualenv cpvirtualenv deactivate \
            lssitepackages lsvirtualenv mkproject mktmpenv mkvirtualenv molt mvvirtualenv rmvirtualenv \
            setvirtualenvproject showvirtualenv toggleglobalsitepackages virtualenvwrapper wipeenv workon
        builtin complete -e -c $name
        builtin complete -c $name -f -k -a '(__molt_complete)'
    end
end
