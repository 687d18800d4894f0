/// What is said of a word of the language: what it means, and a script that shows it.
public struct HelpEntry: Hashable, Sendable {
  /// The word or words it is about, as they are written.
  public let title: String
  /// The other words that stand in what it explains.
  public let also: [String]
  /// What it is, a fragment.
  public let summary: String
  /// What to know besides; may be empty.
  public let text: String
  /// The lines that show it, which end with a question where it changes an answer.
  private let lines: String
  /// Whether the lines need a few parties and activities to be about.
  private let needsWorld: Bool

  /// Creates an entry whose example is whole.
  init(_ title: String, also: [String] = [], _ summary: String, _ text: String, alone: String) {
    self.title = title
    self.also = also
    self.summary = summary
    self.text = text
    lines = alone
    needsWorld = false
  }

  /// Creates an entry whose example is about the small world of all examples.
  init(_ title: String, also: [String] = [], _ summary: String, _ text: String, _ lines: String) {
    self.title = title
    self.also = also
    self.summary = summary
    self.text = text
    self.lines = lines
    needsWorld = true
  }

  /// A script that works as it is.
  public var example: String { (needsWorld ? Guide.world + "\n" : "") + lines + "\n" }

  /// All words it explains.
  public var words: [String] { [title] + title.split(separator: " ").map(String.init) + also }
}

/// All that is said of the words of the language, in one place.
public enum Guide {
  /// The entries, declarations first, then their lines, questions, figures, words of sentences, units.
  public static let entries: [HelpEntry] =
    declarations + partyLines + workLines + moneyLines + betweenLines + scenarioLines + questions
    + collaboration + figures + phrases + units

  /// Two parties that could plan together, and what they are held to.
  static let world = """
    party Region { capacity 100 hours }
    party Kommun { capacity 100 hours }
    indicator Days { unit day / days; better lower }
    activity Plan { by Region at 2 hours; by Kommun at 1 hours; up to 40; lowers Days by 3 }
    activity Rush { by Region at 1 hours; up to 90; lowers Days by 1 }
    measure Queue of Days { held by Region; pays 100 kr per day }
    """

  /// Returns the entries that explain `word`: those about it first, each in the order of the guide.
  public static func entries(about word: String) -> [HelpEntry] {
    let wanted = word.lowercased()
    let exact = entries.filter { $0.title.lowercased() == wanted }
    let others = entries.filter { entry in
      entry.title.lowercased() != wanted && entry.words.contains { $0.lowercased() == wanted }
    }
    return exact + others
  }

  /// Returns what `word` is where it may follow the words of a line; `isAsked` where figures may stand.
  ///
  /// The same word is one thing in what is asked, as in `joint share`, and another in a declaration.
  public static func note(on word: String, after line: [String], isAsked: Bool) -> String {
    let all = entries(about: word)
    let phrases = all.filter { $0.begins(with: "\(line.last ?? "") \(word)") }
    let begun = all.filter { $0.begins(with: word) }
    if let exact = all.first(where: { $0.title == word }), isAsked { return exact.summary }
    if isAsked {
      let named = (phrases + begun).filter(asked.contains)
      if named.count > 1 { return named.map(\.title).joined(separator: ", ") }
      return (named + begun + all.filter(asked.contains) + all).first?.summary ?? ""
    }
    let ofLine = all.filter { entry in line.contains { entry.begins(with: $0) } }
    let others = begun.filter { $0.title == word } + all.filter { !asked.contains($0) } + all
    return (phrases + ofLine + others).first?.summary ?? ""
  }

  /// The entries about what is asked.
  private static let asked = Set(questions + collaboration + figures + phrases)
}

extension HelpEntry {
  /// Whether its title is these words or goes on from them.
  fileprivate func begins(with words: String) -> Bool {
    title == words || title.hasPrefix(words + " ")
  }
}
