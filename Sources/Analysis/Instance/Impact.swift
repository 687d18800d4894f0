import Arithmetic
import Evaluation
import Syntax

/// What one unit of an activity does to an indicator, all of its effects on it together.
struct Impact: Sendable {
  private let place: Int32
  /// The last of its effects one by one, where some effect of the activity is late; else -1.
  fileprivate var lastPart: Int32 = -1
  /// Units of improvement, 0 where they are unknown.
  var improvement: Rational
  /// Whether every amount is given.
  var isKnown: Bool

  /// The indicator.
  var indicator: Int { Int(place) }

  /// The impact of one effect; nil where it is unknown.
  fileprivate init(on indicator: Int, _ improvement: Rational?) {
    place = Int32(indicator)
    self.improvement = improvement ?? 0
    isKnown = improvement != nil
  }

  /// Adds another effect; nil where it is unknown.
  fileprivate mutating func add(_ amount: Rational?) {
    if let amount { improvement += amount } else { isKnown = false }
  }
}

/// The impacts of all activities, one activity after another.
struct Impacts: Sendable {
  /// One effect of an activity of which some effect is late.
  private struct Part: Sendable {
    /// Units of improvement, nil where unknown.
    let improvement: Rational?
    /// Days until it arrives.
    let lag: Rational
    /// The part before it of the same impact, -1 for none.
    let next: Int32
  }

  private var items: [Impact] = []
  /// The first impact of each activity, and the number of impacts at the end.
  private var starts = [0]
  /// Whether all that activities improve is known.
  private(set) var areAllKnown = true
  /// The parts of all impacts.
  private var parts: [Part] = []

  /// The numbers of the impacts of `activity`.
  func numbers(of activity: Int) -> Range<Int> { starts[activity]..<starts[activity + 1] }

  /// Whether all that `activity` improves is known.
  func areKnown(of activity: Int) -> Bool {
    if areAllKnown { return true }
    for number in starts[activity]..<starts[activity + 1] where !items[number].isKnown {
      return false
    }
    return true
  }

  /// The impact of a number.
  subscript(number number: Int) -> Impact { items[number] }

  /// The impacts of `activity`, in the order of their indicators' first mention.
  subscript(activity: Int) -> ArraySlice<Impact> {
    items[starts[activity]..<starts[activity + 1]]
  }

  /// The impact of `activity` on `indicator`, nil where there is none.
  func impact(of activity: Int, on indicator: Int) -> Impact? {
    for index in starts[activity]..<starts[activity + 1] where items[index].indicator == indicator {
      return items[index]
    }
    return nil
  }

  /// The improvement that a horizon lets its party see; nil where it is unknown.
  ///
  ///     seen(i,a,k) = imp(a,k) if l_ak <= H_i, else 0
  func seen(_ impact: Impact, within horizon: Rational?) -> Rational? {
    var next = impact.lastPart
    guard next >= 0, let horizon else { return impact.isKnown ? impact.improvement : nil }
    var sum = Rational.zero
    while next >= 0 {
      let part = parts[Int(next)]
      next = part.next
      if part.lag > horizon { continue }
      guard let improvement = part.improvement else { return nil }
      sum += improvement
    }
    return sum
  }

  /// Days until parts of an impact arrive, in no order; none where no effect of the activity is late.
  func lags(of impact: Impact) -> [Rational] {
    var lags: [Rational] = []
    var next = impact.lastPart
    while next >= 0 {
      lags.append(parts[Int(next)].lag)
      next = parts[Int(next)].next
    }
    return lags
  }

  /// Adds up the effects of each activity, those on one indicator together.
  ///
  /// - Complexity: O(n) in the effects, on average, and O(n^2) in a few.
  init(_ model: Model, _ lines: WorkLines) {
    items.reserveCapacity(lines.effects.count)
    starts.reserveCapacity(lines.count + 1)
    let activities = model.activities
    for activity in activities.indices {
      let effects = lines.effects(of: activity)
      let first = items.count
      let isLagged = effects.contains { lines.isLagged($0) }
      var slots: [Int: Int]?
      for effect in effects {
        let line = lines.effects[effect]
        let given = activities[activity].effects[effect - effects.lowerBound].amount?.value
        let amount = line.isBetter ? given : given.map { -$0 }
        if amount == nil { areAllKnown = false }
        if let slot = slot(of: line.indicator, from: first, among: effects.count, &slots) {
          items[slot].add(amount)
          if isLagged { addPart(amount, after: lines.lag(of: effect), to: slot) }
        } else {
          items.append(Impact(on: line.indicator, amount))
          if isLagged { addPart(amount, after: lines.lag(of: effect), to: items.count - 1) }
        }
      }
      starts.append(items.count)
    }
  }

  /// Adds an effect to the parts of an impact.
  private mutating func addPart(_ amount: Rational?, after lag: Rational?, to slot: Int) {
    parts.append(Part(improvement: amount, lag: lag ?? 0, next: items[slot].lastPart))
    items[slot].lastPart = Int32(parts.count - 1)
  }

  /// So many effects are looked through faster than their indicators are hashed.
  private static let few = 8

  /// The place of the impact on `indicator` from `first` on, nil where there is none; of many
  /// effects it is noted in `slots`, where the next is to be.
  private func slot(
    of indicator: Int, from first: Int, among effects: Int, _ slots: inout [Int: Int]?
  ) -> Int? {
    if effects > Impacts.few { return Impacts.note(indicator, items.count, in: &slots) }
    var index = first
    while index < items.count {
      if items[index].indicator == indicator { return index }
      index += 1
    }
    return nil
  }

  /// The place noted for `indicator`; where there is none, `place` is from now on.
  private static func note(
    _ indicator: Int, _ place: Int, in slots: inout [Int: Int]?
  ) -> Int? {
    if let known = slots?[indicator] { return known }
    slots = slots ?? [:]
    slots?[indicator] = place
    return nil
  }
}

extension Model.Effect {
  /// Units of improvement per unit of the activity; nil where the amount is unknown.
  func improvement(where better: Better) -> Rational? {
    guard let amount else { return nil }
    return moves == better ? amount.value : -amount.value
  }
}
