/// Looks for the rows' prices at which the smoothed dual is least, with ever less width.
///
/// Steps remember how the slope changed before (J. Nocedal, Mathematics of Computation 35, 1980), and
/// stop where a price would have the wrong sign.
struct PriceSearch {
  /// A step, and how the slope changed by it.
  private struct Step {
    let move: [Double]
    let bend: [Double]
    /// Their product, above zero.
    let product: Double
  }

  private let dual: SmoothedDual
  /// The prices so far, in the dual's units.
  private var prices: [Double]
  /// What a unit of a column may add for it to stand between its bounds, on both sides of zero.
  private(set) var width: Double
  private var value = 0.0
  private var slope: [Double] = []
  private var steps: [Step] = []

  /// How often the width is made less, and by how much.
  private static let (stages, shrinking) = (5, 3.0)
  /// How many steps are taken with a width, and how many of them are remembered.
  private static let (patience, memory) = (30, 10)
  /// What a step must gain, relatively, for another with the same width.
  private static let least = 1e-7

  /// Begins where no row has a price.
  init(_ dual: SmoothedDual) {
    self.dual = dual
    prices = dual.least.map { _ in 0 }
    let costs = dual.program.objective
    width = costs.reduce(0) { $0 + $1.magnitude } / Double(max(costs.count, 1))
  }

  /// Searches.
  ///
  /// - Complexity: linear in the number of coefficients, some hundred times.
  mutating func run() {
    for stage in 0..<Self.stages {
      if stage > 0 { width /= Self.shrinking }
      steps = []
      (value, slope) = dual.look(at: prices, width: width)
      for _ in 0..<Self.patience where !descend() { break }
    }
  }

  /// The rows' prices that were found.
  var found: [Double] { dual.inner(prices) }

  /// Takes a step; false where none leads much lower.
  private mutating func descend() -> Bool {
    let direction = direction()
    var length = 1.0
    while length > 1e-3 {
      let next = prices.indices.map { i in
        min(max(prices[i] + length * direction[i], dual.least[i]), dual.most[i])
      }
      let move = zip(next, prices).map { $0 - $1 }
      let (value, slope) = dual.look(at: next, width: width)
      if value < self.value + 1e-4 * product(self.slope, move) {
        remember(move, bend: zip(slope, self.slope).map { $0 - $1 })
        let gain = self.value - value
        (prices, self.value, self.slope) = (next, value, slope)
        return gain > Self.least * value.magnitude
      }
      length *= 0.4
    }
    return false
  }

  /// Where the next step leads: down the slope, as bent as it was in the steps before.
  private func direction() -> [Double] {
    let isHeld = prices.indices.map { i in
      prices[i] <= dual.least[i] && slope[i] > 0 || prices[i] >= dual.most[i] && slope[i] < 0
    }
    var direction = slope.indices.map { isHeld[$0] ? 0 : -slope[$0] }
    var shares: [Double] = []
    for step in steps.reversed() {
      let share = product(step.move, direction) / step.product
      shares.append(share)
      add(-share, times: step.bend, to: &direction)
    }
    let scale = steps.last.map { $0.product / product($0.bend, $0.bend) } ?? width
    for i in direction.indices { direction[i] *= scale }
    for (step, share) in zip(steps, shares.reversed()) {
      let back = product(step.bend, direction) / step.product
      add(share - back, times: step.move, to: &direction)
    }
    return direction.indices.map { isHeld[$0] ? 0 : direction[$0] }
  }

  /// Keeps a step in mind, if the slope rose by it.
  private mutating func remember(_ move: [Double], bend: [Double]) {
    let product = product(move, bend)
    if product <= 1e-12 * width * self.product(bend, bend) { return }
    if steps.count == Self.memory { steps.removeFirst() }
    steps.append(Step(move: move, bend: bend, product: product))
  }

  /// The sum of the products of two lists' numbers.
  private func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }

  /// Adds a multiple of one list to another.
  private func add(_ factor: Double, times list: [Double], to sum: inout [Double]) {
    for i in sum.indices { sum[i] += factor * list[i] }
  }
}
