import Syntax

extension Checker {
  /// The parties without a visiting card, groups, indicators and values that are named only where
  /// they are declared; the group of a family nobody declared.
  ///
  /// - Complexity: O(n) in the names.
  var unusedNames: [NameProblem.Known] {
    let families = Set(tree.indices.values.map(\.family))
    return names.entries.indices.filter { number in
      switch names.entries[number].kind {
      case .party: !isUsed[number] && !hasCard(number)
      case .group: !isUsed[number] && !families.contains(names.entries[number].symbol)
      case .indicator, .binding: !isUsed[number]
      case .activity, .measure, .goal, .budget, .mandate, .handoff, .obstacle, .forum, .trial,
        .scenario:
        false
      }
    }
    .map { known(NameID(Int32($0))) }
  }

  /// Whether a party has a visiting card, which is there to be found.
  private func hasCard(_ party: Int) -> Bool {
    tree.declaration(names.entries[party])?.attributes.contains { attribute in
      guard case .text(let word, _) = attribute.value else { return false }
      return [.knows, .tried, .worksOn, .contact].contains(word)
    } ?? false
  }
}
