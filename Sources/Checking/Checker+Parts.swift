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
    let declared = names.declared(in: scope)
    /// What each name is part of, -1 for nothing.
    var wholes = Array(repeating: Int32(-1), count: names.entries.count)
    var parts: [Int] = []
    for id in declared where names.entries[Int(id.index)].kind == .party {
      guard let whole = whole(of: id, in: scope) else { continue }
      wholes[Int(id.index)] = whole.id.index
      parts.append(Int(id.index))
    }
    if parts.isEmpty { return }
    /// The number of the walk on which each name was met, 0 for none.
    var walks = Array(repeating: Int32(0), count: names.entries.count)
    for (walk, start) in parts.enumerated() {
      let walk = Int32(walk + 1)
      var current = start
      while walks[current] == 0, wholes[current] >= 0 {
        walks[current] = walk
        current = Int(wholes[current])
      }
      // A walk that comes back to where it was has gone round.
      if walks[current] == walk { reportCircle(from: current, wholes, in: scope, &found) }
    }
  }

  /// Reports the circle that a party is in, unless one of it was found before.
  private mutating func reportCircle(
    from start: Int, _ wholes: [Int32], in scope: Int32, _ found: inout Set<NameID>
  ) {
    var circle = [NameID(Int32(start))]
    while Int(wholes[Int(circle[circle.count - 1].index)]) != start {
      circle.append(NameID(wholes[Int(circle[circle.count - 1].index)]))
    }
    let sites = circle.compactMap { whole(of: $0, in: scope)?.name.span }
    // A scenario stands behind what it changes.
    let last = sites.max { $0.start < $1.start }
    if let site = scope < 0 ? sites.first : last, found.isDisjoint(with: circle) {
      report(.partCircle(circle.map { symbols[names[$0].symbol] }, at: site))
    }
    found.formUnion(circle)
  }

  /// What a party is part of as a scope sees it, nil for nothing and for what is no party there.
  private func whole(of id: NameID, in scope: Int32) -> (id: NameID, name: Name)? {
    guard names[id].kind == .party else { return nil }
    let lines = attributes(of: id, in: scope)
    for index in lines.indices {
      if case .partOf(let name) = lines[index].value {
        return names.find(name.symbol, in: scope).map { ($0, name) }
      }
    }
    return nil
  }
}
