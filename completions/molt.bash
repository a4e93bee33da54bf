# molt.bash - completion of molt's commands in bash
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# bash-completion loads this file at the first TAB after one of the commands, by its name or a link's; without that
# package, source it from ~/.bashrc. What a word can become is the program's business: `molt complete bash WORDS...`
# prints it.
#
# The hook file, shell/molt.bash, completes the same commands in the same way, for it must stand alone: `molt init bash`
# prints nothing else. This file needs no hook file. Whichever is loaded last is used, with the same functions and the
# same result.
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

# The hook file knows the program by its path: an environment may hold another one of that name.
__molt_complete() {
  \builtin local words open_quote lines line word candidate done_part exe="${__molt_exe:-molt}"
  COMPREPLY=()
  \builtin type "$exe" >/dev/null 2>&1 || return 0
  __molt_split_line
  # No redirection within $( ): bash would fork twice.
  IFS=$'\n' \builtin read -r -d '' -a lines <<<"$("$exe" complete bash "${words[@]}")"
  word=${words[${#words[@]} - 1]}
  # readline replaces only what follows the last : or =
  done_part=''
  if [[ -z $open_quote && $word == *[:=]* ]]; then \builtin printf -v done_part %q "${word%"${word##*[:=]}"}"; fi
  for line in ${lines[@]+"${lines[@]}"}; do
    __molt_quote_candidate "$line"
    COMPREPLY+=("${candidate#"$done_part"}")
  done
  if [[ ${COMPREPLY[0]-} == *[/=] ]]; then \builtin compopt -o nospace 2>/dev/null; fi
  return 0
}

# Where there is no candidate, -o default completes files: after these commands they make sense.
\builtin complete -o default -F __molt_complete add2virtualenv allvirtualenv cpvirtualenv mkproject mktmpenv \
  mkvirtualenv molt setvirtualenvproject
\builtin complete -F __molt_complete cdproject cdsitepackages cdvirtualenv deactivate lssitepackages lsvirtualenv \
  mvvirtualenv rmvirtualenv showvirtualenv toggleglobalsitepackages virtualenvwrapper wipeenv workon
