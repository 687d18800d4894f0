import Parsing

/// The figure that was shown last, which `it` stands for.
struct LastFigure: Equatable {
  /// The figure as it is written.
  let text: String
  /// The scenario it was asked of by name; nil where the question named none.
  let scenario: String?

  /// Takes the figure from a question that ends with `scenario`; nil where it shows none.
  init?(_ question: String, askedOf scenario: String?) {
    let words = question.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, !LastFigure.others.contains(String(first)) else { return nil }
    let figure = (first == "show" ? words.dropFirst() : words[...])
      .dropLast(scenario == nil ? 0 : 2)
    guard let shown = figure.first, !LastFigure.overviews.contains(String(shown)) else {
      return nil
    }
    text = figure.joined(separator: " ")
    self.scenario = scenario
  }

  /// The words of questions that show no figure.
  private static let others: Set<String> = [
    "verdict", "why", "compare", "repair", "expect", "what", "gaps", "who", "turn", "robust",
  ]

  /// What `show` shows that is no figure.
  private static let overviews: Set<String> = [
    "timeline", "mandates", "forums", "trials", "partners",
  ]

  /// The words behind which a figure may stand alone.
  private static let asking: Set<Substring> = ["show", "why", "turn"]

  /// An entry in which the figure stands in the place of each word `it` outside texts and comments;
  /// declarations, where the word has its own meaning, stay as they are.
  ///
  /// `scenario` finds the scenario that a question ends with.
  func put(into entry: String, _ scenario: (String) -> String?) -> String {
    if entry.contains("{") { return entry }
    var result: [String] = []
    var question = ""
    for line in entry.split(separator: "\n", omittingEmptySubsequences: false) {
      question += question.isEmpty ? line : "\n" + line
      let pieces = LastFigure.pieces(of: question)
      if isUnfinished(replaced(in: pieces, by: "(\(text))").joined()) { continue }
      result.append(put(into: pieces, scenario))
      question = ""
    }
    if !question.isEmpty {
      result.append(replaced(in: LastFigure.pieces(of: question), by: "(\(text))").joined())
    }
    return result.joined(separator: "\n")
  }

  /// One question with the figure in it, asked of the figure's scenario unless it names one.
  private func put(into question: [Piece], _ scenario: (String) -> String?) -> String {
    let code = question.filter { !$0.isComment }.map(\.text).joined()
    let named = scenario(code)
    var asked = code.split(whereSeparator: \.isWhitespace).dropLast(named == nil ? 0 : 2)
    if let first = asked.first, LastFigure.asking.contains(first) { asked = asked.dropFirst() }
    let isAlone = isNamed || asked == ["it"]
    var result = replaced(in: question, by: isAlone ? text : "(\(text))")
    if named == nil, let place = self.scenario, question.contains(where: \.isIt),
      let last = question.lastIndex(where: { !$0.isComment && !$0.isBlank })
    {
      result.insert(" in " + place, at: last + 1)
    }
    return result.joined()
  }

  /// The texts of pieces, `figure` in the place of each word for it.
  private func replaced(in pieces: [Piece], by figure: String) -> [String] {
    pieces.map { $0.isIt ? figure : $0.text }
  }

  /// Whether it is a name alone, which may be asked for without brackets.
  private var isNamed: Bool { text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }

  /// The pieces of a text: words, comments, texts in quotation marks, and single other characters.
  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let first = rest.first {
      let end: String.Index
      if first.isPartOfWord {
        end = rest.firstIndex { !$0.isPartOfWord } ?? rest.endIndex
      } else if first == "#" {
        end = rest.firstIndex(of: "\n") ?? rest.endIndex
      } else if first == "\"" {
        let close = rest.dropFirst().firstIndex { $0 == "\"" || $0 == "\n" }
        end = close.map { rest.index(after: $0) } ?? rest.endIndex
      } else {
        end = rest.index(after: rest.startIndex)
      }
      pieces.append(Piece(text: String(rest[..<end])))
      rest = rest[end...]
    }
    return pieces
  }
}

/// A stretch of an entry that is one thing to whoever reads it.
private struct Piece {
  let text: String

  /// Whether it is the word for the figure.
  var isIt: Bool { text == "it" }
  /// Whether it is a comment.
  var isComment: Bool { text.hasPrefix("#") }
  /// Whether it is blank.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

extension Character {
  /// Whether it may stand within a word.
  fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}
