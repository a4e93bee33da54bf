# virtualenvwrapper_lazy.sh - for rc files that source virtualenvwrapper's lazy loader
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# There is nothing to put off: sourcing virtualenvwrapper.sh starts no process. This is the same file by its other name.

if [[ -n ${ZSH_VERSION-} ]]; then
  \builtin eval '__molt_script=${(%):-%x}'
else
  __molt_script=${BASH_SOURCE[0]-}
fi
case $__molt_script in
  */*) ;;
  *) __molt_script=./$__molt_script ;;
esac
# shellcheck source=/dev/null
\builtin source "${__molt_script%/*}/virtualenvwrapper.sh"

virtualenvwrapper_load() { return 0; }
