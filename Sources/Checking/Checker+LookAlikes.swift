import Syntax

extension Checker {
  /// Reports names that a reader cannot tell apart, and names with a letter that is not what it
  /// seems to be.
  ///
  /// - Complexity: O(n) in the names; little where the script has only ASCII.
  mutating func checkLookAlikes() {
    if symbols.isASCII && !tree.indices.values.contains(where: { hasLooseBlank($0.text) }) {
      return
    }
    var known: [String: NameID] = [:]
    var seen: Set<Symbol> = []
    for number in names.entries.indices {
      let id = NameID(Int32(number))
      guard seen.insert(names[id].symbol).inserted else { continue }
      let spelling = symbols[names[id].symbol]
      if let earlier = known.updateValue(id, forKey: skeleton(of: spelling)) {
        report(.looksLike(self.known(id), self.known(earlier)))
      } else if let (letter, alphabet) = foreignLetter(in: spelling) {
        report(.mixedAlphabets(self.known(id), letter, alphabet))
      }
    }
  }
}
