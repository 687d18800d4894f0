import Syntax

extension Checker {
  /// The parties, groups, indicators and values that are named only where they are declared.
  ///
  /// - Complexity: O(n) in the names.
  var unusedNames: [NameProblem.Known] {
    names.entries.indices.filter { number in
      switch names.entries[number].kind {
      case .party, .group, .indicator, .binding: !isUsed[number]
      case .activity, .measure, .goal, .budget, .mandate, .handoff, .obstacle, .forum, .trial,
        .scenario:
        false
      }
    }
    .map { known(NameID(Int32($0))) }
  }
}
