/// Takes from a basis what has one entry left, until the kernel remains.
struct Peeling<Number: FieldElement> {
  /// A column, by its place among the basic ones, and the row it is paired with.
  typealias Pair = (row: Int, place: Int)

  /// The entries of each basic column.
  private let columns: [[MatrixEntry<Number>]]
  private var rowIsLeft: [Bool]
  private var columnIsLeft: [Bool]
  /// The number of each column's entries in the rows left.
  private var length: [Int]
  /// The places of the columns with an entry in each row.
  private var inRow: [[Int]]

  /// Begins with all rows and the given columns.
  init(_ columns: [[MatrixEntry<Number>]], rowCount: Int) {
    self.columns = columns
    rowIsLeft = [Bool](repeating: true, count: rowCount)
    columnIsLeft = [Bool](repeating: true, count: columns.count)
    length = columns.map(\.count)
    inRow = [[Int]](repeating: [], count: rowCount)
    for (place, entries) in columns.enumerated() {
      for entry in entries { inRow[entry.row].append(place) }
    }
  }

  /// Takes columns with one entry in the rows left, in order.
  mutating func peelColumns() -> [Pair] {
    var pairs: [Pair] = []
    var queue = length.indices.filter { length[$0] == 1 }
    var next = 0
    while next < queue.count {
      let place = queue[next]
      next += 1
      let entry = columns[place].first { rowIsLeft[$0.row] }
      guard let row = entry?.row else { continue }
      pairs.append((row, place))
      columnIsLeft[place] = false
      rowIsLeft[row] = false
      for other in inRow[row] where columnIsLeft[other] {
        length[other] -= 1
        if length[other] == 1 { queue.append(other) }
      }
    }
    return pairs
  }

  /// Takes rows with one entry in the columns left, in order.
  mutating func peelRows() -> [Pair] {
    var pairs: [Pair] = []
    var width = inRow.map { places in places.reduce(0) { $0 + (columnIsLeft[$1] ? 1 : 0) } }
    var queue = width.indices.filter { width[$0] == 1 && rowIsLeft[$0] }
    var next = 0
    while next < queue.count {
      let row = queue[next]
      next += 1
      guard let place = inRow[row].first(where: { columnIsLeft[$0] }) else { continue }
      pairs.append((row, place))
      columnIsLeft[place] = false
      rowIsLeft[row] = false
      for entry in columns[place] where rowIsLeft[entry.row] {
        width[entry.row] -= 1
        if width[entry.row] == 1 { queue.append(entry.row) }
      }
    }
    return pairs
  }

  /// The columns left, by place, with their entries in the rows left.
  func rest() -> [(name: Int, entries: [MatrixEntry<Number>])] {
    columns.indices.filter { columnIsLeft[$0] }.map { place in
      (place, columns[place].filter { rowIsLeft[$0.row] })
    }
  }
}
