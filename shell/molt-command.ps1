# SPDX-License-Identifier: MIT
#
# Every command of molt in PowerShell, under the name of the link it is called by: molt.ps1 says why it is not a function.
__molt_command $MyInvocation.MyCommand.Name $args
exit $global:__molt_status
