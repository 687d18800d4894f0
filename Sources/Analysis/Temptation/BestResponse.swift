import Arithmetic

/// The best that a party can make of its choice.
struct BestResponse: Sendable {
  /// What it earns more than at the plan, 0 or above.
  var temptation: Rational
  /// The amounts of the choice's items.
  var amounts: [Rational]
  /// What the last used hour earns, 0 where hours are left over.
  var hourPrice: Rational
  /// How far it was verified, nil where no programme was needed.
  var exactness: LinearProgram.Exactness?
}

extension Choices {
  /// The best response of `party` to the plan; nil where a programme could not be solved.
  func bestResponse(of party: Int) -> BestResponse? { choice(of: party).best() }
}

extension Choice {
  /// The best response; nil where a programme could not be solved.
  func best() -> BestResponse? { isKnapsack ? bestInKnapsack() : bestByProgram() }

  /// The best response as a fractional knapsack, exact.
  ///
  /// What is equal stays as it is in the plan, as far as there are hours.
  /// - Precondition: `isKnapsack`, and every item that gains is bounded.
  /// - Complexity: O(n log n).
  func bestInKnapsack() -> BestResponse {
    var amounts = [Rational](repeating: 0, count: items.count)
    var left = capacity
    var price: Rational?
    for part in partsByRank() {
      let item = items[part.index]
      guard item.effort.sign > 0, let hours = left else {
        amounts[part.index] += part.room ?? 0
        continue
      }
      if hours.sign <= 0 { continue }
      let fitting = hours / item.effort
      let taken = part.room.map { min($0, fitting) } ?? fitting
      amounts[part.index] += taken
      left = hours - taken * item.effort
      if left?.isZero == true && item.gain.sign > 0 { price = item.gain / item.effort }
    }
    var change = RationalSum()
    for index in items.indices where amounts[index] != items[index].now {
      change.add(items[index].gain, times: amounts[index] - items[index].now)
    }
    return BestResponse(temptation: change.value, amounts: amounts, hourPrice: price ?? 0)
  }

  /// A stretch of an item: what the plan holds of it, or what could be added.
  private struct Part {
    let index: Int
    /// Units, nil where only hours bound it.
    let room: Rational?
    let rate: HourlyRate
    let isAdded: Bool
  }

  /// The stretches that do not lose, the best paid first.
  private func partsByRank() -> [Part] {
    var parts: [Part] = []
    for (index, item) in items.enumerated() where item.gain.sign >= 0 {
      let rate = HourlyRate(item.gain, hours: item.effort)
      if item.now.sign > 0 {
        parts.append(Part(index: index, room: item.now, rate: rate, isAdded: false))
      }
      let room = item.most.map { $0 - item.now }
      if item.gain.sign > 0 && room?.sign != 0 {
        parts.append(Part(index: index, room: room, rate: rate, isAdded: true))
      }
    }
    return parts.sorted { a, b in
      if a.rate != b.rate { return a.rate > b.rate }
      if a.isAdded != b.isAdded { return !a.isAdded }
      return a.index < b.index
    }
  }
}
