/// Indices sorted into groups, in one array.
struct Grouping: Sendable {
  /// Where each group begins in `items`; one more than groups.
  let starts: [Int]
  /// The indices, group by group, ascending in each.
  let items: [Int]

  /// No groups.
  static let none = Grouping(count: 0, groupOf: EmptyCollection())

  /// Sorts 0, 1, 2, … into `count` groups, each into the group given for it.
  ///
  /// - Complexity: O(n) in the numbers of indices and groups.
  init(count: Int, groupOf: some Collection<Int>) {
    var starts = [Int](repeating: 0, count: count + 1)
    for group in groupOf { starts[group + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var items = [Int](repeating: 0, count: groupOf.count)
    for (index, group) in groupOf.enumerated() {
      items[next[group]] = index
      next[group] += 1
    }
    self.starts = starts
    self.items = items
  }

  /// Where the indices in `group` are in `items`.
  func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  /// The indices in `group`, ascending.
  subscript(group: Int) -> ArraySlice<Int> { items[starts[group]..<starts[group + 1]] }
}
