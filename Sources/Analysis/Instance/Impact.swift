import Arithmetic
import Evaluation
import Syntax

/// What one unit of an activity does to an indicator, all of its effects on it together.
struct Impact: Sendable {
  /// The indicator.
  let indicator: Int
  /// Units of improvement, 0 where they are unknown.
  fileprivate(set) var improvement: Rational
  /// Whether every amount is given.
  fileprivate(set) var isKnown: Bool
  /// The place of the lag of its only effect, -1 where that arrives at once; below -1, that of the
  /// last of its parts.
  fileprivate var late: Int32

  /// The impact of one effect.
  fileprivate init(_ effect: WorkLines.Effect, _ improvement: Rational) {
    indicator = effect.indicator
    self.improvement = improvement
    isKnown = effect.isKnown
    late = effect.lagPlace
  }

  /// Its improvement, nil where it is unknown.
  fileprivate var known: Rational? { isKnown ? improvement : nil }
}

/// The impacts of all activities, one activity after another.
///
/// Mostly an activity has one effect on an indicator: then impacts are the effects, and take nothing.
struct Impacts: Sendable {
  /// Some effects of one impact that arrive at one time.
  private struct Part: Sendable {
    /// Units of improvement, nil where unknown.
    let improvement: Rational?
    /// Days until they arrive.
    let lag: Rational
    /// The part before it of the same impact, as `late` has it; -1 for none.
    let next: Int32
  }

  private let effects: [WorkLines.Effect]
  private let improvements: [Rational]
  private let lags: [(effect: Int, days: Rational)]
  /// The first impact of each activity, and the number of impacts at the end.
  private var starts: [Int]
  /// The impacts, where some activity has several effects on one indicator; else empty.
  private var merged: [Impact] = []
  /// The parts of impacts of several effects of which some are late.
  private var parts: [Part] = []

  /// The numbers of the impacts of `activity`.
  func numbers(of activity: Int) -> Range<Int> { starts[activity]..<starts[activity + 1] }

  /// The impact of a number.
  subscript(number number: Int) -> Impact {
    merged.isEmpty ? impact(ofEffect: number) : merged[number]
  }

  /// The impacts of `activity`, in the order of their indicators' first mention.
  subscript(activity: Int) -> ImpactsOfActivity {
    ImpactsOfActivity(impacts: self, numbers: numbers(of: activity))
  }

  /// The impact of `activity` on `indicator`, nil where there is none.
  func impact(of activity: Int, on indicator: Int) -> Impact? {
    for number in starts[activity]..<starts[activity + 1]
    where self[number: number].indicator == indicator {
      return self[number: number]
    }
    return nil
  }

  /// The improvement that a horizon lets its party see; nil where it is unknown.
  ///
  ///     seen(i,a,k) = imp(a,k) if l_ak <= H_i, else 0
  func seen(_ impact: Impact, within horizon: Rational?) -> Rational? {
    guard impact.late != -1, let horizon else { return impact.known }
    if impact.late >= 0 { return lags[Int(impact.late)].days > horizon ? 0 : impact.known }
    var sum = Rational.zero
    var next = impact.late
    while next < -1 {
      let part = parts[Impacts.place(next)]
      next = part.next
      if part.lag > horizon { continue }
      guard let improvement = part.improvement else { return nil }
      sum += improvement
    }
    return sum
  }

  /// Days until parts of an impact arrive, in no order; none where all of it arrives at once.
  func lags(of impact: Impact) -> [Rational] {
    if impact.late >= 0 { return [lags[Int(impact.late)].days] }
    var found: [Rational] = []
    var next = impact.late
    while next < -1 {
      found.append(parts[Impacts.place(next)].lag)
      next = parts[Impacts.place(next)].next
    }
    return found
  }

  /// Adds up the effects of each activity, those on one indicator together.
  ///
  /// - Complexity: O(n) in the effects, on average, and O(n^2) in a few.
  init(_ lines: WorkLines) {
    (effects, improvements) = (lines.effects, lines.improvements)
    (lags, starts) = (lines.lags, lines.firstEffect)
    if (0..<lines.count).allSatisfy({ lines.areApart($0) }) { return }
    starts = [0]
    for activity in 0..<lines.count {
      var slots: [Int: Int] = [:]
      for number in lines.effects(of: activity) {
        let slot = slots[effects[number].indicator] ?? merged.count
        slots[effects[number].indicator] = slot
        if slot == merged.count {
          merged.append(impact(ofEffect: number))
        } else {
          add(impact(ofEffect: number), to: slot)
        }
      }
      starts.append(merged.count)
    }
  }

  /// The impact of one effect.
  private func impact(ofEffect number: Int) -> Impact {
    Impact(effects[number], improvements[number])
  }

  /// Adds another effect to an impact.
  private mutating func add(_ one: Impact, to slot: Int) {
    if merged[slot].late != -1 || one.late != -1 {
      if merged[slot].late >= -1 { merged[slot].late = part(merged[slot], after: -1) }
      merged[slot].late = part(one, after: merged[slot].late)
    }
    merged[slot].improvement += one.improvement
    if !one.isKnown { merged[slot].isKnown = false }
  }

  /// Adds a part for what arrives at one time, and returns where it is.
  private mutating func part(_ impact: Impact, after next: Int32) -> Int32 {
    let lag = impact.late < 0 ? 0 : lags[Int(impact.late)].days
    parts.append(Part(improvement: impact.known, lag: lag, next: next))
    return -1 - Int32(parts.count)
  }

  /// The place in `parts` that `late` tells.
  private static func place(_ late: Int32) -> Int { -2 - Int(late) }
}

/// The impacts of one activity.
struct ImpactsOfActivity: RandomAccessCollection {
  fileprivate let impacts: Impacts
  fileprivate let numbers: Range<Int>

  var startIndex: Int { numbers.lowerBound }
  var endIndex: Int { numbers.upperBound }

  subscript(number: Int) -> Impact { impacts[number: number] }
}

extension WorkLines {
  /// So many effects are looked through faster than their indicators are hashed.
  private static let few = 8

  /// Whether no two effects of an activity are on one indicator.
  fileprivate func areApart(_ activity: Int) -> Bool {
    let own = effects(of: activity)
    if own.count < 2 { return true }
    if own.count > WorkLines.few {
      return Set(own.map { effects[$0].indicator }).count == own.count
    }
    for number in own.dropFirst() {
      for before in own.lowerBound..<number
      where effects[before].indicator == effects[number].indicator { return false }
    }
    return true
  }
}

extension Model.Effect {
  /// Units of improvement per unit of the activity; nil where the amount is unknown.
  func improvement(where better: Better) -> Rational? {
    guard let amount else { return nil }
    return moves == better ? amount.value : -amount.value
  }
}
