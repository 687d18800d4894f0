import Arithmetic
import Evaluation
import Syntax

/// What one unit of an activity does to an indicator, all of its effects on it together.
struct Impact: Sendable {
  let indicator: Int
  /// Units of improvement, 0 where they are unknown.
  var improvement: Rational
  /// Whether every amount is given.
  var isKnown: Bool
  /// The effects one by one, where some effect of the activity is late; else empty.
  var parts: [Part]

  /// One effect.
  struct Part: Sendable {
    /// Units of improvement, nil where unknown.
    let improvement: Rational?
    /// Days until it arrives.
    let lag: Rational
  }

  /// The improvement that a horizon lets its party see; nil where it is unknown.
  ///
  ///     seen(i,a,k) = imp(a,k) if l_ak <= H_i, else 0
  func seen(within horizon: Rational?) -> Rational? {
    guard let horizon, !parts.isEmpty else { return isKnown ? improvement : nil }
    var sum = Rational.zero
    for part in parts where part.lag <= horizon {
      guard let improvement = part.improvement else { return nil }
      sum += improvement
    }
    return sum
  }
}

/// The impacts of all activities, one activity after another.
struct Impacts: Sendable {
  private var items: [Impact] = []
  /// The first impact of each activity, and the number of impacts at the end.
  private var starts = [0]

  /// The numbers of the impacts of `activity`.
  func numbers(of activity: Int) -> Range<Int> { starts[activity]..<starts[activity + 1] }

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

  /// - Complexity: O(n) in the number of effects.
  init(_ model: Model) {
    var slots = [Int](repeating: -1, count: model.indicators.count)
    let better = model.indicators.map(\.better)
    let count = model.activities.indices.reduce(0) { $0 + model.activities[$1].effects.count }
    items.reserveCapacity(count)
    starts.reserveCapacity(model.activities.count + 1)
    for activity in model.activities.indices {
      append(model.activities[activity].effects, better, &slots)
      starts.append(items.count)
    }
  }

  /// Merges the effects of one activity; `slots` has -1 for every indicator before and after.
  private mutating func append(_ effects: [Model.Effect], _ better: [Better], _ slots: inout [Int])
  {
    let first = items.count
    let isLagged = effects.indices.contains { (effects[$0].lag?.value.sign ?? 0) > 0 }
    for index in effects.indices {
      let indicator = effects[index].indicator
      if slots[indicator] < 0 {
        slots[indicator] = items.count
        items.append(Impact(indicator: indicator, improvement: 0, isKnown: true, parts: []))
      }
      let improvement = effects[index].improvement(where: better[indicator])
      let slot = slots[indicator]
      items[slot].improvement += improvement ?? 0
      if improvement == nil { items[slot].isKnown = false }
      if isLagged {
        let lag = effects[index].lag?.value ?? 0
        items[slot].parts.append(Impact.Part(improvement: improvement, lag: lag))
      }
    }
    for slot in first..<items.count { slots[items[slot].indicator] = -1 }
  }
}

extension Model.Effect {
  /// Units of improvement per unit of the activity; nil where the amount is unknown.
  func improvement(where better: Better) -> Rational? {
    amount.map { moves == better ? $0.value : -$0.value }
  }
}
