import Syntax

/// Finds the declared name that a mistyped one was probably meant to be.
///
/// All searches together look at a bounded number of names, so that a script of nothing but mistakes
/// stays linear.
struct SimilarNames {
  /// How many more names may be looked at.
  private var budget = 2_000_000

  /// Returns the most similar of `candidates` and whether it alone can be meant, nil where none is.
  ///
  /// Names that digits or capitals alone tell apart, as `Ward1` and `Ward2`, may be meant both; so may names
  /// more than one letter apart, as `CloseBeds` where only `RaiseBeds` is declared.
  mutating func nearest(
    to name: String, among candidates: [NameID], of kinds: NameKinds, in names: NameTable,
    _ symbols: SymbolTable
  ) -> (id: NameID, isOnly: Bool)? {
    if 2 * candidates.count > budget { return nil }
    budget -= 2 * candidates.count
    // Lengths that are far apart in bytes are so in letters too.
    let reach = 4 * max(1, name.count / 3)
    let spellings = candidates.lazy
      .filter { kinds.contains(NameKinds(names[$0].kind)) }
      .map { symbols[names[$0].symbol] }
      .filter { abs($0.utf8.count - name.utf8.count) <= reach }
    guard let spelling = Syntax.nearest(to: name, among: spellings),
      let symbol = symbols.symbol(of: spelling)
    else { return nil }
    let others = spellings.filter { $0 != spelling }
    let isOnly =
      isSlip(name, for: spelling) && letters(of: spelling) != letters(of: name)
      && Syntax.nearest(to: name, among: others) == nil
    return candidates.first { names[$0].symbol == symbol }.map { ($0, isOnly) }
  }

  /// What of a name neither numbers nor stands for a word: all but digits and capitals.
  private func letters(of name: String) -> String {
    name.filter { !$0.isNumber && !$0.isUppercase }
  }
}
