import Evaluation
import Syntax

/// Whose visiting card says something, the best first.
public struct CardSearch: Sendable {
  /// A card that answers.
  public struct Found: Hashable, Sendable {
    public let party: Int
    /// Which of the texts of the line answers best.
    public let text: Int
    /// 1 to 100.
    public let score: Int
  }

  /// The line that is looked through.
  public let line: CollaborationQuestion.CardLine
  /// What is looked for, as it was asked.
  public let words: String
  public let model: Model
  /// The cards that answer: the best score first, then in the order of declaration.
  public let found: [Found]
  /// What is looked for, read.
  private let sought: SoughtText

  /// Looks for `words` in a line of every card.
  ///
  /// - Complexity: O(n log n) in the words of the cards.
  public init(_ line: CollaborationQuestion.CardLine, _ words: String, in model: Model) {
    (self.line, self.words, self.model) = (line, words, model)
    sought = SoughtText(words)
    var matcher = TextMatcher([sought])
    found = model.parties.indices
      .compactMap { party -> Found? in
        let texts = model.parties[party].profile.texts(of: line)
        guard let best = matcher.best(of: texts) else { return nil }
        return Found(party: party, text: best.text, score: best.score)
      }
      .sorted { ($1.score, $0.party) < ($0.score, $1.party) }
  }

  /// The text that a card was found for.
  public func text(of found: Found) -> String {
    model.parties[found.party].profile.texts(of: line)[found.text].text
  }

  /// Which words of a card answer to what is looked for.
  public func reasons(for found: Found) -> [MatchReason] {
    sought.reasons(in: FoldedText(text(of: found)))
  }
}

extension TextMatcher {
  /// The text that answers best, the first of several; nil where none does.
  fileprivate mutating func best(of texts: [SourcedText]) -> (text: Int, score: Int)? {
    var best: (text: Int, score: Int)?
    for (index, text) in texts.enumerated() {
      read(text.text)
      if isSilent { continue }
      let score = score(of: 0)
      if score > best?.score ?? 0 { best = (index, score) }
    }
    return best
  }
}

extension Model.Profile {
  /// The texts of a line.
  public func texts(of line: CollaborationQuestion.CardLine) -> [SourcedText] {
    switch line {
    case .knows: knows
    case .tried: tried
    case .worksOn: worksOn
    }
  }
}
