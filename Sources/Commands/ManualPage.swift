/// The manual page for `man samverka`, made of what the commands say of themselves.
enum ManualPage {
  /// The page in the macros of man(7).
  static func text(_ commands: [CommandSyntax], version: String) -> String {
    var page = """
      .\\" Made from the help of the commands.
      .TH SAMVERKA 1 "" "samverka \(version)" "Samverka"
      .SH NAME
      samverka \\- tell whether measures reward silos or joint work, and why
      .SH SYNOPSIS
      .B samverka
      .I COMMAND
      [\\fIOPTIONS\\fP] \\fIFILE\\fP
      .SH DESCRIPTION
      A script says who is involved, what they could do alone or together, and which figures they are
      held to. Samverka tells whether that rewards silos or joint work, why, and what would change it.
      Without a command, a session begins; a script on standard input is run.
      .SH COMMANDS

      """
    for command in commands { page += section(command) }
    page += ".SH OPTION OF COMMANDS THAT READ SCRIPTS\n" + entry(CommandSyntax.standardInputName)
    page += ".SH OPTIONS OF EVERY COMMAND\n"
    for option in CommandSyntax.common { page += entry(option) }
    page += ".SH EXIT STATUS\n"
    for status in ExitStatus.allCases {
      page += ".TP\n.B \(status.rawValue)\n\(escaped(status.meaning))\n"
    }
    return page
  }

  /// What a command does, its options and examples.
  private static func section(_ command: CommandSyntax) -> String {
    var text = ".SS samverka \(command.name) [OPTIONS] \(escaped(command.files.placeholder))\n"
    text += escaped(command.description) + "\n"
    for option in command.options { text += entry(option) }
    for example in command.examples {
      text += ".PP\n.EX\n  \(escaped(example.line))\n.EE\n.RS 4\n\(escaped(example.says))\n.RE\n"
    }
    return text
  }

  /// An option and what it does.
  private static func entry(_ option: CommandSyntax.Option) -> String {
    let value = option.value.map { " \\fI\(escaped($0.placeholder))\\fP" } ?? ""
    return ".TP\n\\fB\(escaped(option.name))\\fP\(value)\n\(escaped(option.help))\n"
  }

  /// A text in which nothing is a request, what stands between backticks in bold.
  private static func escaped(_ text: String) -> String {
    var result = ""
    var isBold = false
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "…": result += "..."
      case "'": result += "\\(aq"
      case "`":
        isBold.toggle()
        result += isBold ? "\\fB" : "\\fP"
      case "\n" where result.last == "\n": result += ".PP\n"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }
}
