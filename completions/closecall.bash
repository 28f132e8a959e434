# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# bash completion for closecall.  Commands and options are what `--help` says, so
# there is no list here to keep in step.

_closecall_commands() { # PROGRAM
  "$1" --help 2>/dev/null | sed -n '/^SUBCOMMANDS/,/^OPTIONS/s/^  \([a-z-]*\) *- .*/\1/p'
}

_closecall_options() { # PROGRAM COMMAND...
  "$@" --help 2>/dev/null | sed -n 's/^  \(--*[a-z-]*\)\(\[\{0,1\}=\{0,1\}\).*/\1\2/p' | tr -d '[' | sort -u
}

_closecall() {
  local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command= word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      -* | =) ;;
      *) command=$word; break ;;
    esac
  done
  COMPREPLY=()
  # readline takes '=' for the end of a word.
  if [[ $current == "=" ]]; then
    current=
  elif [[ $previous == "=" ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  elif [[ $previous != -p && $previous != -o ]]; then
    previous=
  fi
  case $previous in
    --format) mapfile -t COMPREPLY < <(compgen -W "text json sarif gitlab github rdjson junit html" -- "$current"); return ;;
    --color) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$current"); return ;;
    --checks) mapfile -t COMPREPLY < <(compgen -W "$("$program" list 2>/dev/null | sed 's/ .*//')" -- "$current"); return ;;
    --diff) mapfile -t COMPREPLY < <(compgen -W "$(git for-each-ref --format='%(refname:short)' 2>/dev/null)" -- "$current"); return ;;
    -p | --cache-dir) mapfile -t COMPREPLY < <(compgen -d -- "$current"); compopt -o filenames; return ;;
    -*) mapfile -t COMPREPLY < <(compgen -f -- "$current"); compopt -o filenames; return ;;
  esac
  if [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_closecall_commands "$program") --help --version" -- "$current")
  elif [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_closecall_options "$program" "$command")" -- "$current")
    if [[ ${COMPREPLY[0]-} == *= ]]; then compopt -o nospace; fi
  elif [[ $command == explain ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$("$program" list 2>/dev/null | sed 's/ .*//')" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    compopt -o filenames
  fi
}

complete -F _closecall closecall closecall-22 closecall-19 closecall-16 closecall-14
