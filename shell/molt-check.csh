# molt-check.csh - finds what keeps molt from working in this shell; see molt.csh
# SPDX-License-Identifier: MIT
#
# Leaves it in __molt_faults, as options of the binary. The deactivate of a sourced bin/activate.csh is no fault.

set __molt_faults = ()
set __molt_astray = 'is not its own any more: source molt.csh at the end of the rc file'
set __molt_try = (deactivate)
if ($__molt_hooked && $?tcsh) set __molt_try = (cwdcmd precmd deactivate)
if ($__molt_hooked && ! $?tcsh) set __molt_try = (cd pushd popd deactivate)
foreach __molt_name ($__molt_try)
    if ($__molt_name == deactivate && $?_OLD_VIRTUAL_PATH) continue
    if ("`alias $__molt_name`" =~ *__molt_*) continue
    set __molt_faults = ($__molt_faults:q "--fault=the alias $__molt_name $__molt_astray")
end
unset __molt_astray __molt_name
