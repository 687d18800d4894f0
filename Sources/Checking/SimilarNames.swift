import Syntax

/// Finds the declared name that a mistyped one was probably meant to be.
///
/// All searches together look at a bounded number of names, so that a script of nothing but mistakes
/// stays linear.
struct SimilarNames {
  /// How many more names may be looked at.
  private var budget = 2_000_000
  /// The letters of names as they are compared.
  private var numbers = LetterNumbers()
  /// The letters of each name that was compared, by symbol; empty for the others.
  private var letters: [[Int32]] = []

  /// Returns the most similar of `candidates` and whether it alone can be meant, nil where none is.
  ///
  /// Names that digits or capitals alone tell apart, as `Ward1` and `Ward2`, may be meant both; so may names
  /// more than one letter apart, as `CloseBeds` where only `RaiseBeds` is declared.
  mutating func nearest(
    to name: Symbol, among candidates: [NameID], of kinds: NameKinds, in names: NameTable,
    _ symbols: SymbolTable
  ) -> (id: NameID, isOnly: Bool)? {
    if 2 * candidates.count > budget { return nil }
    budget -= 2 * candidates.count
    let word = symbols[name]
    let fitting = candidates.filter { id in
      kinds.contains(NameKinds(names[id].kind)) && names[id].symbol != name
    }
    // A name of another alphabet may look the same and have no letter in common.
    let look = skeleton(of: word)
    let alike = fitting.filter { skeleton(of: symbols[names[$0].symbol]) == look }
    if let first = alike.first { return (first, isOnly: alike.count == 1) }
    // Lengths that are far apart in bytes are so in letters too.
    let (length, reach) = (word.utf8.count, 4 * max(1, word.count / 3))
    let near = fitting.filter { abs(symbols[names[$0].symbol].utf8.count - length) <= reach }
    var search = NearMiss<Symbol>(of: letters(of: name, symbols))
    for id in near { search.consider(names[id].symbol, letters(of: names[id].symbol, symbols)) }
    guard let symbol = search.best else { return nil }
    let spelling = symbols[symbol]
    let isOnly =
      isSlip(word, for: spelling) && named(word) != named(spelling)
      && !isNear(name, to: near.lazy.map { names[$0].symbol }.filter { $0 != symbol }, symbols)
    return candidates.first { names[$0].symbol == symbol }.map { ($0, isOnly) }
  }

  /// Whether a name may be meant to be one of `others`.
  private mutating func isNear(
    _ name: Symbol, to others: some Sequence<Symbol>, _ symbols: SymbolTable
  ) -> Bool {
    var search = NearMiss<Symbol>(of: letters(of: name, symbols))
    for other in others where search.best == nil {
      search.consider(other, letters(of: other, symbols))
    }
    return search.best != nil
  }

  /// Returns the letters of a name, read once.
  private mutating func letters(of name: Symbol, _ symbols: SymbolTable) -> [Int32] {
    let place = Int(name.index)
    if place >= letters.count {
      letters += Array(repeating: [], count: symbols.count - letters.count)
    }
    if letters[place].isEmpty { letters[place] = numbers.letters(of: symbols[name]) }
    return letters[place]
  }

  /// What of a name neither numbers nor stands for a word: all but digits and capitals.
  private func named(_ name: String) -> String {
    name.filter { !$0.isNumber && !$0.isUppercase }
  }
}
