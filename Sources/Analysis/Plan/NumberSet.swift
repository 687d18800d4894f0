/// Numbers below a bound, of which the smallest and the largest are found at once.
///
/// A bit for each number; above every 64 bits one that tells whether there are any, and so on.
struct NumberSet: Sendable {
  /// The bits of all levels, the numbers' own first and one word last.
  private var words: [UInt64] = []
  /// Where the words of each level begin.
  private var starts: [Int] = []

  /// An empty set of numbers from 0 to below `bound`.
  init(below bound: Int) {
    var count = bound
    repeat {
      count = (count + 63) / 64
      starts.append(words.count)
      words += Array(repeating: 0, count: max(count, 1))
    } while count > 1
  }

  /// Puts `number` in.
  ///
  /// - Complexity: O(log n) in the bound, in steps of 64.
  mutating func insert(_ number: Int) {
    var number = number
    for start in starts {
      let place = start + number >> 6
      let before = words[place]
      words[place] = before | bit(number)
      if before != 0 { return }
      number >>= 6
    }
  }

  /// Takes `number` out.
  ///
  /// - Complexity: O(log n) in the bound, in steps of 64.
  mutating func remove(_ number: Int) {
    var number = number
    for start in starts {
      let place = start + number >> 6
      words[place] &= ~bit(number)
      if words[place] != 0 { return }
      number >>= 6
    }
  }

  /// The smallest number.
  var smallest: Int? { found { $0.trailingZeroBitCount } }

  /// The largest number.
  var largest: Int? { found { 63 - $0.leadingZeroBitCount } }

  /// The number to which a bit of the word at hand leads, from the one word down.
  @inline(__always)
  private func found(by place: (UInt64) -> Int) -> Int? {
    if words[words.count - 1] == 0 { return nil }
    var number = 0
    for start in starts.reversed() { number = number << 6 + place(words[start + number]) }
    return number
  }

  /// The bit of `number` in its word.
  @inline(__always)
  private func bit(_ number: Int) -> UInt64 { 1 << UInt64(number & 63) }
}
