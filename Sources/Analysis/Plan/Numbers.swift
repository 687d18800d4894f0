/// Whole numbers that fit 32 bits, in half the memory: much passes through many of them.
struct Numbers: Sendable {
  private var items: [Int32]

  /// The same number, `count` times.
  init(repeating number: Int, count: Int) {
    items = Array(repeating: Int32(number), count: count)
  }

  /// The given numbers.
  init(_ numbers: [Int]) { items = numbers.map { Int32($0) } }

  /// The number at `place`.
  @inline(__always)
  subscript(place: Int) -> Int {
    get { Int(items[place]) }
    set { items[place] = Int32(truncatingIfNeeded: newValue) }
  }
}
