extension RandomAccessCollection where Index == Int {
  /// The first place from which on `isBefore` holds of no element, where it holds of all before it.
  ///
  /// - Complexity: O(log n) in the number of elements.
  @inlinable @inline(__always)
  public func partitionPoint(where isBefore: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
