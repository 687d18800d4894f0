import Syntax

@testable import Guiding

/// The page `Documentation/reference.md`, from the grammar, the help texts and the commands.
struct ReferencePage {
  /// The productions as they stand in the grammar, by name.
  private let productions: [String: String]
  /// What the page holds so far.
  private(set) var text = ""

  /// Writes the page.
  ///
  /// - Parameters:
  ///   - grammar: The text of all grammar files.
  ///   - commands: The name of each command and what its help says.
  init(grammar: String, commands: [(name: String, help: String)]) {
    productions = Self.productions(in: grammar)
    text = Self.opening
    for chapter in Self.chapters { add(chapter) }
    addWords()
    addCommands(commands)
  }

  /// A part of the page: a heading, a line below it, productions, and what it explains.
  private struct Chapter {
    var title: String
    var about: String
    var shapes: [String] = []
    var entries: [HelpEntry]
  }

  /// What stands above the first chapter.
  private static let opening = """
    # The reference

    Every word of the language, every question, figure and command. A test writes this page from
    the [grammar](../Grammar/README.md), the help texts and the commands, so it is what the program
    does; `:help WORD` in a session says the same. To learn the language, begin with
    [the tutorial](tutorial.md). What each finding means stands in [findings](findings.md).

    Most examples below are about one small world, of invented figures; read them as if these lines
    stood above:

    ```samverka
    \(Guide.world)
    ```

    A name begins with a capital letter, a word of the language and a unit with a small one. A line
    ends where it ends, or at `;`. The order of lines and declarations does not matter. `#` begins a
    comment; lines of `##` above a declaration are its documentation, which `show NAME` tells. In a shape,
    `?` is what may be left out, `*` what may repeat, `|` what there is a choice of;
    [the grammar](../Grammar/README.md) tells the rest.

    """

  /// The chapters in their order; together they hold every entry of the guide.
  private static let chapters = [
    Chapter(
      title: "Declarations", about: "What a script is made of.", entries: Guide.declarations),
    Chapter(
      title: "Lines of parties, groups and indicators",
      about: "What may stand in the block of a `party`, a `group` or an `indicator`.",
      entries: Guide.partyLines),
    Chapter(
      title: "Lines of activities and measures",
      about: "What may stand in the block of an `activity` or a `measure`.",
      entries: Guide.workLines),
    Chapter(
      title: "Lines of goals, budgets and mandates",
      about: "What may stand in the block of a `goal`, a `budget` or a `mandate`.",
      entries: Guide.moneyLines),
    Chapter(
      title: "Lines of handoffs, obstacles, forums and trials",
      about: "What may stand in the block of a `handoff`, an `obstacle`, a `forum` or a `trial`.",
      entries: Guide.betweenLines),
    Chapter(
      title: "Lines of scenarios", about: "What may stand in a `scenario` or in `what if`.",
      entries: Guide.scenarioLines),
    Chapter(
      title: "Questions",
      about: "What can be asked and expected. Behind each may stand `in` and a scenario.",
      shapes: ["query", "question", "shown", "search", "reason", "expectation", "claim"],
      entries: Guide.questions + Guide.collaboration),
    Chapter(
      title: "Figures",
      about: "What `show`, `why` and `expect` understand; `turn` takes those that a script says.",
      shapes: ["figure"],
      entries: Guide.figures),
    Chapter(
      title: "Within a sentence", about: "Values, amounts and the small words between.",
      entries: Guide.phrases),
    Chapter(
      title: "Units",
      about: "What amounts are counted in, besides the units that indicators give themselves.",
      entries: Guide.units),
  ]

  /// Adds a chapter.
  private mutating func add(_ chapter: Chapter) {
    text += "\n## \(chapter.title)\n\n\(chapter.about)\n"
    addShapes(chapter.shapes)
    for entry in chapter.entries { add(entry) }
  }

  /// Adds what is said of one word: what it is, its shape if it is a declaration, an example.
  private mutating func add(_ entry: HelpEntry) {
    text += "\n### `\(entry.title)`\n\n\(Self.sentence(entry.summary))"
    text += entry.text.isEmpty ? "\n" : " \(entry.text)\n"
    let name = entry.title.split(separator: " ").joined(separator: "-")
    addShapes([name, name + "-attribute"])
    text += "\n```samverka\n\(Self.withoutWorld(entry.example))\n```\n"
  }

  /// Adds the productions of the names that the grammar has.
  private mutating func addShapes(_ names: [String]) {
    let shapes = names.compactMap { productions[$0] }
    if !shapes.isEmpty { text += "\n```ebnf\n" + shapes.joined(separator: "\n\n") + "\n```\n" }
  }

  /// Adds where each word of the language is explained.
  private mutating func addWords() {
    text += "\n## All words\n\nNone is reserved: each means something only in its place.\n\n"
    text += "| word | explained under |\n|---|---|\n"
    for word in Keyword.allCases.map(\.spelling).sorted() {
      let titles = Guide.entries(about: word).map { "`\($0.title)`" }
      let cell = titles.joined(separator: ", ").split(separator: "|").joined(separator: "\\|")
      text += "| `\(word)` | \(cell) |\n"
    }
  }

  /// Adds the commands.
  private mutating func addCommands(_ commands: [(name: String, help: String)]) {
    text += "\n## Commands\n\nEach ends with 0 where everything holds, with 1 where something does"
    text += " not,\nwith 2 where it could not check.\n"
    for command in commands {
      text += "\n### `samverka \(command.name)`\n\n```text\n\(command.help)\n```\n"
    }
  }

  /// A fragment as a sentence.
  private static func sentence(_ fragment: String) -> String {
    let first = fragment.first?.isLetter == true ? fragment.prefix(1).uppercased() : ""
    return first + fragment.dropFirst(first.count) + "."
  }

  /// An example without the world it is about and the newline behind it.
  private static func withoutWorld(_ example: String) -> String {
    let world = Guide.world + "\n"
    let lines = example.hasPrefix(world) ? example.dropFirst(world.count) : example[...]
    return String(lines.last == "\n" ? lines.dropLast() : lines)
  }

  /// The productions of `grammar`, with their lines as they stand.
  private static func productions(in grammar: String) -> [String: String] {
    var found: [String: String] = [:]
    var name: String?
    for line in grammar.split(separator: "\n", omittingEmptySubsequences: false) {
      if let head = line.split(separator: " ").first, line.contains("::="), !line.hasPrefix(" ") {
        name = String(head)
        found[String(head)] = String(line)
      } else if line.hasPrefix("  "), let name {
        found[name, default: ""] += "\n" + line
      } else {
        name = nil
      }
    }
    return found
  }
}
