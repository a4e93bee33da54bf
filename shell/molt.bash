# molt.bash - Python virtual environments in bash: workon, mkvirtualenv, and a cd that activates
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Put this line into ~/.bashrc:
#
#     source ~/.local/share/molt/molt.bash
#
# Variables it honours:
#
#     WORKON_HOME                  where the environments are (~/.virtualenvs)
#     VIRTUAL_ENV_DISABLE_PROMPT   not empty: the prompt is left alone
#     MOLT_AUTO                    0: a change of directory activates nothing
#     XDG_STATE_HOME               where the index of bound projects is (~/.local/state)
#
# Written for bash 3.2 and later. Command words are written \builtin, so that neither an alias nor a function of the
# user stands in between; paths are compared with test, because [[ == ]] ignores case under nocasematch.

# --- guard ------------------------------------------------------------------------------------------------------------

case ${BASH_VERSION-} in '') return 0 ;; esac

__molt_version=0.1.0

# A second sourcing keeps what this shell knows; a child that got the variables through `set -a` starts afresh.
if [[ ${__molt_shell-} != "$$" ]]; then
  __molt_shell=$$ __molt_busy=0 __molt_last='' __molt_told=''
  __molt_root='?' __molt_pwd='' __molt_dir='' __molt_here=0 __molt_found='' __molt_count=0
  __molt_prompt='' __molt_ps1='' __molt_temporary=''
  __molt_path=${PATH-} __molt_left='' __molt_stale=''
fi
case ${XDG_STATE_HOME-} in # one that is not absolute is ignored, as the specification has it
  /*) __molt_bound=$XDG_STATE_HOME/molt/bound ;;
  *) __molt_bound=${HOME-}/.local/state/molt/bound ;;
esac

# Looks in PREFIX/bin when this file is PREFIX/share/molt/molt.bash, in PATH and in ~/.local/bin, but not in the active
# environment, which may hold a program of the same name.
__molt_find_exe() {
  \builtin local dir file="${BASH_SOURCE[0]-}" dirs="${PATH-}:${HOME-}/.local/bin:"
  [[ ${__molt_exe-} == /* && -x $__molt_exe ]] && return 0
  __molt_exe=''
  [[ $file == /* ]] || file=$PWD/$file
  if [[ $file == */share/molt/molt.bash ]]; then dirs=${file%/*/*/*}/bin:$dirs; fi
  while [[ -n $dirs ]]; do
    dir=${dirs%%:*} dirs=${dirs#*:}
    [[ $dir == /* && $dir != "${VIRTUAL_ENV:+$VIRTUAL_ENV/bin}" && -f $dir/molt && -x $dir/molt ]] || continue
    __molt_exe=$dir/molt
    return 0
  done
}
__molt_find_exe

# --- evaluate ---------------------------------------------------------------------------------------------------------

__molt_has_exe() {
  [[ -n $__molt_exe && -x $__molt_exe ]] && return 0
  \builtin printf '%s\n' 'molt: cannot find the program "molt" beside its hook file, in PATH or in ~/.local/bin' >&2
  return 127
}

# Turns the subshell that calls it into the binary. What the functions of virtualenvwrapper read counts whether it is
# exported or not. exec: bash 3.2 to 4.4 would fork twice.
__molt_exec() {
  # shellcheck disable=SC2034
  \builtin export WORKON_HOME PROJECT_HOME HOOK_VERBOSE_OPTION XDG_STATE_HOME "${!VIRTUALENVWRAPPER_@}"
  \builtin exec "$__molt_exe" "$@"
}

# Runs the binary and evaluates what it prints, whatever its status, which is returned. __molt_busy is local, so that an
# interrupt resets it.
__molt_evaluate() {
  \builtin local __molt_busy=1 __molt_code='' __molt_status=0 __molt_flags="$-" __molt_was="${MOLT_ACTIVE-}"
  __molt_code=$(__molt_exec "$@") || __molt_status=$?
  \builtin set +e # on the left of || too: what `builtin` runs ends the shell there
  \builtin eval "$__molt_code"
  [[ $__molt_flags != *e* ]] || \builtin set -e
  __molt_path=${PATH-}
  [[ -z $__molt_was ]] || \builtin test "$__molt_was" = "${MOLT_ACTIVE-}" || __molt_left=$__molt_was
  return "$__molt_status"
}

# A command is the user's word: afterwards the directory counts as looked at.
__molt_command() {
  \builtin local __molt_status=0
  __molt_has_exe || return
  __molt_evaluate --shell bash --last "$__molt_last" "$@" || __molt_status=$?
  __molt_define_deactivate
  __molt_adopt
  return "$__molt_status"
}

__molt_direct() {
  __molt_has_exe || return
  (__molt_exec "$@")
}

# Runs the binary within a plan; when it fails, the command ends with its status.
__molt_call() {
  (__molt_exec "$@") || __molt_status=$?
}

# Sources a script of the user, which ends neither by `return` nor, under `set -e`, by a failure more than itself.
__molt_source() {
  \builtin local __molt_result=0 __molt_flags="$-"
  \builtin set +e
  \builtin . "$@"
  __molt_result=$?
  [[ $__molt_flags != *e* ]] || \builtin set -e
  return "$__molt_result"
}

__molt_hook_failed() {
  \builtin printf "molt: the hook '%s' ended with status %s\n" "$1" "$?" >&2
}

# An environment of mktmpenv ends with the shell that made it. What the user has trapped EXIT with stays.
__molt_set_temporary() {
  \builtin local old
  __molt_temporary=$1
  old=$(\builtin trap -p EXIT)
  [[ $old != *__molt_end_temporary* ]] || return 0
  \builtin eval "\builtin set -- ${old#trap}"
  [[ ${2-} != - ]] || \builtin set -- # what posix mode prints where there is none
  \builtin trap -- "__molt_end_temporary${2:+; $2}" EXIT
}

__molt_end_temporary() {
  [[ -e $__molt_temporary/README.tmpenv ]] || return 0
  VIRTUAL_ENV='' WORKON_HOME=${__molt_temporary%/*} __molt_direct rmvirtualenv "${__molt_temporary##*/}" >/dev/null
}

__molt_cd() {
  \builtin cd -- "$1" || return
}

# A sourced bin/activate sets _OLD_VIRTUAL_PATH. When its function is not here (the variable can come from a parent
# shell), our own is called, and sees __molt_leaving.
__molt_leave_foreign() {
  \builtin local __molt_leaving=1
  # shellcheck disable=SC2119
  [[ -z ${_OLD_VIRTUAL_PATH+set} ]] || deactivate
}

# --- commands ---------------------------------------------------------------------------------------------------------

# An alias would take the place of the name in the definition.
\builtin unalias mkvirtualenv workon deactivate rmvirtualenv cpvirtualenv mvvirtualenv mkproject mktmpenv cdvirtualenv \
  cdsitepackages cdproject setvirtualenvproject wipeenv lsvirtualenv showvirtualenv lssitepackages add2virtualenv \
  toggleglobalsitepackages allvirtualenv virtualenvwrapper molt 2>/dev/null || \builtin true

mkvirtualenv() { __molt_command mkvirtualenv "$@"; }
workon() { __molt_command workon "$@"; }
rmvirtualenv() { __molt_command rmvirtualenv "$@"; }
cpvirtualenv() { __molt_command cpvirtualenv "$@"; }
mvvirtualenv() { __molt_command mvvirtualenv "$@"; }
mkproject() { __molt_command mkproject "$@"; }
mktmpenv() { __molt_command mktmpenv "$@"; }
cdvirtualenv() { __molt_command cdvirtualenv "$@"; }
cdsitepackages() { __molt_command cdsitepackages "$@"; }
cdproject() { __molt_command cdproject "$@"; }
setvirtualenvproject() { __molt_command setvirtualenvproject "$@"; }
wipeenv() { __molt_command wipeenv "$@"; }

lsvirtualenv() { __molt_direct lsvirtualenv "$@"; }
showvirtualenv() { __molt_direct showvirtualenv "$@"; }
lssitepackages() { __molt_direct lssitepackages "$@"; }
add2virtualenv() { __molt_direct add2virtualenv "$@"; }
toggleglobalsitepackages() { __molt_direct toggleglobalsitepackages "$@"; }
virtualenvwrapper() { __molt_direct virtualenvwrapper "$@"; }

# A function or builtin of this shell is run in a subshell of it, a program by the binary.
allvirtualenv() {
  \builtin local name names
  case $(\builtin type -t -- "${1-}") in
    function | builtin) __molt_has_exe || return ;;
    *)
      __molt_direct allvirtualenv "$@"
      return
      ;;
  esac
  names=$(__molt_exec lsvirtualenv -b) || return 0
  while [[ -n $names ]]; do
    name=${names%%$'\n'*} names=${names#"$name"}
    names=${names#$'\n'}
    \builtin printf '%s\n%s\n' "$name" "${name//?/=}"
    (__molt_evaluate --shell bash activate-only "$name" && "$@") || \builtin true
    \builtin printf '\n'
  done
}

molt() {
  case ${1-} in
    allvirtualenv) "$@" ;;
    mkvirtualenv | workon | deactivate | rmvirtualenv | cpvirtualenv | mvvirtualenv | mkproject | mktmpenv | \
      cdvirtualenv | cdsitepackages | cdproject | setvirtualenvproject | wipeenv | allow | deny | help | \
      -h | --help | '')
      __molt_command "$@"
      ;;
    status)
      __molt_find_faults
      __molt_command --hook "$__molt_version" ${__molt_faults[@]+"${__molt_faults[@]/#/--fault=}"} "$@"
      ;;
    auto)
      __molt_command "$@" || return
      __molt_forget
      ;;
    *) __molt_direct "$@" ;;
  esac
}

# Unless that of a sourced bin/activate is here, which removes itself when it is called.
__molt_define_deactivate() {
  \builtin declare -F deactivate >/dev/null && return 0
  # shellcheck disable=SC2120
  deactivate() { [[ -n ${__molt_leaving-} ]] || __molt_command deactivate "$@"; }
}

[[ -n ${_OLD_VIRTUAL_PATH+set} ]] || \builtin unset -f deactivate
__molt_define_deactivate

# The user's own script for the start of a shell, as virtualenvwrapper has it.
__molt_initialize=${VIRTUALENVWRAPPER_HOOK_DIR:-${WORKON_HOME:-${HOME-}/.virtualenvs}}/initialize
if [[ -f $__molt_initialize ]]; then
  __molt_source "$__molt_initialize" initialize || __molt_hook_failed "$__molt_initialize"
fi

# --- directory change -------------------------------------------------------------------------------------------------

# Sets __molt_dir to the physical directory; only a symbolic link on the way costs a fork.
__molt_resolve() {
  \builtin local dir="$PWD"
  while [[ -n $dir && ! -L $dir ]]; do dir=${dir%/*}; done
  __molt_dir=$PWD
  if [[ -n $dir ]]; then
    __molt_dir=$(\builtin pwd -P && \builtin printf .) # the dot keeps a newline at the end of the name
    __molt_dir=${__molt_dir%?.}
  fi
  __molt_dir=/${__molt_dir#"${__molt_dir%%[!/]*}"} # bash keeps the two slashes of //tmp
}

# Sets __molt_count to how many marker names stand in the directory $1, which has no slash at its end. -L: a link that
# leads nowhere is a name too.
__molt_count_markers() {
  \builtin local name names="${MOLT_NAMES:+$MOLT_NAMES:}"
  __molt_count=0
  for name in .venv .python-version Pipfile pyproject.toml .pdm-python environment.yml environment.yaml; do
    if [[ -e $1/$name || -L $1/$name ]]; then ((++__molt_count)); fi
  done
  while [[ -n $names ]]; do
    name=${names%%:*} names=${names#*:}
    if [[ -n $name && (-e $1/$name || -L $1/$name) ]]; then ((++__molt_count)); fi
  done
  if [[ -e $__molt_bound$1/=env ]]; then ((++__molt_count)); fi
}

# Looks at the current directory and leaves its root in __molt_found.
__molt_look() {
  \builtin local dir
  __molt_resolve
  dir=${__molt_dir%/}
  __molt_count_markers "$dir"
  __molt_pwd=$PWD __molt_here=$__molt_count __molt_found=''
  while [[ $__molt_count == 0 && -n $dir ]]; do
    dir=${dir%/*}
    __molt_count_markers "$dir"
  done
  [[ $__molt_count == 0 ]] || __molt_found=${dir:-/}
}

__molt_adopt() {
  __molt_look
  __molt_root=$__molt_found
}

# The next prompt decides anew.
__molt_forget() {
  __molt_root='?' __molt_pwd=''
}

# Whether the active environment was removed or renamed. VIRTUAL_ENV: what somebody else did to it is not ours to undo.
__molt_is_gone() {
  [[ -n ${MOLT_ACTIVE-} && ! -d $MOLT_ACTIVE ]] && \builtin test "$MOLT_ACTIVE" = "${VIRTUAL_ENV-}"
}

__molt_holds() {
  \builtin test "${1#*"$2"}" != "$1"
}

# Whether somebody has rewritten PATH since the last look, and the entry of the active environment is not in it, or that
# of the one left last is again: direnv puts back a PATH that it saw earlier. Who adds to PATH has the old one in it.
__molt_is_astray() {
  \builtin local path=":${PATH-}:" before=":$__molt_path:" left=":$__molt_left/bin:"
  __molt_stale=''
  \builtin test "$path" != "$before" || return 1
  __molt_path=${PATH-}
  if [[ -n $__molt_left ]] && \builtin test "$__molt_left" != "${MOLT_ACTIVE-}" &&
    __molt_holds "$path" "$left" && ! __molt_holds "$before" "$left" && ! __molt_holds "$path" "$before"; then
    __molt_stale=$__molt_left
    return 0
  fi
  [[ -n ${MOLT_ACTIVE-} ]] && ! __molt_holds "$path" ":$MOLT_ACTIVE/bin:"
}

# What a new shell must ask about where there is no project: an inherited PATH that may have been reordered, an index
# that is not made, names that are not known.
__molt_is_unsettled() {
  [[ -n ${VIRTUAL_ENV-} ]] ||
    [[ -d ${WORKON_HOME:-${HOME-}/.virtualenvs} && ! -e $__molt_bound ]] ||
    [[ -e ${__molt_bound%/*}/names && -z ${MOLT_NAMES+set} ]]
}

# Whether the config switches cd off: the binary leaves a file then, with the config's own time of change.
__molt_is_off() {
  \builtin local config="${HOME-}/.config/molt/config.toml" off="${__molt_bound%/*}/off"
  [[ -e $off ]] || return 1
  if [[ ${XDG_CONFIG_HOME-} == /* ]]; then config=$XDG_CONFIG_HOME/molt/config.toml; fi
  [[ -e $config && ! $off -nt $config && ! $off -ot $config ]]
}

# Whether the binary must be asked; shell/README.md, "Directory change", has the steps.
__molt_changed() {
  \builtin local before="$__molt_root" gone=0 renewed=0
  [[ $__molt_busy == 0 && ${MOLT_AUTO-} != 0 ]] || return 1
  if __molt_is_astray || __molt_is_gone; then gone=1; fi
  if \builtin test "$PWD" = "$__molt_pwd"; then
    __molt_count_markers "${__molt_dir%/}"
    [[ $__molt_count != "$__molt_here" || $gone == 1 ]] || return 1
    if [[ $__molt_count != "$__molt_here" ]] && \builtin test "$__molt_dir" = "$__molt_root"; then renewed=1; fi
  fi
  [[ -z ${VIRTUAL_ENV-} ]] || \builtin test "$VIRTUAL_ENV" = "${MOLT_ACTIVE-}" || return 1
  __molt_look
  if \builtin test "$__molt_found" = "$before" && [[ $gone == 0 && $renewed == 0 ]]; then return 1; fi
  __molt_root=$__molt_found
  if [[ -n ${MOLT_ROOT+set} || $gone == 1 ]]; then return 0; fi
  if [[ $before == '?' ]] && __molt_is_unsettled; then return 0; fi
  [[ -n $__molt_root ]] && ! __molt_is_off
}

# A bin/activate sourced on top of an environment of ours takes away VIRTUAL_ENV and leaves us in PATH.
__molt_recover_deactivate() {
  __molt_define_deactivate
  if [[ -n ${MOLT_ACTIVE-} && -z ${VIRTUAL_ENV-} && -x $__molt_exe ]]; then
    __molt_evaluate --shell bash --last "$__molt_last" deactivate nondestructive || \builtin true
  fi
}

# PROMPT_COMMAND never runs in a subshell, so there is no test for one.
__molt_hook() {
  \builtin local __molt_saved="$?" __molt_before="$__molt_root"
  \builtin declare -F deactivate >/dev/null || __molt_recover_deactivate
  if __molt_changed && [[ -x $__molt_exe ]]; then
    __molt_evaluate hook bash "$__molt_root" "$__molt_told" "$__molt_stale" || \builtin true
    [[ $__molt_before != '?' ]] || __molt_adopt # the first call may have made the index, and a root with it
  fi
  __molt_draw
  return "$__molt_saved"
}

# In front of the others: they see the true $? from us, and the new environment. But behind direnv, which on leaving
# puts back the PATH that it found on entering: with ours in it, if ours came first.
# A list stays a list, and a text a text: other tools go by that.
# shellcheck disable=SC2128,SC2178
__molt_install_hook() {
  \builtin local IFS=' ' is_list=0 i
  [[ "${PROMPT_COMMAND[*]-} ${precmd_functions[*]-}" != *__molt_hook* ]] || return 0
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501)) &&
    [[ -n ${PROMPT_COMMAND[*]-} && ${PROMPT_COMMAND[*]@a} == *a* ]]; then is_list=1; fi
  if [[ -n ${bash_preexec_imported-}${__bp_imported-} ]]; then
    precmd_functions=(__molt_hook ${precmd_functions[@]+"${precmd_functions[@]}"})
  elif [[ $is_list == 0 && ${PROMPT_COMMAND-} == *_direnv_hook* ]]; then
    PROMPT_COMMAND=${PROMPT_COMMAND/_direnv_hook/_direnv_hook; __molt_hook}
  elif [[ $is_list == 0 ]]; then
    PROMPT_COMMAND="__molt_hook${PROMPT_COMMAND:+; $PROMPT_COMMAND}"
  else
    for i in "${!PROMPT_COMMAND[@]}"; do
      [[ ${PROMPT_COMMAND[i]} == *_direnv_hook* ]] || continue
      PROMPT_COMMAND[i]=${PROMPT_COMMAND[i]/_direnv_hook/_direnv_hook; __molt_hook}
      return 0
    done
    PROMPT_COMMAND=(__molt_hook "${PROMPT_COMMAND[@]}")
  fi
}

if [[ $- == *i* ]]; then __molt_install_hook; fi

# --- prompt -----------------------------------------------------------------------------------------------------------

__molt_prompt_is_taken() {
  [[ -n ${VIRTUAL_ENV_DISABLE_PROMPT-}${BLE_VERSION-} || ${STARSHIP_SHELL-} == bash || ${POSH_SHELL-} == bash ]]
}

# Puts a reference in front of PS1 while there is something to show: what a variable holds is not expanded again.
# shellcheck disable=SC2016
__molt_draw() {
  \builtin local text=''
  __molt_prompt=''
  if [[ -n ${MOLT_ACTIVE-} && -n ${VIRTUAL_ENV_PROMPT-} ]] && \builtin test "$MOLT_ACTIVE" = "${VIRTUAL_ENV-}" &&
    ! __molt_prompt_is_taken; then
    __molt_prompt="($VIRTUAL_ENV_PROMPT) "
    text='${__molt_prompt-}'
    # Posix mode expands all the same.
    [[ -o posix ]] || \builtin shopt -q promptvars || text=${__molt_prompt//\\/\\\\}
  fi
  if [[ -n $__molt_ps1 && $__molt_ps1 != "$text" && ${PS1-} == *"$__molt_ps1"* ]]; then
    PS1=${PS1%%"$__molt_ps1"*}${PS1#*"$__molt_ps1"}
  fi
  [[ ${PS1-} == *"$text"* ]] || PS1=$text${PS1-}
  __molt_ps1=$text
}

# --- completion -------------------------------------------------------------------------------------------------------

# @MOLT_COMPLETION@

# --- self-check -------------------------------------------------------------------------------------------------------

# Leaves in __molt_faults what keeps molt from working in this shell.
__molt_find_faults() {
  \builtin local IFS=' '
  __molt_faults=()
  if [[ $- == *i* && "${PROMPT_COMMAND[*]-} ${precmd_functions[*]-} ${__vsc_original_prompt_command[*]-} \
    ${STARSHIP_PROMPT_COMMAND-}" != *__molt_hook* ]]; then
    __molt_faults+=('PROMPT_COMMAND has lost __molt_hook: source molt.bash at the end of ~/.bashrc')
  fi
  if [[ -z ${_OLD_VIRTUAL_PATH+set} && "$(\builtin declare -f deactivate)" != *__molt_command* ]]; then
    __molt_faults+=('something else has defined deactivate: source molt.bash after it')
  fi
}

# Says on stderr what keeps molt from working in this shell, a line each.
__molt_check() {
  \builtin local status=0
  __molt_has_exe || status=1
  __molt_find_faults
  [[ ${#__molt_faults[@]} == 0 ]] && return "$status"
  \builtin printf 'molt: %s\n' "${__molt_faults[@]}" >&2
  return 1
}
