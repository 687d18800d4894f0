import TestSamples

/// What models are drawn with.
extension SplitMix64 {
  /// A whole number of the range; the slight bias does no harm here.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// True in `percent` of 100 cases.
  mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

  mutating func pick<T>(_ values: [T]) -> T { values[number(0...values.count - 1)] }

  /// So many different values.
  mutating func pick<T>(_ count: Int, of values: [T]) -> [T] {
    var rest = values
    return (0..<min(count, rest.count)).map { _ in rest.remove(at: number(0...rest.count - 1)) }
  }
}
