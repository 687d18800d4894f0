/// What a `what if` supposed, and of which scenario.
struct Supposition {
  /// The lines of its block.
  let lines: String
  /// The scenario it was asked of.
  let scenario: String

  /// Reads a question; nil if it is no `what if`. Without a scenario of its own it is asked of `current`.
  init?(_ question: String, askedOf current: String) {
    guard question.hasPrefix("what"), let open = question.firstIndex(of: "{"),
      let close = question.lastIndex(of: "}")
    else { return nil }
    lines = String(question[question.index(after: open)..<close].drop(while: \.isWhitespace))
    let words = question[question.index(after: close)...].split(whereSeparator: \.isWhitespace)
    scenario = words.count == 2 && words[0] == "in" ? String(words[1]) : current
  }
  /// Whether a line of an entry is meant as a `what if`, be it misspelt.
  static func isMeant(by entry: String) -> Bool {
    entry.split(whereSeparator: \.isNewline).contains { line in
      let words = line.split { !$0.isLetter }
      return words.first == "what" || words.dropFirst().first == "if"
    }
  }
}

/// What became of the `what if` that was asked last.
enum Supposed {
  /// None was asked.
  case nothing
  /// It was not answered.
  case failed
  /// It was answered.
  case answered(Supposition)
}
