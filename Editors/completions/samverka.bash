# Completion of samverka for bash, made from the help of the commands.
_samverka() {
  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "verdict check run repair gaps compare diff test merge fmt explain rules repl init help --help --version" -- "$word"))
    return
  fi
  # In --format=json the sign is a word of its own.
  if [ "$word" = "=" ]; then
    word=""
  elif [ "$before" = "=" ]; then
    before="${COMP_WORDS[COMP_CWORD-2]}"
  fi
  case "${COMP_WORDS[1]} $before" in
    "help help") words="verdict check run repair gaps compare diff test merge fmt explain rules repl init" ;;
    "verdict --as-of") compopt +o default 2>/dev/null; return ;;
    "verdict --scenario") compopt +o default 2>/dev/null; return ;;
    "verdict --format") words="human json" ;;
    "verdict --color") words="auto always never" ;;
    "check --format") words="human json jsonl sarif github gitlab junit" ;;
    "check --jobs") compopt +o default 2>/dev/null; return ;;
    "check --shard") compopt +o default 2>/dev/null; return ;;
    "check --fail-on") words="error warning note" ;;
    "check --as-of") compopt +o default 2>/dev/null; return ;;
    "check --color") words="auto always never" ;;
    "run --as-of") compopt +o default 2>/dev/null; return ;;
    "run --format") words="human json" ;;
    "run --color") words="auto always never" ;;
    "repair --as-of") compopt +o default 2>/dev/null; return ;;
    "repair --scenario") compopt +o default 2>/dev/null; return ;;
    "repair --activity") compopt +o default 2>/dev/null; return ;;
    "repair --by") words="rates payments both" ;;
    "repair --margin") compopt +o default 2>/dev/null; return ;;
    "repair --format") words="human json" ;;
    "repair --color") words="auto always never" ;;
    "gaps --as-of") compopt +o default 2>/dev/null; return ;;
    "gaps --scenario") compopt +o default 2>/dev/null; return ;;
    "gaps --format") words="human json" ;;
    "gaps --color") words="auto always never" ;;
    "compare --format") words="human json markdown" ;;
    "compare --as-of") compopt +o default 2>/dev/null; return ;;
    "compare --color") words="auto always never" ;;
    "diff --format") words="human markdown json" ;;
    "diff --as-of") compopt +o default 2>/dev/null; return ;;
    "diff --color") words="auto always never" ;;
    "test --format") words="human json junit" ;;
    "test --as-of") compopt +o default 2>/dev/null; return ;;
    "test --color") words="auto always never" ;;
    "merge --format") words="human json jsonl sarif github gitlab junit" ;;
    "merge --color") words="auto always never" ;;
    "fmt --color") words="auto always never" ;;
    "explain --color") words="auto always never" ;;
    "rules --format") words="human json" ;;
    "rules --color") words="auto always never" ;;
    "repl --color") words="auto always never" ;;
    "init --color") words="auto always never" ;;
  esac
  if [ -z "$words" ] && [[ "$word" == -* ]]; then
    case "${COMP_WORDS[1]}" in
      verdict) words="--as-of --scenario --format --full --stdin-name --color --help" ;;
      check) words="--format --output --baseline --write-baseline --prune-baseline --jobs --shard --fix --watch --fail-on --as-of --stdin-name --color --help" ;;
      run) words="--as-of --format --stdin-name --color --help" ;;
      repair) words="--as-of --scenario --activity --by --margin --format --stdin-name --color --help" ;;
      gaps) words="--as-of --scenario --format --stdin-name --color --help" ;;
      compare) words="--format --as-of --stdin-name --color --help" ;;
      diff) words="--format --as-of --exit-code --stdin-name --color --help" ;;
      test) words="--format --as-of --stdin-name --color --help" ;;
      merge) words="--format --output --stdin-name --color --help" ;;
      fmt) words="--check --diff --stdin-name --color --help" ;;
      explain) words="--color --help" ;;
      rules) words="--format --all --color --help" ;;
      repl) words="--stdin-name --color --help" ;;
      init) words="--color --help" ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _samverka samverka
