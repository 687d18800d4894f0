/// What completes a command line in a shell, made of what the commands say of themselves.
enum Completions {
  /// For bash: a word of the command line, where none is known a file.
  static func bash(_ commands: [CommandSyntax]) -> String {
    let names = commands.map(\.name).joined(separator: " ")
    var values = ""
    var options = ""
    for command in commands {
      for option in command.allOptions {
        values +=
          bash(option.value).map { "    \"\(command.name) \(option.name)\") \($0) ;;\n" } ?? ""
      }
      options += "      \(command.name)) words=\""
      options += command.allOptions.map(\.name).joined(separator: " ") + "\" ;;\n"
    }
    return """
      # Completion of samverka for bash, made from the help of the commands.
      _samverka() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(names) help --help --version" -- "$word"))
          return
        fi
        # In --format=json the sign is a word of its own.
        if [ "$word" = "=" ]; then
          word=""
        elif [ "$before" = "=" ]; then
          before="${COMP_WORDS[COMP_CWORD-2]}"
        fi
        case "${COMP_WORDS[1]} $before" in
          "help help") words="\(names)" ;;
      \(values)  esac
        if [ -z "$words" ] && [[ "$word" == -* ]]; then
          case "${COMP_WORDS[1]}" in
      \(options)    esac
        fi
        COMPREPLY=($(compgen -W "$words" -- "$word"))
      }
      complete -o default -F _samverka samverka

      """
  }

  /// For zsh, with what commands and options do beside them.
  static func zsh(_ commands: [CommandSyntax]) -> String {
    var text = """
      #compdef samverka
      # Completion of samverka for zsh, made from the help of the commands.
      _samverka() {
        if (( CURRENT == 2 )); then
          local -a commands=(

      """
    for command in commands {
      text += "      '\(command.name):\(quoted(command.summary))'\n"
    }
    text += """
          )
          _describe command commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in

      """
    for command in commands {
      text += "    \(command.name))\n      _arguments"
      for option in command.allOptions {
        text += " \\\n        '*\(option.name)[\(quoted(option.help))]\(zsh(option.value))'"
      }
      text += " \\\n        '*:file:_files'\n      ;;\n"
    }
    text +=
      "    help)\n      _arguments ':command:(\(commands.map(\.name).joined(separator: " ")))'\n"
    text += "      ;;\n"
    return text + "  esac\n}\n_samverka \"$@\"\n"
  }

  /// For fish, with what commands and options do beside them.
  static func fish(_ commands: [CommandSyntax]) -> String {
    var text = "# Completion of samverka for fish, made from the help of the commands.\n"
    for command in commands {
      text += "complete -c samverka -n __fish_use_subcommand -f -a \(command.name)"
      text += " -d '\(fishQuoted(command.summary))'\n"
    }
    text += "complete -c samverka -n '__fish_seen_subcommand_from help' -f -a"
    text += " '\(commands.map(\.name).joined(separator: " "))'\n"
    for command in commands {
      for option in command.allOptions {
        text += "complete -c samverka -n '__fish_seen_subcommand_from \(command.name)'"
        text += " -l \(option.name.dropFirst(2))\(fish(option.value))"
        text += " -d '\(fishQuoted(option.help))'\n"
      }
    }
    return text
  }

  /// What is done for the value of an option in bash; nil where files are offered.
  private static func bash(_ value: CommandSyntax.Value?) -> String? {
    switch value {
    case nil, .file: nil
    case .any, .date: "compopt +o default 2>/dev/null; return"
    case .oneOf(let words): "words=\"\(words.joined(separator: " "))\""
    }
  }

  /// The value of an option for zsh.
  private static func zsh(_ value: CommandSyntax.Value?) -> String {
    switch value {
    case nil: ""
    case .file(let word): ":\(quoted(word)):_files"
    case .any(let word): ":\(quoted(word)):"
    case .date: ":DATE:"
    case .oneOf(let words): ":value:(\(words.joined(separator: " ")))"
    }
  }

  /// The value of an option for fish.
  private static func fish(_ value: CommandSyntax.Value?) -> String {
    switch value {
    case nil: ""
    case .file: " -r"
    case .any, .date: " -x"
    case .oneOf(let words): " -x -a '\(words.joined(separator: " "))'"
    }
  }

  /// A text between single quotation marks of zsh, in which no colon or bracket ends it.
  private static func quoted(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\", ":", "[", "]": result += "\\" + String(character)
      case "'": result += "'\\''"
      default: result.append(character)
      }
    }
  }

  /// A text between single quotation marks of fish.
  private static func fishQuoted(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character == "\\" || character == "'" { result += "\\" }
      result.append(character)
    }
  }
}
