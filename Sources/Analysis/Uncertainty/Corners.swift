import Arithmetic

/// Places of several uncertain figures at the ends of their ranges: all corners of up to six figures, of
/// more all lowest, all highest, and then always the same that lie about at random.
struct Corners: Sequence, IteratorProtocol {
  private let figureCount: Int
  private var corner = 0
  private var random: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// How many corners there are at most where there are too many for all.
  private static let limit = 64

  init(figureCount: Int) { self.figureCount = figureCount }

  mutating func next() -> [Rational]? {
    let isAll = figureCount < 7
    guard corner < (isAll ? 1 << figureCount : Corners.limit) else { return nil }
    defer { corner += 1 }
    return (0..<figureCount).map { figure in
      if isAll { return corner >> figure & 1 == 0 ? -1 : 1 }
      if corner < 2 { return corner == 0 ? -1 : 1 }
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return random >> 63 == 0 ? -1 : 1
    }
  }
}
