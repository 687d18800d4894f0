# Completion of samverka for bash, made from the help of the commands.
_samverka() {
  local word="${COMP_WORDS[COMP_CWORD]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "verdict check run repair gaps compare diff test merge fmt explain rules repl init help --help --version" -- "$word"))
    return
  fi
  case "${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}" in
    "help help") words="verdict check run repair gaps compare diff test merge fmt explain rules repl init" ;;
    "verdict --format") words="human json" ;;
    "verdict --color") words="auto always never" ;;
    "check --format") words="human json jsonl sarif github gitlab junit" ;;
    "check --fail-on") words="error warning note" ;;
    "check --color") words="auto always never" ;;
    "run --format") words="human json" ;;
    "run --color") words="auto always never" ;;
    "repair --by") words="rates payments both" ;;
    "repair --format") words="human json" ;;
    "repair --color") words="auto always never" ;;
    "gaps --format") words="human json" ;;
    "gaps --color") words="auto always never" ;;
    "compare --format") words="human json markdown" ;;
    "compare --color") words="auto always never" ;;
    "diff --format") words="human markdown json" ;;
    "diff --color") words="auto always never" ;;
    "test --format") words="human json junit" ;;
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
      gaps) words="--scenario --format --stdin-name --color --help" ;;
      compare) words="--format --stdin-name --color --help" ;;
      diff) words="--format --exit-code --stdin-name --color --help" ;;
      test) words="--format --stdin-name --color --help" ;;
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
