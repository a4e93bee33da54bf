# virtualenvwrapper_lazy.sh - for rc files that source virtualenvwrapper's lazy loader
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# There is nothing to put off: sourcing virtualenvwrapper.sh starts no process. This is the same file by its other name.

# shellcheck source=/dev/null
if [[ -n ${ZSH_VERSION-} ]]; then
  \builtin eval '\builtin source "${${(%):-%x}%/*}/virtualenvwrapper.sh"'
else
  \builtin source "${BASH_SOURCE[0]%/*}/virtualenvwrapper.sh"
fi

virtualenvwrapper_load() { return 0; }
