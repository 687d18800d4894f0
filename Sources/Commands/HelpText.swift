import Reporting

/// The help of the program and of each command.
enum HelpText {
  /// What `samverka --help` says.
  static func overview(_ commands: [CommandSyntax]) -> String {
    var text = """
      samverka tells whether measures reward silos or joint work, and why.

      Usage: samverka COMMAND [OPTIONS] FILE

      Commands:

      """
    for command in commands { text += row(command.name, command.summary, 10) }
    text += """

      samverka COMMAND --help explains a command with examples.
      samverka --version tells the version.
      Without a command, a session begins; a script on standard input is run.


      """
    return text + exitTable
  }

  /// What `samverka COMMAND --help` says.
  static func page(_ command: CommandSyntax) -> String {
    var text = "samverka \(command.name): \(command.summary)\n\n"
    let files = command.files.placeholder
    text += "Usage: samverka \(command.name) [OPTIONS]\(files.isEmpty ? "" : " " + files)\n\n"
    text += wrapped(command.description) + "\n\nOptions:\n"
    for option in command.allOptions {
      let value = option.value.map { " " + $0.placeholder } ?? ""
      text += row(option.name + value, option.help, 30)
    }
    text += "\nExamples:\n"
    for example in command.examples {
      text += "  \(example.line)\n" + wrapped(example.says, first: 6, indent: 6) + "\n"
    }
    return text + "\n" + exitTable
  }

  /// What the exit status means.
  private static var exitTable: String {
    ExitStatus.allCases.reduce("Exit status:\n") { $0 + row(String($1.rawValue), $1.meaning, 5) }
  }

  /// A word and what it says beside it, below it where the word is too long.
  private static func row(_ word: String, _ text: String, _ width: Int) -> String {
    let lines = wrapped(text, first: width + 2, indent: width + 2)
    let head = "  " + word
    if head.count > width { return head + "\n" + lines + "\n" }
    return head + lines.dropFirst(head.count) + "\n"
  }
}
