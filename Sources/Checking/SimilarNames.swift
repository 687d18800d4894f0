import Syntax

/// Finds the declared name that a mistyped one was probably meant to be.
///
/// All searches together look at a bounded number of names, so that a script of nothing but mistakes
/// stays linear.
struct SimilarNames {
  /// How many more names may be looked at.
  private var budget = 1_000_000

  /// Returns the most similar of `candidates`, nil where none is near.
  mutating func nearest(
    to name: String, among candidates: [NameID], of kinds: NameKinds, in names: NameTable,
    _ symbols: SymbolTable
  ) -> NameID? {
    if candidates.count > budget { return nil }
    budget -= candidates.count
    // Lengths that are far apart in bytes are so in letters too.
    let reach = 4 * max(1, name.count / 3)
    let spellings = candidates.lazy
      .filter { kinds.contains(NameKinds(names[$0].kind)) }
      .map { symbols[names[$0].symbol] }
      .filter { abs($0.utf8.count - name.utf8.count) <= reach }
    guard let spelling = Syntax.nearest(to: name, among: spellings),
      let symbol = symbols.symbol(of: spelling)
    else { return nil }
    return candidates.first { names[$0].symbol == symbol }
  }
}
