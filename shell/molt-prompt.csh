# molt-prompt.csh - draws the active environment in front of the prompt; see molt.csh
# SPDX-License-Identifier: MIT
#
# Nothing here may fail: tcsh would take precmd away.

# At a prompt nothing is being evaluated: only an interrupt leaves this behind.
set __molt_busy = 0
set __molt_drawn = $?VIRTUAL_ENV

# The alias of a sourced bin/activate.csh goes when it is done, and the variable with it.
if (! $?_OLD_VIRTUAL_PATH) alias deactivate __molt_deactivate

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

# A list is no prompt of anybody's.
set __molt_try = 0
if ($?prompt) then
    set __molt_try = $#prompt
endif
if ($__molt_try != 1) exit

# A prompt that is not the one left here is the user's new one, and stays.
if ($__molt_shown:q'' != '' && $prompt:q'' == $__molt_shown:q''$__molt_base:q'') set prompt = $__molt_base:q''
set __molt_shown = ''
if ($__molt_text:q'' != '' && $prompt:q'' !~ *$__molt_text:q''*) then
    set __molt_shown = $__molt_text:q''
    set __molt_base = $prompt:q''
    set prompt = $__molt_text:q''$prompt:q''
endif
