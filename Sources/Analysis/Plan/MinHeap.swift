/// Numbers of which the smallest comes out first.
struct MinHeap: Sendable {
  /// Each number is at most those at twice its place plus one and two.
  private var items: [Int] = []

  /// The smallest number.
  var smallest: Int? { items.first }

  /// - Complexity: O(log n).
  mutating func insert(_ item: Int) {
    items.append(item)
    var child = items.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if items[parent] <= items[child] { return }
      items.swapAt(parent, child)
      child = parent
    }
  }

  /// Takes out the smallest number.
  ///
  /// - Complexity: O(log n).
  mutating func popSmallest() -> Int? {
    guard let smallest = items.first else { return nil }
    let last = items.removeLast()
    if items.isEmpty { return smallest }
    items[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= items.count { return smallest }
      if child + 1 < items.count && items[child + 1] < items[child] { child += 1 }
      if items[parent] <= items[child] { return smallest }
      items.swapAt(parent, child)
      parent = child
    }
  }
}
