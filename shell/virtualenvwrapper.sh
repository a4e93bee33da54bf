# virtualenvwrapper.sh - for rc files that source virtualenvwrapper.sh: the same commands, by molt
# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2088
#
# bash and zsh. It sources molt.bash or molt.zsh, which stands beside it, exports what virtualenvwrapper exports, and defines
# the small functions that user hooks and plugins call. No process is started.

# --- guard ------------------------------------------------------------------------------------------------------------

# zsh's own way to name this file is no syntax of bash, hence eval.
if [[ -n ${ZSH_VERSION-} ]]; then
  \builtin eval '__molt_script=${(%):-%x}'
else
  __molt_script=${BASH_SOURCE[0]-}
fi
case $__molt_script in
  /*) ;;
  *) __molt_script=$PWD/$__molt_script ;;
esac

# --- what virtualenvwrapper exports -------------------------------------------------------------------------------------

WORKON_HOME=${WORKON_HOME:-${HOME-}/.virtualenvs}
case $WORKON_HOME in
  /*) ;;
  '~' | '~/'*) WORKON_HOME=${HOME-}${WORKON_HOME#'~'} ;;
  *) WORKON_HOME=${HOME-}/$WORKON_HOME ;;
esac
VIRTUALENVWRAPPER_HOOK_DIR=${VIRTUALENVWRAPPER_HOOK_DIR:-$WORKON_HOME}
VIRTUALENVWRAPPER_PROJECT_FILENAME=${VIRTUALENVWRAPPER_PROJECT_FILENAME:-.project}
VIRTUALENVWRAPPER_WORKON_CD=${VIRTUALENVWRAPPER_WORKON_CD:-1}
VIRTUALENVWRAPPER_SCRIPT=$__molt_script
# shellcheck disable=SC2034
\builtin export WORKON_HOME VIRTUALENVWRAPPER_HOOK_DIR VIRTUALENVWRAPPER_PROJECT_FILENAME VIRTUALENVWRAPPER_WORKON_CD VIRTUALENVWRAPPER_SCRIPT
# shellcheck disable=SC2034
VIRTUALENVWRAPPER_ENV_BIN_DIR=bin

# --- the commands ---------------------------------------------------------------------------------------------------------

# shellcheck source=/dev/null
if [[ -n ${ZSH_VERSION-} ]]; then
  \builtin source "${__molt_script%/*}/molt.zsh"
else
  \builtin source "${__molt_script%/*}/molt.bash"
fi

# --- functions that hooks and plugins call (virtualenvwrapper's names and statuses) ---------------------------------------

virtualenvwrapper_cd() { __molt_cd "$@"; }

virtualenvwrapper_show_workon_options() { __molt_direct lsvirtualenv -b; }

virtualenvwrapper_verify_workon_home() {
  [[ -d $WORKON_HOME ]] && return 0
  [[ ${1-} == -q ]] || \builtin printf 'NOTE: Virtual environments directory %s does not exist. Creating...\n' "$WORKON_HOME" >&2
  \command mkdir -p -- "$WORKON_HOME"
}

virtualenvwrapper_verify_workon_environment() {
  [[ -d $WORKON_HOME/${1-} ]] && return 0
  \builtin printf "ERROR: Environment '%s' does not exist. Create it with 'mkvirtualenv %s'.\n" "${1-}" "${1-}" >&2
  return 1
}

virtualenvwrapper_verify_active_environment() {
  [[ -n ${VIRTUAL_ENV-} && -d $VIRTUAL_ENV ]] && return 0
  \builtin printf 'ERROR: no virtualenv active, or active virtualenv is missing\n' >&2
  return 1
}

virtualenvwrapper_verify_project_home() {
  if [[ -z ${PROJECT_HOME-} ]]; then
    [[ ${1-} == -q ]] ||
      \builtin printf 'ERROR: Set the PROJECT_HOME shell variable to the name of the directory where projects should be created.\n' >&2
    return 1
  fi
  [[ -d $PROJECT_HOME ]] && return 0
  [[ ${1-} == -q ]] ||
    \builtin printf "ERROR: Project directory '%s' does not exist.  Create it or set PROJECT_HOME to an existing directory.\n" "$PROJECT_HOME" >&2
  return 1
}

virtualenvwrapper_verify_resource() {
  \builtin command -v -- "$1" >/dev/null && return 0
  \builtin printf 'ERROR: virtualenvwrapper could not find %s in your path\n' "$1" >&2
  return 1
}

# molt needs neither program.
virtualenvwrapper_verify_virtualenv() { return 0; }
virtualenvwrapper_verify_virtualenv_clone() { return 0; }

# By the text alone, as Python's abspath does it: no link is followed.
virtualenvwrapper_absolutepath() {
  \builtin local rest="${1-}/" part result=''
  [[ -n ${1-} ]] || return 1
  [[ $rest == /* ]] || rest=$PWD/$rest
  while [[ -n $rest ]]; do
    part=${rest%%/*} rest=${rest#*/}
    case $part in
      '' | .) ;;
      ..) result=${result%/*} ;;
      *) result=$result/$part ;;
    esac
  done
  \builtin printf '%s\n' "${result:-/}"
}

# "~", $NAME and ${NAME}; a variable that is not set stays as it was typed.
virtualenvwrapper_expandpath() {
  \builtin local text="${1-}" result='' name typed value
  case $text in '~' | '~/'*) text=${HOME-}${text#'~'} ;; esac
  while [[ $text == *'$'* ]]; do
    result=$result${text%%'$'*} text=${text#*'$'}
    name=${text%%[!A-Za-z0-9_]*}
    typed=$name
    if [[ $text == '{'*'}'* ]]; then
      name=${text#'{'} name=${name%%'}'*}
      typed="{$name}"
    fi
    value='$'$typed
    case $name in
      '' | [0-9]* | *[!A-Za-z0-9_]*) ;;
      *) \builtin eval "value=\${$name-\$value}" ;;
    esac
    result=$result$value text=${text#"$typed"}
  done
  virtualenvwrapper_absolutepath "$result$text"
}

virtualenvwrapper_derive_workon_home() { \builtin printf '%s\n' "$WORKON_HOME"; }

virtualenvwrapper_tempfile() {
  \command mktemp "${TMPDIR:-/tmp}/virtualenvwrapper-${1:-hook}-XXXXXXXXXX" && return 0
  \builtin printf 'ERROR: virtualenvwrapper could not create a temporary file name.\n' >&2
  return 1
}

virtualenvwrapper_mktemp() { \command mktemp "$@"; }

virtualenvwrapper_get_python_version() {
  "${VIRTUAL_ENV-}/bin/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'
}

virtualenvwrapper_get_site_packages_dir() {
  "${VIRTUAL_ENV-}/bin/python" -c 'import sysconfig; print(sysconfig.get_path("platlib"))'
}

virtualenvwrapper_mkvirtualenv_help() { __molt_direct mkvirtualenv --help; }
virtualenvwrapper_workon_help() { __molt_direct workon --help; }
virtualenvwrapper_mkproject_help() { __molt_direct mkproject --help; }

_lsvirtualenv_usage() { __molt_direct lsvirtualenv --help || \builtin true; }
_virtualenvwrapper_version() { __molt_direct --version; }

# molt completes as soon as its hook file is sourced.
virtualenvwrapper_setup_tab_completion() { return 0; }

# EVENT is virtualenvwrapper's: pre_activate, post_mkvirtualenv, project.pre_mkproject, ...
virtualenvwrapper_run_hook() {
  \builtin local name="$1" event="${1#project.}" script
  \builtin shift
  script=${event%%_*}${event#*_}
  case $event in
    initialize | post_activate | pre_deactivate | post_deactivate | post_mkvirtualenv | post_cpvirtualenv | post_mkproject)
      [[ $event != initialize ]] || script=initialize
      if [[ -f $VIRTUALENVWRAPPER_HOOK_DIR/$script ]]; then
        __molt_source "$VIRTUALENVWRAPPER_HOOK_DIR/$script" "$name" "$@" || \builtin true
      fi
      ;;
    get_env_details) __molt_direct run-hook get_env_details "$WORKON_HOME/${1-}" "$@" ;;
    pre_activate) __molt_direct run-hook preactivate "$WORKON_HOME/${1-}" "$@" ;;
    *) __molt_direct run-hook "$script" '' "$@" ;;
  esac
}

virtualenvwrapper_initialize() {
  virtualenvwrapper_verify_workon_home -q || return 1
  virtualenvwrapper_run_hook initialize
}

\builtin unset __molt_script
