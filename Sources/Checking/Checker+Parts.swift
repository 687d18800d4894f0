import Syntax

extension Checker {
  /// Reports parties that are part of themselves, over others or not, in base and in each scenario.
  ///
  /// - Complexity: O(n) in the parties of base and of each scenario that says what is part of what.
  mutating func checkParts() {
    if !hasParts { return }
    var found: Set<NameID> = []
    checkParts(in: -1, &found)
    for scope in names.order where saysParts(scope) { checkParts(in: scope, &found) }
  }

  /// Whether a scenario says what some party is part of.
  private func saysParts(_ scope: Int32) -> Bool {
    let one = names.scopes[Int(scope)]
    return one.entries.contains { whole(of: $0, in: scope) != nil }
      || one.changed.values.contains { $0.contains { $0.word == .partOf } }
  }

  /// Follows each party to what it is part of; what leads back to itself is reported once.
  private mutating func checkParts(in scope: Int32, _ found: inout Set<NameID>) {
    /// The start of the walk on which each party was met.
    var walks: [NameID: Int] = [:]
    for (walk, start) in names.visible(in: scope).enumerated() where walks[start] == nil {
      var current = start
      var path: [NameID] = []
      while walks[current] == nil, let next = whole(of: current, in: scope) {
        walks[current] = walk
        path.append(current)
        current = next.id
      }
      guard walks[current] == walk, let first = path.firstIndex(of: current) else { continue }
      let circle = path[first...]
      let sites = circle.compactMap { whole(of: $0, in: scope)?.name.span }
      // A scenario stands behind what it changes.
      let last = sites.max { $0.start < $1.start }
      if let site = scope < 0 ? sites.first : last, found.isDisjoint(with: circle) {
        report(.partCircle(circle.map { symbols[names[$0].symbol] }, at: site))
      }
      found.formUnion(circle)
    }
  }

  /// What a party is part of as a scope sees it, nil for nothing and for what is no party there.
  private func whole(of id: NameID, in scope: Int32) -> (id: NameID, name: Name)? {
    guard names[id].kind == .party else { return nil }
    for attribute in attributes(of: id, in: scope) {
      if case .partOf(let name) = attribute.value {
        return names.find(name.symbol, in: scope).map { ($0, name) }
      }
    }
    return nil
  }
}
