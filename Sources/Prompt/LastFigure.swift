/// The figure that was shown last, which `it` stands for.
struct LastFigure {
  /// The figure as it is written.
  let text: String

  /// Takes the figure from a question; nil where it shows none.
  init?(_ question: String) {
    let words = question.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, !LastFigure.others.contains(String(first)) else { return nil }
    let figure = first == "show" ? words.dropFirst() : words[...]
    guard let shown = figure.first, !LastFigure.overviews.contains(String(shown)) else {
      return nil
    }
    text = figure.joined(separator: " ")
  }

  /// The words of questions that show no figure.
  private static let others: Set<String> = [
    "verdict", "why", "compare", "repair", "expect", "what", "gaps", "who", "turn", "robust",
  ]

  /// What `show` shows that is no figure.
  private static let overviews: Set<String> = [
    "timeline", "mandates", "forums", "trials", "partners",
  ]

  /// Puts a figure in the place of each word `it` outside texts and comments; declarations, where the
  /// word has its own meaning, stay as they are.
  static func substitute(_ figure: String, in text: String) -> String {
    if text.contains("{") { return text }
    var result = ""
    var word = ""
    var isString = false
    func flushed() -> String { word == "it" ? (isNamed(figure) ? figure : "(\(figure))") : word }
    for character in text {
      if !isString && (character.isLetter || character.isNumber || character == "_") {
        word.append(character)
        continue
      }
      result += flushed()
      word = ""
      if character == "\"" { isString.toggle() }
      if character == "#" && !isString { return result + text.suffix(text.count - result.count) }
      result.append(character)
    }
    return result + flushed()
  }

  /// Whether a figure is a name alone, which may be asked for without brackets.
  private static func isNamed(_ figure: String) -> Bool {
    figure.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
