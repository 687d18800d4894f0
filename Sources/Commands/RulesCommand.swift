import Diagnostics
import Reporting

/// `samverka rules`: the codes of findings.
enum RulesCommand: Command {
  /// For people or for programs.
  private enum Format: String, CaseIterable {
    case human, json
  }

  static let syntax = CommandSyntax(
    name: "rules",
    summary: "what scripts are judged by, a line for each code",
    description: """
      Lists the codes of warnings and notes with what holds where they are not found, and with `--all` \
      those of errors too. `samverka explain CODE` tells more about one.
      """,
    files: .none,
    options: [
      .init(
        "--format", .oneOf(Format.allCases.map(\.rawValue)),
        "for people or for programs (default: human)"),
      .init("--all", nil, "errors too"),
    ],
    examples: [
      .init(line: "samverka rules", says: "What a script is judged by."),
      .init(line: "samverka rules --format json --all", says: "Every code, for a program."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    let pages = Page.all.filter { arguments.has("--all") || $0.severity < .error }
    let writer = PageWriter(style: console.style)
    switch arguments.choice("--format") ?? Format.human {
    case .human: writer.writeList(pages, to: &console.output)
    case .json: writer.writeJSON(pages, to: &console.output)
    }
    return .holds
  }
}
