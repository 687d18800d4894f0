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

  /// Whether all that `activity` improves is known.
  func areKnown(of activity: Int) -> Bool {
    numbers(of: activity).allSatisfy { items[$0].isKnown }
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

  /// Makes room for the effects in `lines`.
  init(_ lines: WorkLines) {
    items.reserveCapacity(lines.indicator.count)
    starts.reserveCapacity(lines.count + 1)
  }

  /// Adds the effects of the next activity, those on one indicator together.
  ///
  /// - Complexity: O(n) in the effects, on average, and O(n^2) in a few.
  mutating func add(_ effects: [Model.Effect], _ better: [Better]) {
    let first = items.count
    let isLagged = effects.indices.contains { (effects[$0].lag?.value.sign ?? 0) > 0 }
    var slots: [Int: Int] = [:]
    for index in effects.indices {
      let indicator = effects[index].indicator
      let improvement = effects[index].improvement(where: better[indicator])
      let known =
        effects.count <= Impacts.few
        ? place(of: indicator, from: first) : slots[indicator]
      if let known {
        items[known].improvement += improvement ?? 0
        if improvement == nil { items[known].isKnown = false }
      } else {
        if effects.count > Impacts.few { slots[indicator] = items.count }
        items.append(
          Impact(
            indicator: indicator, improvement: improvement ?? 0, isKnown: improvement != nil,
            parts: []))
      }
      if isLagged {
        let lag = effects[index].lag?.value ?? 0
        items[known ?? items.count - 1].parts.append(
          Impact.Part(improvement: improvement, lag: lag))
      }
    }
    starts.append(items.count)
  }

  /// So many effects are looked through faster than their indicators are hashed.
  private static let few = 8

  /// The impact on `indicator` from `first` on, nil where there is none.
  private func place(of indicator: Int, from first: Int) -> Int? {
    var index = first
    while index < items.count {
      if items[index].indicator == indicator { return index }
      index += 1
    }
    return nil
  }
}

extension Model.Effect {
  /// Units of improvement per unit of the activity; nil where the amount is unknown.
  @inline(__always)
  func improvement(where better: Better) -> Rational? {
    guard let amount else { return nil }
    return moves == better ? amount.value : -amount.value
  }
}
