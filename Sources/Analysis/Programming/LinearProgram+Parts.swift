import Arithmetic

extension LinearProgram {
  /// Finds the optimum of each part that shares no row with another, and puts them together.
  ///
  /// That is the optimum of the whole, objective by objective, since each is a sum over the parts. Many
  /// small programmes are solved much faster than one that holds them all.
  /// - Precondition: every term names a column.
  func maximizeByParts() -> Outcome {
    if rows.contains(where: { $0.terms.isEmpty && !$0.allowsZero }) { return .infeasible(.exact) }
    let (parts, places) = parted()
    if parts.count < 2 { return maximize() }
    var values = [Rational](repeating: .zero, count: columns.count)
    var prices = [Rational](repeating: .zero, count: rows.count)
    var exactness = Exactness.exact
    for (part, place) in zip(parts, places) {
      let outcome = part.maximize()
      guard case .optimal(let solution) = outcome else { return outcome }
      for (column, value) in zip(place.columns, solution.values) { values[column] = value }
      for (row, price) in zip(place.rows, solution.prices) { prices[row] = price }
      if solution.exactness == .withinTolerance { exactness = .withinTolerance }
    }
    let sums = objectives.map { terms in
      terms.reduce(.zero) { $0 + $1.coefficient * values[$1.column] }
    }
    return .optimal(
      Solution(values: values, objectives: sums, prices: prices, exactness: exactness))
  }

  /// Where the columns and rows of a part stand in the whole.
  private struct Places {
    var columns: [Int] = []
    var rows: [Int] = []
  }

  /// The parts, in the order of their first columns; columns that are in no row are one part.
  private func parted() -> (parts: [LinearProgram], places: [Places]) {
    var groups = DisjointSets(count: columns.count)
    var isInRow = [Bool](repeating: false, count: columns.count)
    for row in rows {
      for term in row.terms {
        isInRow[term.column] = true
        groups.join(term.column, row.terms[0].column)
      }
    }
    var partOf = [Int](repeating: -1, count: columns.count)
    var loose: Int?
    var parts: [LinearProgram] = []
    var places: [Places] = []
    var local = [Int](repeating: 0, count: columns.count)
    for column in columns.indices {
      let known = isInRow[column] ? partOf[groups.root(of: column)] : loose ?? -1
      let part = known < 0 ? parts.count : known
      if known < 0 {
        parts.append(LinearProgram(objectives: objectives.map { _ in [] }))
        places.append(Places())
        if isInRow[column] { partOf[groups.root(of: column)] = part } else { loose = part }
      }
      partOf[column] = part
      local[column] = parts[part].add(columns[column])
      places[part].columns.append(column)
    }
    func moved(_ term: Term) -> Term { (local[term.column], term.coefficient) }
    for (index, row) in rows.enumerated() {
      guard let first = row.terms.first else { continue }
      let part = partOf[first.column]
      parts[part].add(Row(row.terms.map(moved), lower: row.lower, upper: row.upper))
      places[part].rows.append(index)
    }
    for (index, objective) in objectives.enumerated() {
      for term in objective { parts[partOf[term.column]].objectives[index].append(moved(term)) }
    }
    for column in thenLargestInOrder {
      parts[partOf[column]].thenLargestInOrder.append(local[column])
    }
    return (parts, places)
  }
}

extension LinearProgram.Row {
  /// Whether a sum of 0 fulfils it.
  fileprivate var allowsZero: Bool { (lower?.sign ?? -1) <= 0 && (upper?.sign ?? 1) >= 0 }
}

/// Numbers in sets that grow together (R. Tarjan 1975), joined by size.
private struct DisjointSets {
  private var parent: [Int]
  private var size: [Int]

  init(count: Int) {
    parent = Array(0..<count)
    size = Array(repeating: 1, count: count)
  }

  /// The number that stands for the set of `element`.
  func root(of element: Int) -> Int {
    var element = element
    while parent[element] != element { element = parent[element] }
    return element
  }

  /// Makes the sets of two numbers one.
  mutating func join(_ a: Int, _ b: Int) {
    var (a, b) = (root(of: a), root(of: b))
    if a == b { return }
    if size[a] < size[b] { swap(&a, &b) }
    parent[b] = a
    size[a] += size[b]
  }
}
