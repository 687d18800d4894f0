import Diagnostics
import Reporting

/// `samverka explain CODE`: the help page of a finding.
enum ExplainCommand: Command {
  static let syntax = CommandSyntax(
    name: "explain",
    summary: "what a finding means, and what to do about it",
    description: """
      Prints the help page of a code: what it means, a script that has it and one that has not, how it \
      is computed, and when it is right to accept it. `samverka rules` lists the codes.
      """,
    files: .words("CODE"),
    options: [],
    examples: [
      .init(line: "samverka explain SV204", says: "What it means that a measure rewards silo work.")
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    var isFirst = true
    var status = ExitStatus.holds
    for word in arguments.files {
      guard let page = Page.named(word) else {
        console.complain(
          UsageProblem.unknownCode(word, known: Page.all.map { "\($0.code)" }).message)
        console.note("  = do:  samverka rules --all\n")
        status = .notChecked
        continue
      }
      if !isFirst { console.output += "\n" }
      isFirst = false
      PageWriter(style: console.style).write(page, to: &console.output)
    }
    return status
  }
}
