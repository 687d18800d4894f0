import Syntax

/// The unit words of the language that a script uses, and its currency's.
struct UnitWords: Sendable {
  /// What a word measures and in what.
  struct Meaning: Sendable {
    let base: Dimension.Base
    let scale: UnitScale
  }

  /// The words of the language.
  private static let fixed: [(words: [String], meaning: Meaning)] = [
    (["hour", "hours", "h"], Meaning(base: .effort, scale: .one)),
    (["minute", "minutes"], Meaning(base: .effort, scale: .minute)),
    (["day", "days"], Meaning(base: .span, scale: .one)),
    (["week", "weeks"], Meaning(base: .span, scale: .week)),
    (["month", "months"], Meaning(base: .span, scale: .month)),
    (["quarter", "quarters"], Meaning(base: .span, scale: .quarter)),
    (["year", "years"], Meaning(base: .span, scale: .year)),
    (["point", "points"], Meaning(base: .points, scale: .one)),
  ]

  /// All words of the language.
  static var spellings: [String] { fixed.flatMap(\.words) }

  private var meanings: [Meaning] = []
  /// The place in `meanings` by symbol, 0 for none, counted from 1.
  private var places: [UInt8]
  /// The symbols of the words that name the script's period.
  private var periodWords: [Symbol] = []
  /// The sign of percentages, nil where the script does not use it as a word.
  let percent: Symbol?

  /// Finds the words among the spellings of a script.
  init(symbols: SymbolTable, currency: String, period: Period) {
    places = Array(repeating: 0, count: symbols.count)
    percent = symbols.symbol(of: "%")
    for (words, meaning) in UnitWords.fixed {
      for word in words { add(word, meaning, symbols) }
    }
    add(currency, Meaning(base: .money, scale: .one), symbols)
    periodWords = [period.rawValue, period.rawValue + "s"].compactMap(symbols.symbol(of:))
  }

  /// Adds a word that the script uses.
  private mutating func add(_ word: String, _ meaning: Meaning, _ symbols: SymbolTable) {
    guard let symbol = symbols.symbol(of: word) else { return }
    meanings.append(meaning)
    places[Int(symbol.index)] = UInt8(meanings.count)
  }

  /// Returns what a word of the language measures, nil for any other.
  func meaning(of word: Symbol) -> Meaning? {
    let place = places[Int(word.index)]
    return place == 0 ? nil : meanings[Int(place) - 1]
  }

  /// Whether `word` names the period all flows are for.
  func isPeriod(_ word: Symbol) -> Bool { periodWords.contains(word) }
}
