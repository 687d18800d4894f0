import Analysis
import Arithmetic
import Diagnostics
import Driver
import Reporting

/// `samverka repair FILE`: the smallest changes that make the best plan hold by itself.
enum RepairCommand: Command {
  /// The forms the repairs are written in.
  private enum Format: String, CaseIterable {
    case human, json
  }

  static let syntax = CommandSyntax(
    name: "repair",
    summary: "find the smallest changes that make joint work hold by itself",
    description: """
      Prints the smallest changes after which nobody earns more by leaving the best plan: what \
      parties are held to, payments between them, and what else the script can change. Each is \
      applied to a copy and judged again before it is shown, and printed as lines to paste.
      """,
    files: .one,
    options: [
      CommandSyntax.asOf,
      .init("--scenario", .any("NAME"), "the scenario to repair (default: base)"),
      .init("--activity", .any("NAME"), "repair only what this activity needs"),
      .init(
        "--by", .oneOf(Repair.Kind.allCases.map(\.rawValue)),
        "what to change (default: both, and whatever else does it)"),
      .init(
        "--margin", .any("N"),
        "how far to stay from a tie, in money an hour (default: 1; 0 rests on ties)"),
      .init(
        "--format", .oneOf(Format.allCases.map(\.rawValue)),
        "for people or for programs (default: human)"),
    ],
    examples: [
      .init(
        line: "samverka repair Examples/discharge.samverka",
        says: "What would make the best plan of the script hold."),
      .init(
        line: "samverka repair --by rates --margin 0 Examples/discharge.samverka",
        says: "The smallest change of what parties are held to, a tie at worst."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    guard let margin = margin(arguments, console) else { return .notChecked }
    do throws(JudgedScenario.Refusal) {
      let judged = try JudgedScenario(arguments, console, help: help) {
        arguments.value(of: "--activity") == nil
          ? $0.verdictToRepair(on: $1) : $0.checkedVerdict(on: $1)
      }
      return show(judged, margin, arguments, &console)
    } catch {
      return error.status
    }
  }

  /// Shows the repair of a scenario, or of one activity of it.
  private static func show(
    _ judged: JudgedScenario, _ margin: Rational, _ arguments: Arguments,
    _ console: inout Console
  ) -> ExitStatus {
    let (pipeline, verdict) = (judged.pipeline, judged.verdict)
    var activity: Int?
    if let wanted = arguments.value(of: "--activity") {
      let names = verdict.model.activities.map(\.id.name)
      activity = names.firstIndex(of: wanted)
      if activity == nil {
        complain(.unknownActivity(wanted, known: names), console)
        return .notChecked
      }
    }
    console.show(pipeline.problems, pipeline.sources)
    let repair = Repair(
      of: verdict, activity: activity, by: arguments.choice("--by") ?? .both, margin: margin)
    switch arguments.choice("--format", as: Format.self) ?? .human {
    case .json: RepairJSON(repair).write(pipeline.sources, to: &console.output)
    case .human:
      RepairWriter(repair, sources: pipeline.sources, style: console.style)
        .write(to: &console.output)
      if let place = placeOfLines(repair, pipeline.sources) { console.output.write(place) }
    }
    return .holds
  }

  /// Where the lines of a repair go, if that is not simply the end of the only file; nil if it is.
  private static func placeOfLines(_ repair: Repair, _ sources: SourceMap) -> String? {
    guard !repair.options.isEmpty, let first = sources.files.first else { return nil }
    let name = "`\(visible(first.name))`"
    if SourceLoader.isMarkdown(first.name) {
      return "\nThe lines of one go into \(name), in a block of their own fenced as `samverka`.\n"
    }
    let imports = sources.files.dropFirst().contains { SourceLoader.mayHoldScript($0.name) }
    return imports ? "\nThe lines of one go to the end of \(name).\n" : nil
  }

  /// The margin asked for; nil, and said why, if it is no number from 0 on.
  private static func margin(_ arguments: Arguments, _ console: Console) -> Rational? {
    guard let text = arguments.value(of: "--margin") else { return Repair.defaultMargin }
    // A decimal comma and blanks between digits are read as in a script.
    let decimal = text.filter { !" \u{A0}\u{2009}\u{202F}".contains($0) }
      .map { $0 == "," ? "." : $0 }
    // What is added to the numbers of a script must leave them numbers that it can hold.
    if decimal.count > 30 {
      complain(.longNumber(option: "--margin"), console)
      return nil
    }
    let isNumber = text.first?.isNumber == true && text.last?.isNumber == true
    if isNumber, let margin = Rational(decimal: String(decimal)), margin.sign >= 0 { return margin }
    complain(.noNumber(option: "--margin", text), console)
    return nil
  }

  /// Where the help of the command is.
  private static let help = "  = do:  samverka repair --help\n"

  /// Says what is wrong with the command line and where its help is.
  private static func complain(_ problem: UsageProblem, _ console: Console) {
    console.complain(problem.message)
    console.note(help)
  }
}
