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
}
