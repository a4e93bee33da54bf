# molt.bash - completion of molt's commands in bash
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# bash-completion loads this file at the first TAB after one of the commands, by its name or a link's; without that
# package, source it from ~/.bashrc. What a word can become is the program's business: `molt complete bash WORDS...`
# prints it.
#
# The build puts what follows into the hook file, too, which must stand alone: `molt init bash` prints nothing else.
# Whichever is loaded last is used, with the same result.
#
# Written for bash 3.2 and later.

# Splits the line up to the cursor into words and open_quote: COMP_WORDS keeps the quotes, and breaks at : and =.
__molt_split_line() {
  \builtin local line="${COMP_LINE:0:COMP_POINT}" char word='' started=0 i
  words=() open_quote=''
  for ((i = 0; i < ${#line}; i++)); do
    char=${line:i:1}
    case $open_quote$char in
      "''" | '""') open_quote='' ;;
      \' | \") open_quote=$char started=1 ;;
      \\ | \"\\) ((++i)) && word+=${line:i:1} started=1 ;;
      ' ' | $'\t' | $'\n')
        ((started)) && words+=("$word")
        word='' started=0
        ;;
      *) word+=$char started=1 ;;
    esac
  done
  words+=("$word")
}

# Sets candidate to what, typed within open_quote, means $1.
__molt_quote_candidate() {
  candidate=$1
  case $open_quote in
    '') \builtin printf -v candidate %q "$1" ;;
    \') candidate=${candidate//\'/\'\\\'\'} ;;
    \")
      candidate=${candidate//\\/\\\\}
      candidate=${candidate//\"/\\\"}
      candidate=${candidate//\$/\\\$}
      candidate=${candidate//\`/\\\`}
      ;;
  esac
}

# Leaves to bash what is its own: directories, files, another command line. $1 is the status of `molt complete`.
__molt_complete_instead() {
  \builtin local offset=1
  case $1 in
    3) \builtin compopt -o dirnames ;;
    4) \builtin compopt -o default ;;
    5)
      [[ ${words[0]} != molt ]] || offset=2
      if \builtin declare -F _command_offset >/dev/null; then # of bash-completion
        _command_offset "$offset"
      elif ((${#words[@]} - 1 == offset)); then
        lines=$(\builtin compgen -c -- "$word")
      else
        \builtin compopt -o default
      fi
      ;;
  esac
}

# The hook file knows the program by its path: an environment may hold another one of that name.
__molt_complete() {
  \builtin local words open_quote lines line word candidate done_part exe="${__molt_exe:-molt}"
  COMPREPLY=()
  \builtin type -P "$exe" >/dev/null || return 0
  __molt_split_line
  word=${words[${#words[@]} - 1]}
  # What the functions of virtualenvwrapper read counts whether it is exported or not.
  # shellcheck disable=SC2034
  lines=$(\builtin export WORKON_HOME PROJECT_HOME && \builtin exec "$exe" complete bash "${words[@]}") ||
    __molt_complete_instead "$?" 2>/dev/null || \builtin true
  # readline replaces only what follows the last : or =
  done_part=''
  if [[ -z $open_quote && $word == *[:=]* ]]; then \builtin printf -v done_part %q "${word%"${word##*[:=]}"}"; fi
  while [[ -n $lines ]]; do
    line=${lines%%$'\n'*} lines=${lines#"$line"}
    lines=${lines#$'\n'}
    __molt_quote_candidate "$line"
    COMPREPLY+=("${candidate#"$done_part"}")
  done
  if [[ ${COMPREPLY[0]-} == *[/=] ]]; then
    \builtin compopt -o nospace 2>/dev/null || \builtin true # not in bash 3.2
  fi
}

if [[ $- == *i* ]]; then
  __molt_names=(add2virtualenv allvirtualenv cdproject cdsitepackages cdvirtualenv cpvirtualenv deactivate
    lssitepackages lsvirtualenv mkproject mktmpenv mkvirtualenv molt mvvirtualenv rmvirtualenv setvirtualenvproject
    showvirtualenv toggleglobalsitepackages virtualenvwrapper wipeenv workon)
  if \builtin type compopt >/dev/null 2>&1; then
    \builtin complete -F __molt_complete "${__molt_names[@]}"
  else # bash 3.2: files are offered wherever there is no candidate
    \builtin complete -o default -F __molt_complete "${__molt_names[@]}"
  fi
  \builtin unset __molt_names
fi
