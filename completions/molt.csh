# molt.csh - completion of molt's commands in tcsh
# SPDX-License-Identifier: MIT
#
# tcsh has no place where it looks for completions: source this file from ~/.tcshrc. What a word can become is the
# program's business: `molt complete csh WORDS...` prints it. csh has no completion, and passes over this file.
#
# The build puts what follows into the hook file, too, which must stand alone: `molt init csh` prints nothing else.
# Whichever is sourced last is used, with the same result.

# The hook file knows the program by its path, __molt_exe: an environment may hold another one of that name.
if ($?prompt && $?tcsh) then
    set __molt_program = molt
    if ($?__molt_exe) then
        if (-x $__molt_exe:q'') set __molt_program = '$__molt_exe:q'
    endif
    # $COMMAND_LINE holds the words up to the cursor, without quotes. The first rule is for a begun word, the second for
    # an empty one, which is no word there. A name with white space would come in pieces: the binary leaves it out. The empty
    # field at the end: no blank after a directory.
    set __molt_text = ('C,?*,`set noglob; exec '$__molt_program:q' complete csh $COMMAND_LINE`,' \
        'p,*,`set noglob; exec '$__molt_program:q' complete csh $COMMAND_LINE ""`,')
    set __molt_option = 'c,-,`set noglob; exec '$__molt_program:q' complete csh $COMMAND_LINE`,'
    set __molt_paths = ('C,/*,f,' 'C,./*,f,' 'C,../*,f,' 'C,~*,f,')
    foreach __molt_name (cdproject deactivate lssitepackages lsvirtualenv mvvirtualenv rmvirtualenv showvirtualenv \
        toggleglobalsitepackages virtualenvwrapper wipeenv workon)
        complete $__molt_name $__molt_text:q
    end
    foreach __molt_name (cdsitepackages cdvirtualenv)
        complete $__molt_name 'C,?*,`set noglob; exec '$__molt_program:q' complete csh $COMMAND_LINE`,,' \
            'p,*,`set noglob; exec '$__molt_program:q' complete csh $COMMAND_LINE ""`,,'
    end
    # What follows these is a directory, a file or a command, which tcsh completes itself.
    complete add2virtualenv $__molt_option:q 'p,*,d,'
    complete allvirtualenv $__molt_option:q p,1,c, 'p,*,f,'
    complete setvirtualenvproject p,2,d, $__molt_text:q
    foreach __molt_name (cpvirtualenv mkproject mktmpenv mkvirtualenv)
        complete $__molt_name n,-a,d, n,-r,f, $__molt_paths:q $__molt_text:q
    end
    complete molt n,-a,d, n,-r,f, n,allow,d, n,deny,d, n,add2virtualenv,d, n,allvirtualenv,c, \
        N,setvirtualenvproject,d, $__molt_paths:q $__molt_text:q
    unset __molt_program __molt_text __molt_option __molt_paths __molt_name
endif
