/// Choices that a figure's value would make: all ways to make them are followed, one after another.
///
/// What is computed again with the same first choices takes the same way up to there.
struct Decisions {
  /// The choices of this way.
  private var way: [Int] = []
  /// How many choices have been made.
  private var made = 0
  /// Ways that have not been followed, as choices they begin with.
  private var waiting: [[Int]] = []
  /// Whether there are more ways than may be followed.
  private(set) var isExhausted = false
  /// How many ways may still be followed.
  private var left: Int

  /// Creates choices with a limit of ways.
  init(limit: Int) { left = limit }

  /// Chooses one of several; which is no matter where there is one.
  mutating func choose(among count: Int) -> Int {
    if count < 2 { return 0 }
    defer { made += 1 }
    if made < way.count { return way[made] }
    for other in 1..<count { waiting.append(way + [other]) }
    way.append(0)
    return 0
  }

  /// Goes back to the beginning of the next way; false where all were followed or there are too many.
  mutating func takeNextWay() -> Bool {
    made = 0
    guard let next = waiting.popLast() else { return false }
    left -= 1
    if left < 0 {
      isExhausted = true
      return false
    }
    way = next
    return true
  }
}
