/// A few words that are looked for in texts.
struct SoughtText {
  /// The words that say something; never two at one place.
  let words: [SoughtWord]

  /// Creates the words of a text; small words count only where there are no others.
  init(_ text: String) {
    let folded = FoldedText(text)
    let all = folded.words.indices.map { SoughtWord(folded, $0) }
    let telling = all.filter { !Self.small.contains($0.text) }
    words = telling.isEmpty ? all : telling
  }

  /// Words without a matter of their own.
  private static let small: Set<String> = [
    "a", "af", "an", "and", "at", "att", "av", "by", "de", "den", "det", "eller", "en", "er", "et",
    "ett", "for", "from", "från", "fra", "för", "i", "in", "ja", "med", "mellan", "mellem",
    "mellom",
    "of", "og", "om", "on", "or", "och", "på", "som", "tai", "that", "the", "til", "till", "to",
    "ved", "vid", "with",
  ]

  /// Which word answers to which, and how, in the order of the words that are looked for.
  func reasons(in text: FoldedText) -> [MatchReason] {
    words.compactMap { word in
      let found = text.words.indices.compactMap { number in
        word.match(text, number).map { (place: text.words[number], match: $0) }
      }
      guard let top = found.map(\.match).max(), let best = found.first(where: { $0.match == top })
      else { return nil }
      return MatchReason(sought: word.text, found: text.text(of: best.place), match: top)
    }
  }
}

/// Why a text was found.
public struct MatchReason: Hashable, Sendable {
  /// The word that is looked for, in lowercase.
  public let sought: String
  /// The word that answers to it, in lowercase.
  public let found: String
  public let match: WordMatch
}
