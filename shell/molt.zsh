# molt.zsh - Python virtual environments in zsh: workon, mkvirtualenv, and a cd that activates
# SPDX-License-Identifier: MIT
#
# Put this line into ~/.zshrc:
#
#     source ~/.local/share/molt/molt.zsh
#
# Variables it honours:
#
#     WORKON_HOME                  where the environments are (~/.virtualenvs)
#     VIRTUAL_ENV_DISABLE_PROMPT   not empty: the prompt is left alone
#     MOLT_AUTO                    0: a change of directory activates nothing
#     XDG_STATE_HOME               where the index of bound projects is (~/.local/state)
#
# Command words are written \builtin, so that neither an alias nor a function of the user stands in between. Functions
# start with `emulate -L zsh`, except those from which code of the user is run (user hooks, a foreign deactivate): it
# must find, and may set, the user's own options, so they are kept to words that mean the same under every option.

# --- guard ------------------------------------------------------------------------------------------------------------

case ${ZSH_VERSION-} in '') return 0 ;; esac

# A second sourcing keeps what this shell knows; a child that got the variables through ALL_EXPORT starts afresh.
# typeset -g: a plugin manager sources this file from within a function.
if [[ ${__molt_shell-} != $$ ]]; then
  \builtin typeset -g __molt_shell=$$ __molt_busy=0 __molt_last='' __molt_told=''
  \builtin typeset -g __molt_root='?' __molt_pwd='' __molt_dir='' __molt_here=0 __molt_found='' __molt_count=0
  \builtin typeset -g __molt_temporary='' __molt_path="${PATH-}" __molt_left='' __molt_stale=''
fi
\builtin typeset -g __molt_version=0.1.0 __molt_exe="${__molt_exe-}"
\builtin typeset -g __molt_bound="${HOME-}/.local/state/molt/bound"
case ${XDG_STATE_HOME-} in # one that is not absolute is ignored, as the specification has it
  /*) __molt_bound=$XDG_STATE_HOME/molt/bound ;;
esac

# Looks in PREFIX/bin when this file is PREFIX/share/molt/molt.zsh, in PATH and in ~/.local/bin, but not in the active
# environment, which may hold a program of the same name.
function __molt_find_exe {
  \builtin emulate -L zsh
  \builtin local dir file="${(%):-%x}"
  \builtin local -a dirs
  dirs=($path "${HOME-}/.local/bin")
  [[ $__molt_exe == /* && -x $__molt_exe ]] && return 0
  __molt_exe=''
  if [[ ${file:a} == */share/molt/molt.zsh ]]; then dirs=("${file:a:h:h:h}/bin" $dirs); fi
  for dir in $dirs; do
    [[ $dir == /* && $dir != "${VIRTUAL_ENV:+$VIRTUAL_ENV/bin}" && -f $dir/molt && -x $dir/molt ]] || continue
    __molt_exe=$dir/molt
    return 0
  done
}
__molt_find_exe

# --- evaluate ---------------------------------------------------------------------------------------------------------

function __molt_has_exe {
  \builtin emulate -L zsh
  [[ -n $__molt_exe && -x $__molt_exe ]] && return 0
  \builtin print -ru2 'molt: cannot find the program "molt" beside its hook file, in PATH or in ~/.local/bin'
  return 127
}

# Turns the subshell that calls it into the binary. What the functions of virtualenvwrapper read counts whether it is
# exported or not. exec: with a trap for ERR or DEBUG set, $( ) would fork twice.
function __molt_exec {
  \builtin emulate -L zsh
  \builtin typeset -gxm 'VIRTUALENVWRAPPER_*' WORKON_HOME PROJECT_HOME HOOK_VERBOSE_OPTION XDG_STATE_HOME
  \builtin exec "$__molt_exe" "$@"
}

# Leaves what the binary prints in __molt_code. Without a trap of its own for INT, zsh gives up the command at Ctrl-C with
# status 1; with one, the binary ends it with 130.
function __molt_capture {
  \builtin emulate -L zsh
  \builtin trap : INT
  __molt_code=$(__molt_exec "$@")
}

# Runs the binary and evaluates what it prints, whatever its status, which is returned. __molt_busy is local, so that an
# interrupt resets it. Under the options of the user.
function __molt_evaluate {
  \builtin local __molt_busy=1 __molt_code='' __molt_status=0 __molt_was="${MOLT_ACTIVE-}"
  __molt_capture "$@" || __molt_status=$?
  \builtin eval "$__molt_code" || \builtin true
  __molt_path=${PATH-}
  [[ -z $__molt_was || $__molt_was == "${MOLT_ACTIVE-}" ]] || __molt_left=$__molt_was
  return "$__molt_status"
}

# A command is the user's word: afterwards the directory counts as looked at.
function __molt_command {
  \builtin local __molt_status=0
  __molt_has_exe || return "$?"
  __molt_evaluate --shell zsh --last "$__molt_last" "$@" || __molt_status=$?
  __molt_define_deactivate
  __molt_adopt
  return "$__molt_status"
}

function __molt_direct {
  __molt_has_exe || return "$?"
  (__molt_exec "$@")
}

# Runs the binary within a plan; when it fails, the command ends with its status.
function __molt_call {
  (__molt_exec "$@") || __molt_status=$?
}

# Sources a script of the user, under the user's options.
function __molt_source {
  \builtin . "$@"
}

function __molt_hook_failed {
  \builtin print -ru2 -- "molt: the hook '$1' ended with status $?"
}

# An environment of mktmpenv ends with the shell that made it.
function __molt_set_temporary {
  \builtin emulate -L zsh
  \builtin typeset -g __molt_temporary="$1"
  \builtin typeset -ga zshexit_functions
  zshexit_functions=(${zshexit_functions:#__molt_end_temporary} __molt_end_temporary)
}

function __molt_end_temporary {
  \builtin emulate -L zsh
  [[ -e $__molt_temporary/README.tmpenv ]] || return 0
  VIRTUAL_ENV='' WORKON_HOME=${__molt_temporary:h} __molt_direct rmvirtualenv "${__molt_temporary:t}" >/dev/null
}

# -q: no chpwd, as virtualenvwrapper has it.
function __molt_cd {
  \builtin cd -q -- "$1"
}

# A sourced bin/activate sets _OLD_VIRTUAL_PATH. When its function is not here (the variable can come from a parent
# shell), our own is called, and sees __molt_leaving.
function __molt_leave_foreign {
  \builtin local __molt_leaving=1
  [[ -z ${_OLD_VIRTUAL_PATH+set} ]] || deactivate
}

# --- commands ---------------------------------------------------------------------------------------------------------

# An alias would take the place of the name in the definition.
\builtin unalias mkvirtualenv workon deactivate rmvirtualenv cpvirtualenv mvvirtualenv mkproject mktmpenv cdvirtualenv \
  cdsitepackages cdproject setvirtualenvproject wipeenv lsvirtualenv showvirtualenv lssitepackages add2virtualenv \
  toggleglobalsitepackages allvirtualenv virtualenvwrapper molt 2>/dev/null || \builtin true

function mkvirtualenv { __molt_command mkvirtualenv "$@"; }
function workon { __molt_command workon "$@"; }
function rmvirtualenv { __molt_command rmvirtualenv "$@"; }
function cpvirtualenv { __molt_command cpvirtualenv "$@"; }
function mvvirtualenv { __molt_command mvvirtualenv "$@"; }
function mkproject { __molt_command mkproject "$@"; }
function mktmpenv { __molt_command mktmpenv "$@"; }
function cdvirtualenv { __molt_command cdvirtualenv "$@"; }
function cdsitepackages { __molt_command cdsitepackages "$@"; }
function cdproject { __molt_command cdproject "$@"; }
function setvirtualenvproject { __molt_command setvirtualenvproject "$@"; }
function wipeenv { __molt_command wipeenv "$@"; }

function lsvirtualenv { __molt_direct lsvirtualenv "$@"; }
function showvirtualenv { __molt_direct showvirtualenv "$@"; }
function lssitepackages { __molt_direct lssitepackages "$@"; }
function add2virtualenv { __molt_direct add2virtualenv "$@"; }
function toggleglobalsitepackages { __molt_direct toggleglobalsitepackages "$@"; }
function virtualenvwrapper { __molt_direct virtualenvwrapper "$@"; }

# A function or builtin of this shell is run in a subshell of it, a program by the binary.
function allvirtualenv {
  \builtin local name names
  case $(\builtin whence -w -- "${1-}") in
    *': function' | *': builtin') __molt_has_exe || return "$?" ;;
    *)
      __molt_direct allvirtualenv "$@"
      return "$?"
      ;;
  esac
  names=$(__molt_exec lsvirtualenv -b) || return 0
  while [[ -n $names ]]; do
    name=${names%%$'\n'*} names=${names#"$name"}
    names=${names#$'\n'}
    \builtin print -r -- "$name"
    \builtin print -r -- "${name//?/=}"
    (__molt_evaluate --shell zsh activate-only "$name" && "$@") || \builtin true
    \builtin print
  done
}

function molt {
  case ${1-} in
    allvirtualenv) "$@" ;;
    mkvirtualenv | workon | deactivate | rmvirtualenv | cpvirtualenv | mvvirtualenv | mkproject | mktmpenv | \
      cdvirtualenv | cdsitepackages | cdproject | setvirtualenvproject | wipeenv | allow | deny | help | \
      -h | --help | '')
      __molt_command "$@"
      ;;
    status)
      __molt_find_faults
      __molt_command --hook "$__molt_version" "${__molt_faults[@]/#/--fault=}" "$@"
      ;;
    auto)
      __molt_command "$@" || return "$?"
      __molt_forget
      ;;
    *) __molt_direct "$@" ;;
  esac
}

# Unless that of a sourced bin/activate is here, which removes itself when it is called. typeset -f: $functions would
# load a module.
function __molt_define_deactivate {
  \builtin emulate -L zsh
  \builtin typeset -f deactivate >/dev/null && return 0
  function deactivate { [[ -n ${__molt_leaving-} ]] || __molt_command deactivate "$@"; }
}

[[ -n ${_OLD_VIRTUAL_PATH+set} ]] || \builtin unset -f deactivate 2>/dev/null || \builtin true
__molt_define_deactivate

# The user's own script for the start of a shell, as virtualenvwrapper has it.
\builtin typeset -g __molt_initialize="${VIRTUALENVWRAPPER_HOOK_DIR:-${WORKON_HOME:-${HOME-}/.virtualenvs}}/initialize"
if [[ -f $__molt_initialize ]]; then
  __molt_source "$__molt_initialize" initialize || __molt_hook_failed "$__molt_initialize"
fi

# --- directory change -------------------------------------------------------------------------------------------------

# Sets __molt_count to how many marker names stand in the directory $1, which has no slash at its end. -L: a link that
# leads nowhere is a name too.
function __molt_count_markers {
  \builtin emulate -L zsh
  \builtin local name
  __molt_count=0
  for name in .venv .python-version Pipfile pyproject.toml .pdm-python environment.yml environment.yaml \
    ${(s.:.)MOLT_NAMES-}; do
    if [[ -e $1/$name || -L $1/$name ]]; then ((++__molt_count)); fi
  done
  if [[ -e $__molt_bound$1/=env ]]; then ((++__molt_count)); fi
}

# Looks at the current directory and leaves its root in __molt_found.
function __molt_look {
  \builtin emulate -L zsh
  \builtin local dir
  __molt_dir=${PWD:A}
  dir=${__molt_dir%/}
  __molt_count_markers "$dir"
  __molt_pwd=$PWD __molt_here=$__molt_count __molt_found=''
  while [[ $__molt_count == 0 && -n $dir ]]; do
    dir=${dir%/*}
    __molt_count_markers "$dir"
  done
  [[ $__molt_count == 0 ]] || __molt_found=${dir:-/}
}

function __molt_adopt {
  \builtin emulate -L zsh
  __molt_look
  __molt_root=$__molt_found
}

# The next prompt decides anew.
function __molt_forget {
  \builtin emulate -L zsh
  __molt_root='?' __molt_pwd=''
}

# Whether the active environment was removed or renamed. VIRTUAL_ENV: what somebody else did to it is not ours to undo.
function __molt_is_gone {
  \builtin emulate -L zsh
  [[ -n ${MOLT_ACTIVE-} && ! -d $MOLT_ACTIVE && $MOLT_ACTIVE == "${VIRTUAL_ENV-}" ]]
}

# Whether somebody has rewritten PATH since the last look, and the entry of the active environment is not in it, or that
# of the one left last is again: direnv puts back a PATH that it saw earlier. Who adds to PATH has the old one in it.
function __molt_is_astray {
  \builtin emulate -L zsh
  \builtin local new=":${PATH-}:" before=":$__molt_path:" left=":$__molt_left/bin:"
  __molt_stale=''
  [[ $new != "$before" ]] || return 1
  __molt_path=${PATH-}
  if [[ -n $__molt_left && $__molt_left != "${MOLT_ACTIVE-}" && $new == *"$left"* && $before != *"$left"* &&
    $new != *"$before"* ]]; then
    __molt_stale=$__molt_left
    return 0
  fi
  [[ -n ${MOLT_ACTIVE-} && $new != *":$MOLT_ACTIVE/bin:"* ]]
}

# What a new shell must ask about where there is no project: an inherited PATH that may have been reordered, an index
# that is not made, names that are not known.
function __molt_is_unsettled {
  \builtin emulate -L zsh
  [[ -n ${VIRTUAL_ENV-} ]] ||
    [[ -d ${WORKON_HOME:-${HOME-}/.virtualenvs} && ! -e $__molt_bound ]] ||
    [[ -e ${__molt_bound%/*}/names && -z ${MOLT_NAMES+set} ]]
}

# Whether the config switches cd off: the binary leaves a file then, with the config's own time of change.
function __molt_is_off {
  \builtin emulate -L zsh
  \builtin local config="${HOME-}/.config/molt/config.toml" off="${__molt_bound%/*}/off"
  [[ -e $off ]] || return 1
  if [[ ${XDG_CONFIG_HOME-} == /* ]]; then config=$XDG_CONFIG_HOME/molt/config.toml; fi
  [[ -e $config && ! $off -nt $config && ! $off -ot $config ]]
}

# Whether the binary must be asked; shell/README.md, "Directory change", has the steps.
function __molt_changed {
  \builtin emulate -L zsh
  \builtin local before="$__molt_root" gone=0 renewed=0
  [[ $__molt_busy == 0 && ${MOLT_AUTO-} != 0 ]] || return 1
  if __molt_is_astray || __molt_is_gone; then gone=1; fi
  if [[ $PWD == "$__molt_pwd" ]]; then
    __molt_count_markers "${__molt_dir%/}"
    [[ $__molt_count != "$__molt_here" || $gone == 1 ]] || return 1
    if [[ $__molt_count != "$__molt_here" && $__molt_dir == "$__molt_root" ]]; then renewed=1; fi
  fi
  [[ -z ${VIRTUAL_ENV-} || $VIRTUAL_ENV == "${MOLT_ACTIVE-}" ]] || return 1
  __molt_look
  [[ $__molt_found != "$before" || $gone == 1 || $renewed == 1 ]] || return 1
  __molt_root=$__molt_found
  [[ -z ${MOLT_ROOT+set} && $gone == 0 ]] || return 0
  if [[ $before == '?' ]] && __molt_is_unsettled; then return 0; fi
  [[ -n $__molt_root ]] && ! __molt_is_off
}

# A bin/activate sourced on top of an environment of ours takes away VIRTUAL_ENV and leaves us in PATH.
function __molt_recover_deactivate {
  __molt_define_deactivate
  if [[ -n ${MOLT_ACTIVE-} && -z ${VIRTUAL_ENV-} && -x $__molt_exe ]]; then
    __molt_evaluate --shell zsh --last "$__molt_last" deactivate nondestructive || \builtin true
  fi
}

# chpwd is called in subshells too, where x=$(cd /tmp && pwd) is not a move. Under the options of the user.
function __molt_hook {
  \builtin local __molt_saved="$?" __molt_before="$__molt_root"
  if [[ $ZSH_SUBSHELL == 0 ]]; then
    \builtin typeset -f deactivate >/dev/null || __molt_recover_deactivate
    if __molt_changed && [[ -x $__molt_exe ]]; then
      __molt_evaluate hook zsh "$__molt_root" "$__molt_told" "$__molt_stale" || \builtin true
      [[ $__molt_before != '?' ]] || __molt_adopt # the first call may have made the index, and a root with it
    fi
    __molt_draw
  fi
  return "$__molt_saved"
}

# The arrays are edited by hand: add-zsh-hook would be searched for in fpath. First, so that prompt builders see the new
# environment, but behind direnv, which on leaving puts back the PATH that it found on entering: with ours in it, if ours
# came first. __molt_draw is last, because they may clear psvar.
function __molt_install_hook {
  \builtin emulate -L zsh
  \builtin local others='(__molt_*|_direnv_hook)'
  \builtin typeset -ga chpwd_functions precmd_functions
  chpwd_functions=(${(M)chpwd_functions:#_direnv_hook} __molt_hook ${chpwd_functions:#${~others}})
  precmd_functions=(${(M)precmd_functions:#_direnv_hook} __molt_hook ${precmd_functions:#${~others}} __molt_draw)
}

if [[ -o interactive ]]; then __molt_install_hook; fi

# --- prompt -----------------------------------------------------------------------------------------------------------

function __molt_prompt_is_taken {
  \builtin emulate -L zsh
  [[ -n ${VIRTUAL_ENV_DISABLE_PROMPT-}${P9K_VERSION-} || ${STARSHIP_SHELL-} == zsh || ${POSH_SHELL-} == zsh ]]
}

# Puts a reference to psvar in front of PS1 while there is something to show: under no option is it expanded again.
function __molt_draw {
  [[ -o prompt_percent ]] || return 0 # without it the reference is only text
  \builtin emulate -L zsh
  \builtin local name='' reference='%(27V.(%27v) .)'
  if [[ -n ${MOLT_ACTIVE-} && $MOLT_ACTIVE == "${VIRTUAL_ENV-}" ]] && ! __molt_prompt_is_taken; then
    name=${VIRTUAL_ENV_PROMPT-}
  fi
  if [[ -n $name && $PS1 != *"$reference"* ]]; then PS1=$reference$PS1; fi
  if [[ -z $name ]]; then PS1=${PS1/"$reference"}; fi
  [[ ${psvar[27]-} == "$name" ]] || psvar[27]=$name
}

# --- completion -------------------------------------------------------------------------------------------------------

# No emulate: the completion system sets the options that its functions expect.
function __molt_complete {
  # @MOLT_COMPLETION@
}

# compinit may run after this file: then the first prompt that finds compdef registers.
function __molt_register {
  \builtin emulate -L zsh
  \builtin typeset -f compdef >/dev/null || return 0
  compdef __molt_complete add2virtualenv allvirtualenv cdproject cdsitepackages cdvirtualenv cpvirtualenv deactivate \
    lssitepackages lsvirtualenv mkproject mktmpenv mkvirtualenv molt mvvirtualenv rmvirtualenv setvirtualenvproject \
    showvirtualenv toggleglobalsitepackages virtualenvwrapper wipeenv workon
  precmd_functions=(${precmd_functions:#__molt_register})
}

if [[ -o interactive ]]; then
  precmd_functions+=(__molt_register)
  __molt_register
fi

# --- self-check -------------------------------------------------------------------------------------------------------

# Leaves in __molt_faults what keeps molt from working in this shell.
function __molt_find_faults {
  \builtin emulate -L zsh
  \builtin typeset -ga __molt_faults
  __molt_faults=()
  if [[ -o interactive && ( -z ${(M)precmd_functions:#__molt_hook} || -z ${(M)chpwd_functions:#__molt_hook} ) ]]; then
    __molt_faults+=('the hooks of zsh have lost __molt_hook: source molt.zsh at the end of ~/.zshrc')
  fi
  if [[ -z ${_OLD_VIRTUAL_PATH+set} && "$(\builtin typeset -f deactivate)" != *__molt_command* ]]; then
    __molt_faults+=('something else has defined deactivate: source molt.zsh after it')
  fi
}

# Says on stderr what keeps molt from working in this shell, a line each.
function __molt_check {
  \builtin emulate -L zsh
  \builtin local result=0
  __molt_has_exe || result=1
  __molt_find_faults
  (($#__molt_faults)) || return $result
  \builtin print -rlu2 -- "${(@)__molt_faults/#/molt: }"
  return 1
}
