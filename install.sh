#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Builds molt and installs it, then does its main job once in every shell it finds; see usage() below.

set -eu
# What cd prints under CDPATH would become part of the directory.
unset CDPATH
source_dir=$(cd -- "$(dirname -- "$0")" && pwd)
build_dir=$source_dir/build/release
log=$build_dir/install.log

usage() {
  cat <<'USAGE'
usage: ./install.sh [--rc] [--uninstall] [--help]

Installs what the build needs (Debian: apt-get, with sudo for an ordinary user), builds molt and installs
it to ~/.local; PREFIX=DIR ./install.sh takes another place. Then it prints the line for the rc file of
each shell, and tries molt in a temporary HOME.

  --rc          add the line to the rc file of your login shell; a copy of the file is kept
  --uninstall   remove what was installed, and the line from the rc files
  --help        print this
USAGE
}

say() { printf '%s\n' "$*"; }

fail() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

# --- what the build needs ---------------------------------------------------------------------------------------------

has() { command -v "$1" >/dev/null 2>&1; }

missing_packages() {
  has g++ || has clang++ || say g++
  has cmake || say cmake
  has make || has ninja || say make
  has python3 || say python3
  python3 -c 'import ensurepip' 2>/dev/null || say python3-venv
  while read -r header package; do
    [ -e "/usr/include/$header" ] || [ -e "/usr/local/include/$header" ] || say "$package"
  done <<'HEADERS'
CLI/CLI.hpp libcli11-dev
toml++/toml.h libtomlplusplus-dev
fmt/core.h libfmt-dev
libdeflate.h libdeflate-dev
HEADERS
}

install_packages() {
  missing=$(missing_packages | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  if ! has apt-get; then
    # CMake fetches the libraries by itself where they are not installed.
    say "Without apt-get nothing is installed here. Debian's names of what is not found: $missing"
    say 'If the build stops, install that by hand: compiler, cmake, make and python3 must be there.'
    return 0
  fi
  as_root=
  if [ "$(id -u)" != 0 ]; then
    has sudo || fail "as root, or with sudo, install this first: apt-get install $missing"
    as_root=sudo
  fi
  say "Installing $missing"
  # shellcheck disable=SC2086  # lists of words
  {
    $as_root apt-get -qq update &&
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing
  } >"$log" 2>&1 || fail_with_log 'the packages could not be installed'
}

# --- build and install ------------------------------------------------------------------------------------------------

fail_with_log() {
  tail -n 30 "$log" >&2
  fail "$1; $log has all of it"
}

# What a failed attempt found, a compiler that does not work, say, must not stand in the way of the next.
configure() {
  cmake -S "$source_dir" -B "$build_dir" -DCMAKE_BUILD_TYPE=Release -DMOLT_TESTS=OFF && return
  rm -f "$build_dir/CMakeCache.txt"
  return 1
}

build() {
  say "Building in $build_dir"
  {
    configure &&
      cmake --build "$build_dir" --parallel "$(getconf _NPROCESSORS_ONLN)"
  } >"$log" 2>&1 || fail_with_log 'the build failed'
}

install_files() {
  say "Installing to $prefix"
  cmake --install "$build_dir" --prefix "$prefix" >"$log" 2>&1 || fail_with_log "nothing could be installed to $prefix"
  # Beside what it lists, so that --uninstall works without the build directory.
  cp "$build_dir/install_manifest.txt" "$share/install_manifest.txt"
}

# The directory and those above it, as far as they are empty and below PREFIX/share.
remove_empty_directories() {
  case $1 in
    "$prefix/share/"*) (cd -- "$prefix/share" && rmdir -p -- "${1#"$prefix/share/"}") 2>/dev/null || true ;;
  esac
}

uninstall_files() {
  manifest=$share/install_manifest.txt
  [ -f "$manifest" ] || fail "molt is not installed in $prefix"
  while IFS= read -r file || [ -n "$file" ]; do
    rm -f -- "$file"
    remove_empty_directories "$(dirname -- "$file")"
  done <"$manifest"
  rm -f -- "$manifest"
  remove_empty_directories "$share"
  say "Removed molt from $prefix"
}

# --- the rc line of each shell ----------------------------------------------------------------------------------------

is_plain() { case $1 in *[!A-Za-z0-9_./+-]*) return 1 ;; esac }

# The path as one word of a shell; each line of sed is that shell's rule for single quotes.
quoted() {
  case $1 in
    bash | zsh) is_plain "$2" || { say "'$(say "$2" | sed "s/'/'\\\\''/g")'" && return; } ;;
    fish) is_plain "$2" || { say "'$(say "$2" | sed "s/[\\\\']/\\\\&/g")'" && return; } ;;
    csh) is_plain "$2" || { say "'$(say "$2" | sed "s/'/'\\\\''/g; s/!/\\\\!/g")'" && return; } ;;
    powershell) say "'$(say "$2" | sed "s/'/&&/g; s/‘/&&/g; s/’/&&/g; s/‚/&&/g; s/‛/&&/g")'" && return ;;
  esac
  say "$2"
}

rc_line() {
  case $1 in
    bash | zsh | fish) say "source $(quoted "$1" "$share/molt.$1")" ;;
    csh)
      case $prefix in
        "$HOME/.local" | /usr/local | /usr) ;; # where molt.csh looks by itself
        *) printf 'set __molt_exe = %s; ' "$(quoted csh "$prefix/bin/molt")" ;;
      esac
      say "source $(quoted csh "$share/molt.csh")"
      ;;
    powershell) say ". $(quoted powershell "$share/molt.ps1")" ;;
  esac
}

# The line, and how people write it by hand where molt is below their HOME.
rc_lines() {
  rc_line "$1"
  case $share in
    "$HOME"/*) is_plain "${share#"$HOME"}" || return 0 ;;
    *) return 0 ;;
  esac
  case $1 in powershell) file=molt.ps1 ;; *) file=molt.$1 ;; esac
  for command in source .; do
    # shellcheck disable=SC2016  # as it is written there
    for home in '~' '$HOME' '"$HOME"' '${HOME}' '"${HOME}"'; do say "$command $home${share#"$HOME"}/$file"; done
    # shellcheck disable=SC2016
    say "$command \"\$HOME${share#"$HOME"}/$file\""
  done
}

rc_file() {
  config=${XDG_CONFIG_HOME:-$HOME/.config}
  case $1 in
    bash) say "$HOME/.bashrc" ;;
    zsh) say "${ZDOTDIR:-$HOME}/.zshrc" ;;
    fish) say "$config/fish/config.fish" ;;
    csh)
      # tcsh reads ~/.cshrc only where there is no ~/.tcshrc: making one would hide the other.
      if [ -e "$HOME/.tcshrc" ]; then say "$HOME/.tcshrc"; else say "$HOME/.cshrc"; fi
      ;;
    powershell) say "$config/powershell/profile.ps1" ;;
  esac
}

login_shell() {
  case ${SHELL:-} in
    */bash) say bash ;;
    */zsh) say zsh ;;
    */fish) say fish ;;
    */tcsh | */csh | */bsd-csh) say csh ;;
    */pwsh) say powershell ;;
    *) fail "--rc: '${SHELL:-}' (SHELL) is no shell molt knows" ;;
  esac
}

print_rc_lines() {
  say 'Put the line of your shell at the end of its rc file (./install.sh --rc does it for the login shell):'
  for shell in bash zsh fish csh powershell; do
    rc=$(rc_file "$shell")
    case $rc in "$HOME"/*) rc="~${rc#"$HOME"}" ;; esac
    printf '  %-32s  %s\n' "$rc" "$(rc_line "$shell")"
  done
}

add_rc_line() {
  shell=$(login_shell)
  rc=$(rc_file "$shell")
  line=$(rc_line "$shell")
  if [ -f "$rc" ] && grep -qxF -- "$line" "$rc"; then
    say "$rc has the line already"
    return
  fi
  mkdir -p -- "$(dirname -- "$rc")"
  if [ -e "$rc" ]; then
    cp -p -- "$rc" "$rc.before-molt"
    [ -z "$(tail -c 1 "$rc")" ] || say >>"$rc"
  fi
  say "$line" >>"$rc"
  say "Added to $rc: $line"
}

# The copy goes when it holds nothing that the file does not; a file that the line alone made goes with it.
drop_copy() {
  if [ ! -e "$1.before-molt" ]; then
    [ -s "$1" ] || rm -f -- "$1"
  elif { cat "$1.before-molt" && say; } | cmp -s - "$1"; then # its last line had no newline
    cat "$1.before-molt" >"$1"
    rm -f -- "$1.before-molt"
  elif cmp -s "$1.before-molt" "$1"; then
    rm -f -- "$1.before-molt"
  fi
}

# Takes lines out of a file, by bytes. Written through, not replaced: an rc file may be a link into somebody's dotfiles. Nothing is
# written unless all the other lines are there to write: grep can leave out what it takes for binary, and a disk can be full.
remove_lines() {
  count=$(LC_ALL=C grep -cxF -e "$2" -- "$1") || return 0
  rest=$(mktemp) || fail 'there is no place for a temporary file'
  LC_ALL=C grep -vxF -e "$2" -- "$1" >"$rest" || true
  if [ $(($(wc -l <"$rest") + count)) -ne "$(LC_ALL=C grep -c -e '' -- "$1")" ]; then
    rm -f -- "$rest"
    say "Could not take molt's line out of $1; remove it by hand."
    return
  fi
  cat "$rest" >"$1" || fail "$1 could not be written; all of it but molt's line is in $rest"
  rm -f -- "$rest"
  drop_copy "$1"
  say "Removed the line from $1"
}

remove_rc_lines() {
  for shell in bash zsh fish csh powershell; do
    rc=$(rc_file "$shell")
    [ ! -f "$rc" ] || remove_lines "$rc" "$(rc_lines "$shell")"
  done
}

# --- main -------------------------------------------------------------------------------------------------------------

with_rc=no action=install
for word in "$@"; do
  case $word in
    --rc) with_rc=yes ;;
    --uninstall) action=uninstall ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done

[ -n "${HOME:-}" ] || fail 'HOME is not set'
prefix=${PREFIX:-$HOME/.local}
case $prefix in
  *'
'*) fail 'PREFIX has a newline in it' ;;
  /*) ;;
  *) prefix=$PWD/$prefix ;;
esac
share=$prefix/share/molt

if [ "$action" = uninstall ]; then
  uninstall_files
  remove_rc_lines
  say 'Your environments, and what molt remembers in ~/.local/state/molt, stay.'
  exit 0
fi

mkdir -p -- "$build_dir"
install_packages
build
install_files
say 'Trying it in a temporary HOME, in every shell there is:'
python3 "$source_dir/tests/shell/main_job.py" "$prefix" || fail 'a shell failed: this installation is not sound'
if [ "$with_rc" = yes ]; then add_rc_line; else print_rc_lines; fi
