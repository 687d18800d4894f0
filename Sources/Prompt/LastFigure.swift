import Parsing

/// The figure that was shown last, which `it` stands for.
struct LastFigure: Equatable {
  /// The figure as it is written.
  let text: String
  /// The scenario it was shown in.
  let scenario: String

  /// What of a session tells of what an entry asks.
  struct Asking {
    /// The scenario that questions without one are asked of.
    let looksAt: String
    /// The scenario that a question ends with, nil where it names none.
    let named: (String) -> String?
  }

  /// Takes the figure from a question; nil where it shows none.
  init?(_ question: String, _ asking: Asking) {
    let named = asking.named(question)
    let words = question.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, !LastFigure.others.contains(String(first)) else { return nil }
    let figure = (first == "show" ? words.dropFirst() : words[...])
      .dropLast(named == nil ? 0 : 2)
    guard let shown = figure.first, !LastFigure.overviews.contains(String(shown)) else {
      return nil
    }
    text = figure.joined(separator: " ")
    scenario = named ?? asking.looksAt
  }

  /// Creates a figure as it is written, of a scenario.
  private init(_ text: String, of scenario: String) {
    (self.text, self.scenario) = (text, scenario)
  }

  /// The same figure of another scenario.
  func asked(of scenario: String) -> LastFigure { LastFigure(text, of: scenario) }

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

  /// An entry in which the figure shown last stands in the place of each word `it` outside texts and
  /// comments: one that the entry itself shows before, else `last`; declarations, where the word has its
  /// own meaning, stay as they are.
  static func put(_ last: LastFigure?, into entry: String, _ asking: Asking) -> String {
    let pieces = pieces(of: entry)
    if entry.contains("{") || !pieces.contains(where: \.isIt) { return entry }
    var (last, result, question) = (last, "", [Piece]())
    for piece in pieces {
      if piece.mayEnd, piece.text == ";" || !isUnfinished(question, last) {
        result += take(question, &last, asking) + piece.text
        question = []
      } else {
        question.append(piece)
      }
    }
    return result + take(question, &last, asking)
  }

  /// One question with the last figure in it, which it may show another of.
  private static func take(
    _ question: [Piece], _ last: inout LastFigure?, _ asking: Asking
  ) -> String {
    let isOpen = isUnfinished(question, last)
    let text =
      last.map { isOpen ? $0.bracketed(in: question) : $0.put(into: question, asking) }
      ?? question.map(\.text).joined()
    let code = pieces(of: text).filter { !$0.isComment }.map(\.text).joined()
    if !isOpen && isQuestion(code) { last = LastFigure(code, asking) ?? last }
    return text
  }

  /// Whether a question goes on behind its pieces.
  private static func isUnfinished(_ question: [Piece], _ last: LastFigure?) -> Bool {
    Parsing.isUnfinished(last?.bracketed(in: question) ?? question.map(\.text).joined())
  }

  /// One question with the figure in it, asked of the figure's scenario unless it names one.
  private func put(into question: [Piece], _ asking: Asking) -> String {
    let code = question.filter { !$0.isComment }.map(\.text).joined()
    let named = asking.named(code)
    var asked = code.split(whereSeparator: \.isWhitespace).dropLast(named == nil ? 0 : 2)
    if let first = asked.first, LastFigure.asking.contains(first) { asked = asked.dropFirst() }
    let isAlone = isNamed || asked == ["it"]
    var result = replaced(in: question, by: isAlone ? text : "(\(text))")
    let isElsewhere = scenario != "base" || asking.looksAt != "base"
    if named == nil, isElsewhere, question.contains(where: \.isIt),
      let last = question.lastIndex(where: { !$0.isComment && !$0.isBlank })
    {
      result.insert(" in " + scenario, at: last + 1)
    }
    return result.joined()
  }

  /// The text of pieces, the figure in brackets in the place of each word for it.
  private func bracketed(in pieces: [Piece]) -> String {
    replaced(in: pieces, by: "(\(text))").joined()
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
  /// Whether a question may end before it.
  var mayEnd: Bool { text == ";" || text.allSatisfy(\.isNewline) }
  /// Whether it is blank.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

extension Character {
  /// Whether it may stand within a word.
  fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}
